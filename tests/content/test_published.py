"""Printed figures: each with its place, every fault by file and line; and the shipped ones against the documents."""

import csv
import os
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from sbp import content, settings

FILE = "published/first_plan.csv"
# How many figures each document prints, counted when they were written down.
COUNTS = {"strategy_2014": 32, "agenda_2018": 104, "strategy_2020": 29, "report_2021_22": 100, "report_2024": 8}
# The number at the start of each document's file name in the folder of source documents.
FILES = {
    "strategy_2020": "000",
    "strategy_2014": "001",
    "agenda_2018": "002",
    "report_2021_22": "003",
    "report_2024": "004",
}


@pytest.fixture(scope="module")
def shipped():
    return content.load().published


def test_a_figure_keeps_what_was_printed_and_where(folder):
    figure = content.load(folder, folder / "geo").published.figures["burglary_text"]
    assert (figure.value.text, figure.value.number) == ("1,250", 1250)
    assert (figure.comparison.text, figure.comparison.number) == ("up 525%", 525)
    assert (figure.document, figure.section, figure.period_end) == ("first_plan", "Text", date(2023, 4, 1))


def test_a_blank_cell_has_no_number_and_a_fall_is_negative(folder):
    figures = content.load(folder, folder / "geo").published.figures
    assert (figures["raids"].value.text, figures["raids"].value.number) == ("", None)
    assert figures["fires"].value.number == -15


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("fires,first_plan", "raids,first_plan", "line 7, figure_id: 'raids' stands twice"),
        (
            "fires,first_plan",
            "fires,third_plan",
            "line 5, document: 'third_plan' is not one of first_plan, second_plan",
        ),
        ("fires,first_plan", "fires,second_plan", "line 5, document: 'second_plan' stands in the file of 'first_plan'"),
        (",The cell is blank", ",", "line 7, value: is missing: where the document leaves a cell blank"),
        ("fell by nearly", "nearly", "line 5, value: 'nearly 15%' cannot be read"),
        ("base year,2012", "base year,twelve", "line 6, number: 'twelve' is not a number"),
        ("Deliberate fires", "", "line 5, measure: is missing"),
    ],
)
def test_faults_name_file_line_and_column(spoiled, old, new, fault):
    assert any(
        each.startswith(f"{FILE.replace('first_plan.csv', '')}first_plan.csv {fault}")
        for each in spoiled(FILE, old, new)
    )


def test_every_document_has_all_its_figures(shipped):
    assert Counter(figure.document for figure in shipped.figures.values()) == COUNTS


@pytest.mark.parametrize(
    ("figure_id", "number"),
    [
        ("s14_all_crime_2012", -1600),
        ("s14_all_crime_2013", -1000),
        ("s16_flytips_2015", 3343),
        ("s16_flytips_2011", 2180),
        ("s16_custody_national", 878),
        ("s16_custody_borough", 7),
        ("r21_savings_total", 507157),
        ("r21_savings_future", 292738),
        ("r21_savings_health", 158078),
        ("r21_savings_blockers", 44659),
        ("s24_live", 55),
    ],
)
def test_figures_that_are_easily_mistaken(shipped, figure_id, number):
    assert shipped.figures[figure_id].value.number == number


def test_reductions_are_no_totals_and_blank_cells_stay_blank(shipped):
    assert "change" in shipped.figures["s14_all_crime_2012"].unit
    blank = {key for key, figure in shipped.figures.items() if figure.value.number is None}
    assert blank == {"s14_from_vehicle_2012", "s14_from_person_2012", "s14_vandalism_2012", "s14_vandalism_2013"}


def test_our_own_words_neither_praise_nor_name_communities():
    """Columns that we word; values and comparisons are the documents' own."""
    unwanted = re.compile(
        r"\b(best|worst|pleasingly|immigrant|traveller|chinese|asian|islamic|inspector [A-Z])\b", re.I
    )
    for path in sorted((settings.CONTENT_DIR / "published").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                assert not unwanted.search(" ".join(row.values())), row["figure_id"]


@pytest.mark.parametrize("document", sorted(FILES))
def test_every_value_and_comparison_is_printed_in_its_document(document, shipped):
    folder = os.environ.get("SBP_SEEDS")
    if not folder:
        pytest.skip("SBP_SEEDS is not set")
    (path,) = Path(folder).glob(f"{FILES[document]}_*.txt")
    text = re.sub(r"[*\s]+", " ", path.read_text(encoding="utf-8"))
    for figure in shipped.figures.values():
        if figure.document == document:
            for printed in filter(None, (figure.value.text, figure.comparison.text)):
                whole = rf"(?<![\w,])(?<!\d\.){re.escape(printed)}(?!\w)"
                assert re.search(whole, text), f"{figure.id}: {printed!r}"


def test_surveys_hold_the_same_percentages_as_the_printed_figures():
    loaded = content.load()
    titles = {each.id: each.title for each in loaded.strategies.documents}
    printed = {(titles[each.document], each.value.number) for each in loaded.published.figures.values()}
    assert loaded.surveys.shares
    for each in loaded.surveys.shares:
        assert (each.reference.document, round(each.share * 100)) in printed, each
        assert each.base is None or (each.reference.document, each.base) in printed, each


def test_measures_without_open_data_quote_printed_figures():
    loaded = content.load()
    texts = [text for each in loaded.published.figures.values() for text in (each.value.text, each.comparison.text)]
    known = {number for text in texts for number in numbers_in(text)}
    for priority in loaded.strategies.priorities:
        for each in priority.not_in_open_data:
            assert set(numbers_in(each.printed)) <= known, f"{each.measure}: {each.printed}"


def numbers_in(text):
    return re.findall(r"\d+(?:\.\d+)?", text.replace(",", ""))
