"""Each kind of test on figures made up for it, with the arithmetic done by hand."""

from datetime import date

import pytest

from sbp import months
from sbp.answers import recomputing
from sbp.answers.recomputing import Records
from sbp.content import printed
from sbp.evidence_model import Figure, Held, Reference, Relation

NOTHING = Records(lambda indicator: {}, lambda dataset, measure: {})
YEARS = Records(lambda indicator: {}, lambda dataset, measure: {2012: 2495.0, 2015: 3343.0, 2018: 3172.0})


def figure(name, value, comparison="", unit="offences", period="2020"):
    is_change = "change" in unit
    return Figure(
        name, "plan", "Table", name, "Exampleton", period, printed.last_month(period),
        printed.quantity(value, is_change=is_change), printed.quantity(comparison, is_change=True), unit, "",
    )  # fmt: skip


def outcome(kind, figures, tested, parts=(), records=NOTHING, held=None, per=0, within=0.0):
    relation = Relation("one", kind, _refs(tested), _refs(parts), held or Held(), per, within, "")
    return recomputing.recompute(relation, {each.id: each for each in figures}, records)


def _refs(names):
    return tuple(Reference(name.removesuffix(":change"), name.endswith(":change")) for name in names)


@pytest.mark.parametrize(
    ("comparison", "verdict"), [("+57", "agrees after rounding"), ("+44", "differs"), ("-57", "differs")]
)
def test_a_change_follows_from_its_counts(comparison, verdict):
    figures = [figure("before", "513"), figure("after", "805", comparison)]
    (found,) = outcome("change", figures, ["after:change"], ["before", "after"])
    assert (found.verdict, round(found.low, 2)) == (verdict, 56.92)
    assert [term.figure for term in found.terms] == ["before", "after"]


def test_a_change_on_nothing_cannot_be_checked():
    figures = [figure("before", "0"), figure("after", "8", "+8%")]
    (found,) = outcome("change", figures, ["after:change"], ["before", "after"])
    assert (found.verdict, found.reason) == ("cannot be checked", recomputing.NO_BASE)


def test_a_share_of_rough_numbers_may_lie_in_a_range():
    figures = [
        figure("part", "nearly 590,000"),
        figure("whole", "around 900,000"),
        figure("share", "66%", unit="per cent"),
    ]
    (found,) = outcome("share", figures, ["share"], ["part", "whole"])
    assert found.verdict == "agrees after rounding"
    assert found.low < 590 / 9 < found.high


@pytest.mark.parametrize(("total", "verdict"), [("294", "agrees"), ("295", "differs")])
def test_a_total_is_the_sum_of_its_parts(total, verdict):
    figures = [figure("total", total), figure("a", "188"), figure("b", "33"), figure("c", "73")]
    assert outcome("total", figures, ["total"], ["a", "b", "c"])[0].verdict == verdict


@pytest.mark.parametrize(("whole", "verdict"), [("£507,157", "agrees"), ("£450,815", "differs")])
def test_a_whole_holds_what_it_includes(whole, verdict):
    figures = [figure("whole", whole), figure("a", "£292,738"), figure("b", "£158,078")]
    (found,) = outcome("includes", figures, ["whole"], ["a", "b"])
    assert (found.verdict, found.low) == (verdict, 450816)


@pytest.mark.parametrize(
    ("texts", "verdict"),
    [(("-7", "-7%"), "agrees"), (("-47", "-46.7%"), "agrees after rounding"), (("-7", "-5.17%"), "differs")],
)
def test_one_change_printed_in_two_places(texts, verdict):
    figures = [figure(name, "100", text) for name, text in zip("ab", texts, strict=True)]
    findings = outcome("same", figures, ["a:change", "b:change"])
    assert [(each.figure.figure, each.verdict) for each in findings] == [("a", verdict), ("b", verdict)]


def test_counts_are_the_same_or_not_and_never_rounded():
    assert outcome("same", [figure("a", "189"), figure("b", "190")], ["a", "b"])[0].verdict == "differs"


def test_one_number_for_two_periods_is_a_disagreement():
    figures = [figure("a", "189", period="Rolling Year Jan 22"), figure("b", "189", period="year to February 2022")]
    found = outcome("same", figures, ["a", "b"])[0]
    assert (found.verdict, found.reason) == ("differs", recomputing.TWO_PERIODS)


@pytest.mark.parametrize(("percent", "verdict"), [("90%", "agrees after rounding"), ("86%", "differs")])
def test_a_percentage_of_people_is_a_whole_number_of_them(percent, verdict):
    figures = [figure("share", percent, unit="per cent"), figure("base", "61")]
    (found,) = outcome("people", figures, ["share"], ["base"])
    assert found.verdict == verdict
    assert found.terms[2].number == found.terms[1].number + 1


