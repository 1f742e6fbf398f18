"""Defra's fly-tipping tables: London's boroughs by year, sums left out, and nothing made of ':'."""

from datetime import date

import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from sbp.errors import SbpError
from sbp.ingest.formats import defra, recognise
from sbp.ingest.opened import open_file

HEADER = (
    "Year,ONS Code,LA Name,Region,"
    "Total Incidents,Small Van Load Clearance Costs (£),Mid population estimates ,Reporting basis"
)
INCIDENTS = f"""Fly-tipping incidents reported by invented authorities,,,,,,,
,,,,TOTAL,Size and costs,,
{HEADER}
2012-13,*Total,*Total,London,100.25,7.5,:,:
2012-13,E09000099,Sampleton ,London,25,1056.5,:,:
2012-13,E06000099,Elsewhere,South,30,:,:,:
2013-14,E09000099,Sampleton,London,:,0,300000,CPE
2012-13,E09000098,Sampleham upon Thames,London,4,:,:,:
"""


def test_boroughs_are_read_and_sums_and_other_regions_left_out(written, context):
    opened = written(INCIDENTS)
    assert recognise(opened) is defra
    reading = defra.read(opened, context)
    assert (reading.rows_in, reading.loaded, reading.out_of_area, reading.rejects) == (5, 3, 2, [])
    rows = reading.tables["yearly_count"].to_dict("tight")["data"]
    name = "defra_fly_tipping"
    assert rows == [
        [name, "E09000099", "total_incidents", date(2012, 4, 1), 25.0, "count"],
        [name, "E09000099", "small_van_load_clearance_costs_gbp", date(2012, 4, 1), 1056.5, "GBP"],
        [name, "E09000099", "small_van_load_clearance_costs_gbp", date(2013, 4, 1), 0.0, "GBP"],
        [name, "E09000099", "mid_population_estimates", date(2013, 4, 1), 300000.0, "people"],
        [name, "E09000098", "total_incidents", date(2012, 4, 1), 4.0, "count"],
    ]
    assert (reading.first_month, reading.last_month) == (date(2012, 4, 1), date(2014, 3, 1))


def test_a_text_that_quotes_the_header_is_not_the_table(written):
    assert recognise(written("# Notes\n" * 20 + INCIDENTS)) is None


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("2014-16,E09000099,Sampleton,London,25,0,0,:", "not a financial year"),
        ("2014-15,,Sampleton,London,25,0,0,:", "no ONS code"),
        ("2014-15,E09000099,Sampleton,London,many,0,0,:", "not a number"),
        ("2014-15,E09000099,Sampleton,London", "columns where the header has"),
        ("2012-13,E09000099,Sampleton,London,26,0,0,:", "came before"),
    ],
)
def test_a_wrong_row_is_rejected_with_its_line(written, context, row, reason):
    reading = defra.read(written(INCIDENTS + row + "\n"), context)
    assert [reject.line for reject in reading.rejects] == [9]
    assert reason in reading.rejects[0].reason
    assert reading.rows_in == reading.loaded + reading.out_of_area + 1


def test_a_file_without_its_header_line_is_refused(written, context):
    with pytest.raises(SbpError, match="No line with Year, ONS Code"):
        defra.read(written(INCIDENTS.replace("LA Name", "Authority")), context)


def test_the_workbook_holds_both_tables_wherever_its_sheets_stand(tmp_path, context):
    actions = INCIDENTS.replace("Total Incidents", "Total Actions").replace("incidents", "actions")
    path = tmp_path / "made-up.ods"
    write_workbook(path, {"Notes": "About this file\n", "LA_incidents": INCIDENTS, "LA_actions": actions})
    opened = open_file(path, path.name)
    assert recognise(opened) is defra
    reading = defra.read(opened, context)
    assert (reading.rows_in, reading.loaded) == (10, 6)
    totals = reading.tables["yearly_count"].query("area_code == 'E09000099' and measure.str.startswith('total')")
    assert totals["dataset"].tolist() == ["defra_fly_tipping", "defra_fly_tipping_actions"]
    assert totals["value"].tolist() == [25.0, 25.0]


def write_workbook(path, sheets):
    book = OpenDocumentSpreadsheet()
    for name, text in sheets.items():
        table = Table(name=name)
        for line in text.splitlines():
            row = TableRow()
            for cell in line.split(","):
                if cell.replace(".", "").isdigit():
                    row.addElement(TableCell(valuetype="float", value=cell))
                    continue
                words = TableCell(valuetype="string")
                words.addElement(P(text=cell))
                row.addElement(words)
            table.addElement(row)
        book.spreadsheet.addElement(table)
    book.save(str(path))


@pytest.mark.realdata
def test_real_figures_are_the_same_in_the_workbook_and_the_csv(real_data, context):
    borough, neighbours = "E09000006", {"Bexley": "E09000004", "Croydon": "E09000008", "Lewisham": "E09000023"}
    context.borough_codes.update(neighbours, Own=borough)
    folder = real_data / "fly-tipping"
    frames = []
    for name in (
        "Flytipping_incidents_and_actions_LA_England_2012-13_to_2022-23.ods",
        "defra_LA_incidents_bromley-and-neighbours.csv",
    ):
        reading = defra.read(open_file(folder / name, name), context)
        assert reading.rejects == []
        counts = reading.tables["yearly_count"].query("dataset == 'defra_fly_tipping'")
        frames.append(counts[counts["area_code"] == borough].reset_index(drop=True))
    assert frames[0].equals(frames[1])
    totals = frames[0].query("measure == 'total_incidents'")["value"].tolist()
    assert totals == [2495, 2809, 3377, 3343, 3246, 3067, 3172, 2821, 3575, 3558, 3626]
