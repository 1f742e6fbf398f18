"""MOPAC's survey: shares in either decimal form, day-first dates, boroughs under their several spellings."""

from datetime import date

import openpyxl
import pytest

from sbp.ingest.formats import mopac, recognise
from sbp.ingest.opened import open_file

HEADER = "Date,Survey,Borough,Measure,Proportion,MPS,,,,\n"
ROWS = '''31/12/2014,PAS,Sampleton,"""Good Job"" local","0,72","0,67",,,,
30/6/2015,PAS,Sampleham Upon Thames,Trust MPS,0.5,,,,,
30/6/2015,PAS,City of Samplebury,Trust MPS,1,"0,8",,,,
'''


def test_shares_dates_and_names_are_read_in_every_form_that_occurs(written, context):
    opened = written(HEADER + ROWS)
    assert recognise(opened) is mopac
    reading = mopac.read(opened, context)
    assert (reading.rows_in, reading.loaded, reading.rejects) == (3, 3, [])
    answers = reading.tables["survey_answer"]
    assert answers["question"].tolist() == ['"Good Job" local', "Trust MPS", "Trust MPS"]
    assert answers["area_code"].tolist() == ["E09000099", "E09000098", "E09000097"]
    assert answers["share"].tolist() == [0.72, 0.5, 1.0]
    assert answers["comparison_share"].fillna(-1).tolist() == [0.67, -1, 0.8]
    assert answers["wave"].tolist() == ["2014-Q4", "2015-Q2", "2015-Q2"]
    assert answers["period_end_date"].tolist() == [date(2014, 12, 31), date(2015, 6, 30), date(2015, 6, 30)]
    assert answers["base_count"].isna().all()
    assert (reading.first_month, reading.last_month) == (date(2014, 12, 1), date(2015, 6, 1))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("31/6/2015,PAS,Sampleton,Trust MPS,0.5,0.5,,,,", "not a day"),
        ("12/31/2015,PAS,Sampleton,Trust MPS,0.5,0.5,,,,", "not a day"),
        ("30/6/2015,PAS,Atlantis,Trust MPS,0.5,0.5,,,,", "not one of London's"),
        ("30/6/2015,PAS,Sampleton,Trust MPS,50,0.5,,,,", "between 0 and 1"),
        ("30/6/2015,PAS,Sampleton,Trust MPS,,0.5,,,,", "missing"),
        ("30/6/2015,PAS,Sampleton,,0.4,0.5,,,,", "measure is missing"),
        ("30/6/2015,PAS,Sampleton,Trust MPS,half,0.5,,,,", "not a number"),
        ("30/6/2015,PAS,Sampleton", "columns where the header has"),
        ('31/12/2014,PAS,Sampleton,"""Good Job"" local",0.7,0.6,,,,', "came before"),
    ],
)
def test_a_wrong_row_is_rejected_with_its_line(written, context, row, reason):
    reading = mopac.read(written(HEADER + ROWS + row + "\n"), context)
    assert [(reject.line, reason in reject.reason) for reject in reading.rejects] == [(5, True)]
    assert reading.loaded == 3


def test_the_same_columns_are_read_from_a_workbook(tmp_path, context):
    book = openpyxl.Workbook()
    book.active.append(["Public attitude survey"])
    sheet = book.create_sheet("Borough")
    sheet.append(["Date", "Survey", "Borough", "Measure", "Proportion", "MPS"])
    sheet.append([date(2024, 3, 31), "PAS", "Sampleton", "Trust MPS", 0.7, 0.66])
    book.save(tmp_path / "pas.xlsx")
    opened = open_file(tmp_path / "pas.xlsx", "pas.xlsx")
    assert recognise(opened) is mopac
    answers = mopac.read(opened, context).tables["survey_answer"]
    assert answers[["wave", "share", "comparison_share"]].to_numpy().tolist() == [["2024-Q1", 0.7, 0.66]]


@pytest.mark.realdata
def test_the_real_file_is_read_without_a_reject(real_data, context):
    context.borough_codes.update({"Bexley": "E09000004", "Bromley": "E09000006", "Croydon": "E09000008"})
    path = real_data / "public-attitude-survey" / "PAS_Dashboard_Borough_bromley-bexley-croydon.csv"
    reading = mopac.read(open_file(path, path.name), context)
    assert (reading.rows_in, reading.loaded, reading.rejects) == (873, 873, [])
    assert reading.tables["survey_answer"]["area_code"].value_counts().tolist() == [291, 291, 291]
