"""The Evidence page: the list, its filters, and one figure opened by its address."""

import pytest

from sbp.charts import evidence_tables, evidence_words
from sbp.ui import evidence_cards


@pytest.fixture
def held(view):
    return evidence_cards.audited(view)


def test_the_list_says_what_it_comes_to_and_every_figure_leads_to_its_arithmetic(visit, read, held):
    told = read(visit("evidence"))
    assert evidence_words.headline(held.lines) in told
    for line in held.lines:
        assert f'href="?figure={line.figure.id}"' in told


def test_a_document_and_a_verdict_narrow_the_list(visit, read, held):
    told = read(visit("evidence", document="report_2024", verdict="differs"))
    shown = [line for line in held.lines if line.document.id == "report_2024" and line.verdict == "differs"]
    assert shown
    assert told.count('href="?figure=') == len(shown)


def test_one_figure_opens_with_its_place_and_arithmetic(visit, read, held):
    line = next(each for each in held.lines if each.figure.id == "r21_hate")
    app = visit("evidence", figure="r21_hate")
    assert [header.value for header in app.header] == [evidence_tables.name(line.figure)]
    told = read(app)
    assert "(805 − 513) ÷ 513 = +56.92%" in told
    assert line.document.title in told
    assert line.figure.section in told


def test_a_part_leads_on_to_what_was_recomputed_from_it(visit, read):
    assert 'href="?figure=r21_hate"' in read(visit("evidence", figure="r21_hate_before"))


def test_a_figure_that_does_not_exist_is_said_and_the_list_is_shown(visit, read, held):
    told = read(visit("evidence", figure="r21_nothing"))
    assert "not available here" in told
    assert evidence_words.headline(held.lines) in told


def test_invented_data_is_no_evidence_and_the_page_says_so(visit, read):
    assert "Tests against police and council data are left out" in read(visit("evidence"))


def test_figures_are_folded_by_verdict_and_those_that_matter_most_are_open(visit, read, held):
    parts = read(visit("evidence")).split('<details class="sbp-opens"')[1:]
    assert len(parts) == len({line.verdict for line in held.lines})
    assert [part.startswith(" open") for part in parts] == [True, *[False] * (len(parts) - 1)]
    assert evidence_words.MARKS[held.lines[0].verdict] in parts[0]
    differing = sum(line.verdict == held.lines[0].verdict for line in held.lines)
    assert parts[0].count("?figure=") == differing
