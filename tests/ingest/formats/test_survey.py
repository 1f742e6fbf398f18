"""Our survey form: printed percentages become shares, each with what it rests on."""

from datetime import date
from pathlib import Path

import pytest

from sbp.ingest.formats import recognise, survey
from sbp.ingest.opened import open_file
from sbp.settings import CONTENT_DIR

HEADER = ",".join(survey.HEADER) + "\n"
ROW = "Residents' survey,2019,2019-12-31,E09000099,Is it safe?,yes,88,,Strategy,Survey page\n"
SHIPPED = sorted((CONTENT_DIR / "survey").glob("*.csv"))


def test_percentages_become_shares_and_other_areas_are_left_out(written, context):
    other = ROW.replace("E09000099", "E09000098").replace(",88,,", ",12,100,")
    ward = ROW.replace("E09000099", "E05099901").replace(",88,,", ",12.5,40,")
    opened = written(HEADER + ROW + other + ward)
    assert recognise(opened) is survey
    reading = survey.read(opened, context)
    assert (reading.rows_in, reading.loaded, reading.out_of_area) == (3, 2, 1)
    answers = reading.tables["survey_answer"]
    assert answers["share"].tolist() == [0.88, 0.125]
    assert answers["base_count"].fillna(-1).tolist() == [-1, 40]
    assert reading.last_month == date(2019, 12, 1)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (",88,", ",188,", "between 0 and 100"),
        (",88,", ",,", "not a number"),
        ("2019-12-31", "31/12/2019", "YYYY-MM-DD"),
        (",88,,", ",88,most,", "whole number"),
        ("Is it safe?", "", "cell is empty"),
    ],
)
def test_a_wrong_row_is_rejected_with_its_line(written, context, old, new, reason):
    reading = survey.read(written(HEADER + ROW.replace(old, new)), context)
    assert [(reject.line, reason in reject.reason) for reject in reading.rejects] == [(2, True)]


def test_a_further_column_makes_it_another_file(written):
    assert not survey.recognises(written(HEADER.strip() + ",respondent\n" + ROW.strip() + ",A Person\n"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: Path(path).name)
def test_the_shipped_surveys_are_sound(path, context):
    opened = open_file(path, path.name)
    assert recognise(opened) is survey
    reading = survey.read(opened, context)
    assert reading.rejects == []
    assert reading.rows_in > 0


def test_surveys_are_shipped():
    assert len(SHIPPED) == 2
