"""The arithmetic behind each verdict in words."""

from dataclasses import replace
from datetime import date

import pytest

from sbp.charts import evidence_words as told
from sbp.evidence_model import Base, Finding, Held, Quantity, Reference, Relation, Term
from tests.charts.evidence_lines import audited, line


def finding(kind, terms, low, high=None, verdict="differs", printed="86%", number=86.0, **more):
    relation = Relation("one", kind, (Reference("a"),), (), more.pop("held", Held()), more.pop("per", 0), 4.0, "")
    high = low if high is None else high
    return Finding(relation, Reference("a"), Quantity(printed, number), verdict, tuple(terms), low, high, **more)


YEAR = Held("x", date(2019, 2, 1), date(2020, 1, 1))


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (
            finding("change", [Term("before", 513, "513"), Term("after", 805, "805")], 56.92, printed="+44"),
            "(805 − 513) ÷ 513 = +56.92%; printed: +44.",
        ),
        (
            finding("share", [Term("part", 1139, "1,139"), Term("whole", 1577, "1577")], 72.2257, printed="72%"),
            "1,139 ÷ 1577 = 72.2%; printed: 72%.",
        ),
        (
            finding("total", [Term("a", 188, "188"), Term("b", 106, "106")], 294, printed="294"),
            "188 + 106 = 294; printed: 294.",
        ),
        (
            finding("includes", [Term("a", 90, "£90"), Term("b", 5, "£5")], 95, printed="£100", number=100.0),
            "£90 + £5 = 95, within £100: 5 is left for all else.",
        ),
        (
            finding("includes", [Term("a", 110, "£110")], 110, printed="£100", number=100.0),
            "£110, within £100: the parts are 10 too many.",
        ),
        (
            finding("same", [Term("Knives, Jan", 189, "189"), Term("Knives, Feb", 189, "189")], 189, reason="Why"),
            "189 (Knives, Jan); 189 (Knives, Feb). Why.",
        ),
        (
            finding("people", [Term("all", 61, "61"), Term("people", 52), Term("people", 53)], 85.2, 86.9),
            "Of 61, 52 people are 85.2% and 53 people are 86.9%: no whole number gives 86%.",
        ),
        (
            finding(
                "base", [Term("c", 7267, "7,267"), Term("r", 20.26, "20.26")], 358598.6, 358775.6,
                per=1000, base=Base(333858.3, 334464.5, 3, 9),
            ),
            "7,267 ÷ 20.26 × 1,000 = about 358,687 residents (358,599 to 358,776); "
            "the most that fit together, 3 of 9, need 333,858 to 334,464.",
        ),
        (
            finding("earlier", [Term("a", 212, "212"), Term("a", 34, "34% increase")], 157.6, 158.8, printed="496"),
            "212 (34% increase) make 158 the year before; printed: 496.",
        ),
        (
            finding("series", [Term("now", 25083)], 25083, printed="25,279", number=25279.0, held=YEAR),
            "25,083 are held now for Feb 2019 to Jan 2020: −0.8% against the 25,279 printed; "
            "up to 4% count as agreement, since records are revised.",
        ),
        (
            finding("series_change", [Term("b", 200), Term("a", 218)], 9, printed="up 9%", held=YEAR),
            "200 to 218 in the data held now, year to Jan 2020: +9.0%; printed: up 9%; "
            "up to 4 points count as agreement.",
        ),
        (
            finding("yearly", [Term("2015/16", 3343)], 3343, printed="3,343"),
            "3,343 in the return for 2015/16; printed: 3,343.",
        ),
        (
            finding("target", [Term("2012/13", 2495), Term("2018/19", 3172)], 3172),
            "2,495 in 2012/13, 3,172 in 2018/19: 27% more.",
        ),
    ],
)  # fmt: skip
def test_arithmetic_is_one_sentence(found, sentence):
    assert told.arithmetic(found) == sentence


def test_without_a_computation_the_reason_is_said():
    found = Finding(
        Relation("one", "series", (), (), Held(), 0, 0, ""), Reference("a"), Quantity("5", 5), "cannot be checked",
        reason="No data",
    )  # fmt: skip
    assert told.arithmetic(found) == "No data."
    assert told.recomputed(found) == ""


@pytest.mark.parametrize(
    ("found", "short"),
    [
        (finding("change", [], 56.92), "+56.9%"),
        (finding("series_number", [], -1494), "−1,494"),
        (finding("earlier", [], 484.6, 488.5), "485 to 488"),
        (finding("earlier", [], 157.2, 157.8), "157.2 to 157.8"),
        (finding("base", [], 358598.6, 358775.6, per=1000), "fits only 358,599 to 358,776 residents"),
        (finding("same", [Term("Jan", 189, "189"), Term("Feb", 189, "189")], 189, reason="Why"), "189 in 2 periods"),
        (
            finding("people", [Term("all", 61, "61"), Term("p", 52), Term("p", 53)], 85.2, 86.9),
            "no number of people gives it",
        ),
        (
            finding(
                "people", [Term("all", 61), Term("p", 54), Term("p", 55)], 1, 2, "agrees after rounding", "90%", 90
            ),
            "55 people",
        ),
    ],
)
def test_what_was_recomputed_fits_a_cell(found, short):
    assert told.recomputed(found) == short


def test_each_verdict_has_a_word_and_a_shape_of_its_own():
    marks = list(told.MARKS.values())
    assert len({mark[0] for mark in marks}) == len({mark[2:] for mark in marks}) == 6


def test_the_headline_counts_what_is_on_show():
    lines = [line("a", "differs"), line("b", "agrees"), line("c", "cannot be checked"), line("d", "target missed")]
    assert told.headline(lines) == (
        "3 of 4 printed figures can be recomputed: 1 agrees, 1 differs, 1 target was missed"
    )
    assert told.headline([line("a", "differs"), line("b", "differs")]).endswith("0 agree, 2 differ")


def test_the_headline_tells_a_documents_own_slips_from_records_that_were_revised():
    revised = line("a", "differs", comparison="+44")
    (found,) = revised.findings
    held = replace(found.relation, held=Held(indicator="burglary"))
    revised = replace(revised, findings=(replace(found, relation=held),))
    assert revised.only_records_differ
    slip = line("b", "differs", comparison="+44")
    assert not slip.only_records_differ
    assert told.headline([revised, slip]).endswith("2 differ (1 of them only from records held today)")


def test_invented_data_is_said():
    assert "invented" in told.demonstration(audited(is_demonstration=True))
    assert told.demonstration(audited()) == ""


def test_why_a_figure_cannot_be_checked():
    assert told.why(line("a", "cannot be checked")) == told.NO_TEST
    assert told.why(line("a", "cannot be checked", note="The cell is blank")) == "The cell is blank"
