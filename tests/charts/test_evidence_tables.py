"""The audit as rows and as CSV."""

import csv
import io

from sbp.charts import evidence_tables as tables
from tests.charts.evidence_lines import audited, line


def test_rows_show_printed_beside_recomputed_with_its_place():
    (row,) = tables.rows((line("a", "differs", comparison="+44"),))
    assert row == {
        "Figure": "Burglary, Exampleton, 2020",
        "Printed": "805",
        "Change printed": "+44",
        "Recomputed": "+56.9%",
        "Verdict": "≠ Differs",
        "Where": "First plan, Table 1",
    }


def test_a_blank_cell_is_called_blank_and_nothing_is_made_up():
    (row,) = tables.rows((line("a", "cannot be checked", note="The cell is blank", value=""),))
    assert (row["Printed"], row["Change printed"], row["Recomputed"]) == ("blank", "–", "–")


def test_tests_come_with_their_arithmetic_and_note():
    (row,) = tables.tests(line("a", "differs", comparison="+44").findings)
    assert row["Arithmetic"] == "(805 − 513) ÷ 513 = +56.92%; printed: +44. Noted."
    assert row["Put to the test"] == "+44"


def test_csv_has_a_line_for_each_test_and_runs_no_formula():
    text = tables.to_csv(audited(line("a", "differs", comparison="+44"), line("b", "cannot be checked", note="Why")))
    first, second = csv.DictReader(io.StringIO(text))
    assert (first["figure_id"], first["verdict"], first["comparison"]) == ("a", "differs", "'+44")
    assert (second["verdict"], second["test"], second["arithmetic"]) == ("cannot be checked", "", "Why")
    assert second["data_version"] == "2025-03-07.1-abcdef12"
