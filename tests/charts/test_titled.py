"""A picture that leaves its page says what it shows."""

import altair

from sbp.charts import theme, titled, trend, words


def test_the_words_stand_above_the_chart_and_the_mark_is_kept(result) -> None:
    drawn = trend.spec(result)
    told = titled.spec(drawn, "A finding " * 20, "Things, each month", "Maker, OGL.", "", "Data version 1.")
    assert len(told["title"]["text"]) > 1
    assert "".join(told["title"]["subtitle"]).startswith(words.DEMONSTRATION)
    assert told["title"]["subtitle"][-2:] == ["Maker, OGL.", "Data version 1."]
    assert drawn["title"] == {"text": words.DEMONSTRATION}  # the page's own is left alone
    altair.Chart.from_dict(told)


def test_words_keep_their_contrast_on_a_dark_ground(result) -> None:
    told = titled.spec(trend.spec(result, colours=theme.DARK), "Finding", "Shown", "Source")
    assert told["title"]["subtitleColor"] == theme.DARK.text


def test_a_mark_that_the_words_hold_already_is_not_said_twice(result) -> None:
    told = titled.spec(trend.spec(result), "Finding", words.subtitle(result), "Source")
    assert " ".join(told["title"]["subtitle"]).count(words.DEMONSTRATION) == 1
