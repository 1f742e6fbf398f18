"""Statuses in words: shapes that differ, rules that say their direction, numbers with sign, judged beside computed."""

from dataclasses import replace
from datetime import date

import pytest

from sbp.charts import strategy_words
from sbp.model import Change, Interval
from sbp.profiles import BoroughRow
from sbp.standing import RankInterval, Standing
from sbp.strategy_model import BoardRow, Fired, Progress, Reference, Status

AT = Reference("End of year report", "8. Metrics")
RISE = Change(1200, 1000, 1.2, Interval(1.1, 1.3), 2.0)
WORSE = Status("worsening", Fired("change", date(2026, 2, 1), 1), None, 0.05, "worsening")


@pytest.fixture
def row(result):
    return BoardRow(replace(result, change=RISE), WORSE, None)


def test_every_state_has_a_word_and_a_shape_of_its_own():
    assert strategy_words.STATE_WORDS.keys() == strategy_words.STATE_SHAPES.keys()
    assert len(set(strategy_words.STATE_SHAPES.values())) == len(strategy_words.STATE_SHAPES) == 6


def test_the_rule_that_fired_says_month_and_direction(row):
    assert strategy_words.rule(row) == "The 12 months to Feb 2026 are clearly higher than the 12 before."


def test_what_else_fired_is_said_as_well(row):
    both = replace(row, status=replace(WORSE, also=Fired("run", date(2025, 12, 1), -1)))
    assert strategy_words.rule(both).endswith("Also: seven months in a row were lower than expected, Dec 2025.")


def test_a_measure_that_cannot_be_compared_says_why(row):
    change = Change(None, None, None, None, 2.0, "not comparable: the system changed on 28 Feb 2024")
    status = Status("not comparable", None, None, None, "")
    told = strategy_words.rule(BoardRow(replace(row.result, change=change), status, None))
    assert told == "Not comparable: the system changed on 28 Feb 2024."


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (RISE, "+20% (+10% to +30%)"),
        (Change(880, 1000, 0.88, Interval(0.81, 0.95), 2.0), "−12% (−19% to −5%)"),
        (Change(1080, 1000, 1.08, Interval(1.003, 1.16), 2.0), "+8% (+0.3% to +16%)"),
        (Change(100, 100, 1.0, Interval(0.9, 1.1), 2.0), "0% (−10% to +10%)"),
        (Change(12, 9, None, None, 1.0, "too few for a percentage: 12 after 9"), "too few for a percentage"),
        (Change(None, None, None, None, None), "not compared"),
    ],
)
def test_a_percentage_carries_its_range_or_its_reason(change, told):
    assert strategy_words.change_percent(change) == told


def test_two_totals_say_their_difference(row):
    assert strategy_words.two_points(row) == "worsening (+200)"
    same = replace(row.result, change=Change(5, 5, None, None, 1.0))
    assert strategy_words.two_points(BoardRow(same, replace(WORSE, two_points="no signal"), None)) == "the same"
    none = replace(row.result, change=Change(None, None, None, None, 1.0))
    assert strategy_words.two_points(BoardRow(none, replace(WORSE, two_points=""), None)) == "no two totals to compare"


@pytest.mark.parametrize(
    ("state", "alone", "told"),
    [
        ("no signal", "worsening", "Two totals alone: worsening (+200)."),
        ("worsening", "worsening", ""),
        ("not enough data", "worsening", ""),  # old totals would pass for news
        ("no signal", "", ""),
    ],
)
def test_two_totals_are_named_only_where_they_say_something_else(row, state, alone, told):
    assert strategy_words.otherwise(replace(row, status=replace(WORSE, state=state, two_points=alone))) == told


@pytest.mark.parametrize(
    ("chance", "told"), [(None, ""), (0.05, "at most 5%"), (0.012, "at most 1%"), (0.004, "under 1%")]
)
def test_how_often_a_rule_is_wrong(chance, told):
    assert strategy_words.false_alarm(replace(WORSE, false_alarm=chance)) == told


def test_a_judged_status_is_as_printed_with_its_doubt():
    said = Progress("action", "talk", "2021/22 Q4", "Achieved and ongoing", "", AT, is_certain=True)
    assert strategy_words.judged(said) == "Achieved and ongoing (2021/22 Q4)"
    assert strategy_words.judged(replace(said, is_certain=False)) == "Achieved and ongoing (2021/22 Q4, row uncertain)"
    assert strategy_words.judged(replace(said, status="")) == strategy_words.judged(None) == "no judged status recorded"


def test_the_headline_counts_the_states(row):
    told = strategy_words.board_headline((row, row, replace(row, status=replace(WORSE, state="no signal"))))
    assert told == "Of 3 measures: 2 worsening; 1 no signal"
    assert strategy_words.board_headline((row,)) == "Of 1 measure: 1 worsening"
    assert strategy_words.board_headline(()) == "No measure of this priority is in open data"


def test_rates_name_their_population(row):
    area = row.result.area
    assert (
        strategy_words.population((row,))
        == f"Rates are per 1,000 of {area.residents:,} residents ({area.residents_label})."
    )
    assert strategy_words.population(()) == ""


