"""The audit as rows and as CSV."""

import csv
import io
from dataclasses import replace

from sbp import content
from sbp.charts import evidence_tables as tables
from tests.charts.evidence_lines import audited, line


def test_rows_show_printed_beside_recomputed_with_its_place():
    (row,) = tables.rows((line("a", "differs", comparison="+44"),))
    assert row == {
        "Figure": "Burglary, Exampleton, 2020",
        "Printed": "805 (+44)",
        "Recomputed": "+56.9%",
        "Document and section": "First plan, Table 1",
    }


def test_a_blank_cell_is_called_blank_and_nothing_is_made_up():
    (row,) = tables.rows((line("a", "cannot be checked", note="The cell is blank", value=""),))
    assert (row["Printed"], row["Recomputed"]) == ("blank", "–")


def test_tests_come_with_their_arithmetic_and_note():
    (row,) = tables.tests(line("a", "differs", comparison="+44").findings)
    assert row["Arithmetic"] == "(805 − 513) ÷ 513 = +56.92%; printed: +44. Noted."
    assert row["Put to the test"] == "+44"


def test_a_part_leads_to_the_figures_that_use_it():
    tested = line("a", "differs", comparison="+44")
    part = replace(line("before", "cannot be checked"), used_in=tested.findings)
    (row,) = tables.uses(part, audited(tested, part))
    assert (row["Figure"], row["Verdict"]) == (tables.name(tested.figure), "≠ Differs")
    assert row["Arithmetic"].startswith("(805 − 513)")


def test_each_document_is_summed_up():
    lines = (line("a", "differs"), line("b", "agrees"), line("c", "cannot be checked"), line("d", "target missed"))
    (row,) = tables.documents(audited(*lines))
    assert list(row.values()) == ["First plan", "4", "3", "1", "1", "1"]


def test_no_two_figures_have_the_same_name():
    named = [tables.name(each) for each in content.load().published.figures.values()]
    assert len(named) == len(set(named))


def test_csv_has_a_line_for_each_test_and_runs_no_formula():
    text = tables.to_csv(audited(line("a", "differs", comparison="+44"), line("b", "cannot be checked", note="Why")))
    first, second = csv.DictReader(io.StringIO(text))
    assert (first["figure_id"], first["verdict"], first["comparison"]) == ("a", "differs", "'+44")
    assert (second["verdict"], second["test"], second["arithmetic"]) == ("cannot be checked", "", "Why")
    assert second["data_version"] == "2025-03-07.1-abcdef12"
