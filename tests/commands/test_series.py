"""`series` gives the numbers of the files, month by month, in three forms."""

import csv
import io
import json

import pytest

from sbp import content
from tests import made_up_files
from tests.commands.conftest import COUNTS


def answer(sbp, *arguments):
    code, out, _ = sbp("series", *arguments, "--json")
    assert code == 0
    return json.loads(out)


def test_json_of_the_borough(sbp, built):
    found = answer(sbp, "all_crime")
    assert {key: found[key] for key in ("indicator", "area", "unit", "data_version")} == {
        "indicator": "all_crime",
        "area": content.load().borough.code,
        "unit": "offences",
        "data_version": built.id,
    }
    assert [point["value"] for point in found["points"]] == COUNTS
    assert found["points"][0] == {"month": "2022-03", "value": 10, "note": ""}


def test_a_ward_and_some_months(sbp, built):
    ward = made_up_files.wards()[0]
    found = answer(sbp, "all_crime", "--area", ward, "--from", "2023-01", "--to", "2023-02")
    assert [(point["month"], point["value"]) for point in found["points"]] == [("2023-01", 2), ("2023-02", 2)]


def test_csv(sbp, built):
    rows = list(csv.reader(io.StringIO(sbp("series", "all_crime", "--csv")[1])))
    assert rows[0] == ["month", "value", "note"]
    assert rows[1] == ["2022-03", "10", ""]
    assert len(rows) == 31


def test_table(sbp, built):
    out = sbp("series", "all_crime", "--from", "2024-08")[1]
    assert built.id in out
    assert "2024-08     39" in out


def test_without_data_there_are_no_points_and_a_reason(sbp, built):
    found = answer(sbp, "asb_incidents")
    assert found["points"] == []
    assert found["note"]
    assert answer(sbp, "all_crime", "--from", "2030-01")["note"]
    assert "No data" in sbp("series", "asb_incidents")[1]
    assert sbp("series", "asb_incidents", "--csv")[1] == "month,value,note\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("all_crimes",), "all_crime"),
        (("all_crime", "--area", "E09000007"), "E09000006"),
        (("all_crime", "--from", "2024-13"), "YYYY-MM"),
        (("all_crime", "--from", "2024-02", "--to", "2024-01"), "lies after"),
        (("all_crime", "--json", "--csv"), "not allowed"),
    ],
)
def test_wrong_use(sbp, built, arguments, sentence):
    code, out, err = sbp("series", *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert sentence in err


def test_nothing_built(sbp):
    assert sbp("series", "all_crime")[0] == 1


def test_an_unknown_indicator_is_wrong_use_before_anything_is_built(sbp):
    code, out, err = sbp("series", "all_crimes")
    assert (code, out) == (2, "")
    assert "all_crime" in err