def test_the_borough_is_placed_among_the_regions_boroughs(row):
    ranks = RankInterval(2, 4, 32, 0.95, 1000, 1)
    standing = Standing(60.0, ranks, 900.0, "inside")
    line = BoroughRow(row.result.area, 1200, 60.0, None, RISE, RISE, standing, is_own=True, is_similar=False)
    among = replace(row, among=line)
    assert strategy_words.place(among, "London") == "between 2nd and 4th highest of 32 in London"
    assert strategy_words.beside(among, "London") == "rest of London 0%: ours 20% more"
    fewer = replace(line, against_others=Change(800, 1000, 0.8, Interval(0.7, 0.9), 2.0))
    assert strategy_words.beside(replace(row, among=fewer), "London") == "rest of London +50%: ours 20% less"
    alike = replace(line, against_others=Change(1000, 1000, 1.0, Interval(0.9, 1.1), 2.0))
    assert strategy_words.beside(replace(row, among=alike), "London") == "rest of London +20%: no clear difference"


def test_without_the_other_boroughs_nothing_is_said_of_them(row):
    assert (strategy_words.place(row, "London"), strategy_words.beside(row, "London")) == ("", "")


def _in_state(row, state, name):
    indicator = replace(row.result.indicator, name=name)
    return replace(row, result=replace(row.result, indicator=indicator), status=replace(WORSE, state=state))


def test_in_short_what_moved_is_named_and_the_rest_counted(row):
    rows = tuple(_in_state(row, "improving", name) for name in ("Arson", "Robbery", "Theft"))
    rows += (_in_state(row, "worsening", "Scams"), _in_state(row, "no signal", "Fires"))
    assert strategy_words.in_short(rows) == "Worsening: Scams. Improving: Arson, Robbery and 1 more."
    assert strategy_words.telling(rows).result.indicator.name == "Scams"


@pytest.mark.parametrize(
    ("rule", "ratio", "told"),
    [
        ("outside", None, "one month, Jul 2025"),
        ("two_of_three", None, "two of three months to Jul 2025"),
        ("run", None, "seven months in a row to Jul 2025"),
        ("outside", 0.8, "one month, Jul 2025"),
        ("outside", 1.2, ""),
        ("change", 1.2, ""),
    ],
)
def test_a_status_that_rests_on_months_says_which_unless_the_year_shows_the_same(row, rule, ratio, told):
    spread = Interval(ratio - 0.1, ratio + 0.1) if ratio else Interval(0.9, 1.1)
    year = replace(row.result, change=Change(1000, 1000, ratio or 1.0, spread, 2.0))
    row = BoardRow(year, replace(WORSE, decided=Fired(rule, date(2025, 7, 1), 1)), None)
    assert strategy_words.in_months(row) == told
    name = row.result.indicator.name
    assert strategy_words.in_short((row,)) == f"Worsening: {name} ({told})." if told else f"Worsening: {name}."


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("no signal", "No measure improved"),
        ("not enough data", "can be judged"),
        ("not comparable", "can be judged"),
    ],
)
def test_in_short_what_did_not_move_is_not_taken_for_what_cannot_be_judged(row, state, told):
    assert told in strategy_words.in_short((_in_state(row, state, "Arson"),))


def test_in_short_without_measures(row):
    assert strategy_words.in_short(()) == "No measure of this priority is in open data."
    assert strategy_words.telling((replace(row, result=replace(row.result, points=())),)) is None


def test_a_judged_status_says_where_it_was_said():
    said = Progress("priority", "p", "2025/26 Q4", "On track", "", Reference("Board", "5 Mar 2026"), is_certain=True)
    assert strategy_words.judged_at(said) == "On track (2025/26 Q4): Board, 5 Mar 2026"
    assert strategy_words.judged_at(None) == strategy_words.NONE_JUDGED


def test_the_document_that_all_rows_name_is_said_once():
    rows = [{"What": "a", "Where": "Plan, 2020, Part 1, Aim"}, {"What": "b", "Where": "Plan, 2020, Part 2"}]
    assert strategy_words.said_once([*rows, {"What": "c", "Where": "–"}], "Where") == (
        [{"What": "a", "Where": "Part 1, Aim"}, {"What": "b", "Where": "Part 2"}, {"What": "c", "Where": "–"}],
        "Plan, 2020",
    )
    assert strategy_words.said_once(rows[:1], "Where") == (rows[:1], "")
    assert strategy_words.said_once([*rows[:1], {"What": "c", "Where": "Another, 1"}], "Where")[1] == ""


def test_a_document_that_most_rows_name_is_said_once_and_the_others_keep_theirs():
    rows = [{"What": place, "Where": place} for place in ("Plan, 2020, Aim", "Plan, 2020, How", "Another, 1")]
    told, document = strategy_words.said_once(rows, "Where")
    assert [row["Where"] for row in told] == ["Aim", "How", "Another, 1"]
    assert document == "Plan, 2020, where a place is given and no other document is named"


def test_a_blank_status_is_said_once_with_all_measures_that_it_stands_for(row):
    blank = Progress("measure", "x", "2021/22 Q4", "", "Left blank", AT, is_certain=True)
    judged = replace(blank, status="Achieved")
    told = strategy_words.unjudged(
        (replace(row, judged=blank), replace(row, judged=judged), replace(row, judged=blank))
    )
    name = row.result.indicator.name
    assert told == [f"Left blank (2021/22 Q4, End of year report, 8. Metrics): {name}; {name}."]


@pytest.mark.parametrize(
    ("phrase", "told"), [("said once.", "Said once."), ("7. Are we on track?", "7. Are we on track?")]
)
def test_a_sentence_ends_once(phrase, told):
    assert strategy_words.sentence(phrase) == told