def test_rates_must_fit_one_number_of_residents():
    figures = [
        figure("asb", "7,267"), figure("asb_rate", "20.26", unit="per 1,000"),
        figure("burglary", "1577"), figure("burglary_rate", "4.72", unit="per 1,000"),
        figure("rape", "212"), figure("rape_rate", "0.63", unit="per 1,000"),
    ]  # fmt: skip
    rates = ["asb_rate", "burglary_rate", "rape_rate"]
    found = outcome("base", figures, rates, ["asb", "burglary", "rape"], per=1000)
    assert [each.verdict for each in found] == ["differs", "agrees after rounding", "agrees after rounding"]
    assert found[0].low < 359_000 - 250 < found[0].high + 100
    assert found[1].low < 334_000 < found[1].high
    assert (found[0].base.fitting, found[0].base.of) == (2, 3)


def test_rates_of_which_no_two_agree_all_differ():
    figures = [figure("a", "100"), figure("ra", "1.00"), figure("b", "100"), figure("rb", "2.00")]
    assert {each.verdict for each in outcome("base", figures, ["ra", "rb"], ["a", "b"], per=1000)} == {"differs"}


def test_one_rate_alone_implies_residents_and_disagrees_with_nothing():
    figures = [figure("rate", "15", unit="per 1,000 residents"), figure("count", "4,718")]
    (found,) = outcome("base", figures, ["rate"], ["count"], per=1000)
    assert (found.verdict, found.base, found.reason) == ("cannot be checked", None, recomputing.ONE_RATE)
    assert (round(found.low), round(found.high)) == (304387, 325379)


def test_a_year_before_follows_from_parts_and_their_changes():
    figures = [figure("before", "496"), figure("a", "212", "34% increase"), figure("b", "394", "increase by 20%")]
    (found,) = outcome("earlier", figures, ["before"], ["a", "b"])
    assert found.verdict == "differs"
    assert found.low < 212 / 1.34 + 394 / 1.2 < found.high < 496


def held_year(first_year, value):
    first = date(first_year, 4, 1)
    return dict.fromkeys(months.span(first, months.add(first, 11)), value)


@pytest.mark.parametrize(
    ("value", "verdict"), [("1,200", "agrees"), ("1,230", "agrees after rounding"), ("1,300", "differs")]
)
def test_a_count_is_held_against_the_months_of_an_indicator(value, verdict):
    records = Records(lambda indicator: held_year(2021, 100.0), lambda dataset, measure: {})
    held = Held("burglary", date(2021, 4, 1), date(2022, 3, 1))
    (found,) = outcome("series", [figure("a", value)], ["a"], records=records, held=held, within=4)
    assert (found.verdict, found.low) == (verdict, 1200)


@pytest.mark.parametrize(
    ("kind", "value", "unit", "verdict"),
    [
        ("series_change", "up 26%", "per cent change", "agrees after rounding"),
        ("series_change", "down 25%", "per cent change", "differs"),
        ("series_number", "300 ↑", "change in number", "agrees"),
    ],
)
def test_a_change_is_held_against_two_years(kind, value, unit, verdict):
    values = held_year(2020, 100.0) | held_year(2021, 125.0)
    records = Records(lambda indicator: values, lambda dataset, measure: {})
    held = Held("burglary", date(2021, 4, 1), date(2022, 3, 1))
    (found,) = outcome(kind, [figure("a", value, unit=unit)], ["a"], records=records, held=held, within=2)
    assert found.verdict == verdict


def test_a_missing_month_is_no_zero():
    values = held_year(2021, 100.0)
    del values[date(2021, 7, 1)]
    records = Records(lambda indicator: values, lambda dataset, measure: {})
    held = Held("burglary", date(2021, 4, 1), date(2022, 3, 1))
    (found,) = outcome("series", [figure("a", "1,100")], ["a"], records=records, held=held, within=4)
    assert (found.verdict, found.low, found.reason) == ("cannot be checked", None, recomputing.NOT_HELD)


@pytest.mark.parametrize(
    ("records", "verdict"),
    [
        (YEARS, "target missed"),
        (Records(NOTHING.months, lambda dataset, measure: {2012: 2495.0, 2018: 2495.0}), "target met"),
        (Records(NOTHING.months, lambda dataset, measure: {2018: 3172.0}), "cannot be checked"),
        (NOTHING, "cannot be checked"),
        (Records(YEARS.months, YEARS.years, "invented"), "cannot be checked"),
    ],
)
def test_a_target_needs_its_base_and_its_year(records, verdict):
    target = figure("target", "2012 levels", unit="target")
    held = Held(dataset="returns", measure="incidents", years=(2012, 2018))
    assert outcome("target", [target], ["target"], records=records, held=held)[0].verdict == verdict


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        ("3,343", "agrees"),
        ("3,350", "agrees after rounding"),
        ("4,000", "differs"),
        ("nearly 3,000", "agrees after rounding"),
    ],
)
def test_a_yearly_figure_is_held_against_the_return(value, verdict):
    held = Held(dataset="returns", measure="incidents", years=(2015,))
    found = outcome("yearly", [figure("a", value)], ["a"], records=YEARS, held=held, within=1)[0]
    assert found.verdict == verdict
