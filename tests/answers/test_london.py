"""The region's boroughs: each whole or not held, each moved against the others, and alike by a stated rule."""

from dataclasses import replace
from datetime import date

import pytest

from sbp import months
from sbp.answers import london
from sbp.errors import UsageError
from tests import borough_file as tiny
from tests import oracles

TODAY = date(2025, 3, 10)


def table(con, words, indicator="total", last=None, length=12):
    return london.table(con, words, indicator, last, length, TODAY)


def test_counts_and_rates_match_a_loop_over_months(con, words):
    found, series = table(con, words), oracles.read_series(con)
    first = months.add(tiny.LAST, -11)
    assert [row.area.name for row in found.rows] == ["Alderham", "Birchfield", "Cedarwick", "Exampleton"]
    assert [row.is_own for row in found.rows] == [False, False, False, True]
    for row in found.rows:
        assert row.count == oracles.window_sum(series["total", row.area.code], first, 12)[0]
        assert row.rate_per_1000 == pytest.approx(1000 * row.count / row.area.residents)
    counts, residents = (sum(each) for each in zip(*((r.count, r.area.residents) for r in found.rows), strict=True))
    assert found.total_rate == pytest.approx(1000 * counts / residents)
    assert found.not_held == ("Dogwood",)


def test_change_is_set_against_the_others_without_the_borough_itself(con, words):
    found = table(con, words)
    for row in found.rows:
        others = [each for each in found.rows if each is not row]
        elsewhere = sum(each.change.latest for each in others) / sum(each.change.previous for each in others)
        assert row.against_others.ratio == pytest.approx(row.change.ratio / elsewhere)
        assert row.against_others.interval.low < row.against_others.ratio < row.against_others.interval.high


@pytest.mark.parametrize("last", [tiny.LAST, months.add(tiny.LAST, -3)])
def test_our_line_is_that_of_the_table_whatever_the_month(con, words, last):
    own = next(row for row in table(con, words, last=last).rows if row.is_own)
    assert london.own_lines(con, words, {"total": last, "burglary": last}) == {"total": own}


def test_all_stand_among_one_another(con, words):
    found = table(con, words)
    assert {row.standing.ranks.of for row in found.rows} == {4}
    ordered = sorted(found.rows, key=lambda row: -row.rate_per_1000)
    assert ordered[0].area.name == "Cedarwick"
    assert (ordered[0].standing.ranks.first, ordered[0].standing.ranks.last) == (1, 1)
    assert found.funnel.common_rate == pytest.approx(found.total_rate)


def test_boroughs_alike_are_chosen_by_the_rule_and_never_the_own(con, words):
    own, *others = london._boroughs(con, words)
    assert len(others) == 4
    assert own.code not in london._similar((own, *others))
    assert {row.area.name for row in table(con, words).rows if row.is_similar} == {
        "Alderham",
        "Birchfield",
        "Cedarwick",
    }
    assert "residents per km²" in table(con, words).similar_rule


def test_a_measure_of_our_files_alone_says_so(con, words):
    found = table(con, words, "burglary")
    assert found.rows == ()
    assert found.reason.startswith("No data: the files loaded hold no borough but Exampleton")
    assert (found.total_rate, found.funnel) == (None, None)


def test_months_that_are_not_held_say_so(con, words):
    found = table(con, words, last=date(2021, 1, 1))
    assert found.reason == "No data: the months 2020-02 to 2021-01 are not all held for Exampleton"


def test_a_measure_without_a_better_end_says_so(con, words):
    neither = replace(words.indicators["total"], better="neither")
    content = replace(words, indicators=words.indicators | {"total": neither})
    assert any("not worse" in caveat for caveat in table(con, content).caveats)
    assert not any("not worse" in caveat for caveat in table(con, words).caveats)


def test_what_cannot_be_asked_is_answered_with_what_can(con, words):
    with pytest.raises(UsageError, match="1 to 36"):
        table(con, words, length=0)
    with pytest.raises(UsageError, match="total"):
        table(con, words, "totl")
