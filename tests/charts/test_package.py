"""The description of tables to download: sizes and hashes of the bytes that are sent, and a licence for each."""

import csv
import hashlib
import io
from datetime import date

from sbp.charts import package


def test_a_table_reads_back_and_no_cell_is_a_formula(result):
    area = result.area
    lines = [
        package.line(area, date(2025, 1, 1), 3.0, 0.2, "=1+1"),
        package.line(area, date(2025, 2, 1), None, None, ""),
    ]
    rows = list(csv.DictReader(io.StringIO(package.text(lines, result.source, "v1", False))))
    assert [row["value"] for row in rows] == ["3", ""]
    assert rows[0]["note"] == "'=1+1"
    assert list(package.COLUMNS) == list(rows[0])
    assert result.source.attribution in rows[0]["about"]


def test_the_description_is_of_the_bytes_that_are_sent(result):
    body = package.text([package.line(result.area, date(2025, 1, 1), 3.0, None, "")], result.source, "v1", True)
    one = package.resource("x.csv", result.indicator, result.source, body)
    assert one["bytes"] == len(body.encode())
    assert one["hash"] == f"sha256:{hashlib.sha256(body.encode()).hexdigest()}"
    assert one["licenses"][0]["title"] == result.source.licence
    whole = package.description("Figures", "v1", True, [one, one])
    assert whole["description"].startswith("Demonstration data, not real")
    assert len(whole["sources"]) == 1
    assert whole["resources"][0]["path"] == "x.csv"
