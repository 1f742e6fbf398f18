"""Street files: nothing has a key, both LSOA vintages occur, and every row is accounted for."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from sbp.errors import SbpError
from sbp.ingest.formats import police_street, recognise

HEADER = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    "Last outcome category,Context\n"
)
SOUTH_WEST, NORTH_EAST, FAR = "0.018270,51.398142", "0.033033,51.406880", "0.082911,51.397011"
OURS, THEIRS = "E01009901", "E01000001"


def row(point=SOUTH_WEST, lsoa=OURS, kind="Burglary", month="2019-02", location="On or near Road",
        force="Sample Police"):  # fmt: skip
    return f',{month},{force},{force},{point},"{location}",{lsoa},Name 001A,{kind},,\n'


def staged(reading, context):
    """The staged rows as people would read them."""
    table = reading.tables["street_incident"]
    return context.con.execute(
        "SELECT month_start_date, force, category_id, longitude, ward_code_old, ward_code_new, lsoa_code "
        f"FROM {table} JOIN staging_street_kind USING (kind_id) JOIN staging_street_spot USING (spot_id) ORDER BY ALL"
    ).fetchall()


def test_rows_get_month_category_and_the_wards_of_their_point(placed, saved):
    opened = saved(HEADER + row() + row(NORTH_EAST, kind="Anti-social behaviour"))
    assert recognise(opened) is police_street
    reading = police_street.read(opened, placed)
    assert staged(reading, placed) == [
        (date(2019, 2, 1), "Sample Police", "street_anti_social_behaviour", 0.033033, "E05009902", "E05099902", OURS),
        (date(2019, 2, 1), "Sample Police", "street_burglary", 0.01827, "E05009901", "E05099901", OURS),
    ]
    assert (reading.rows_in, reading.loaded, reading.out_of_area) == (2, 2, 0)
    assert (reading.first_month, reading.last_month) == (date(2019, 2, 1), date(2019, 2, 1))


def test_identical_rows_are_separate_incidents(placed, saved):
    reading = police_street.read(saved(HEADER + row(kind="Anti-social behaviour") * 3), placed)
    assert reading.loaded == len(staged(reading, placed)) == 3


def test_a_row_belongs_by_its_lsoa_and_by_its_point_only_where_it_has_none(placed, saved):
    text = HEADER + row(FAR) + row(lsoa="") + row(lsoa=THEIRS) + row(FAR, lsoa="") + row(",", lsoa="")
    reading = police_street.read(saved(text), placed)
    assert (reading.loaded, reading.out_of_area) == (2, 3)
    assert Counter(each[4] for each in staged(reading, placed)) == {"E05009901": 1, None: 1}


def test_the_best_fit_of_the_lsoa_serves_only_rows_without_a_point(placed, saved):
    found = staged(police_street.read(saved(HEADER + row(",", location="No Location")), placed), placed)
    assert [each[3:6] for each in found] == [(None, "E05009901", "E05099901")]


def test_faulty_rows_are_rejected_with_line_reason_and_value(placed, saved):
    text = HEADER + "".join(
        [
            row(), row(month="02/2019"), row(kind="Piracy"), row("51.398142,0.018270"), row("0.018270,"),
            row(lsoa="Sampleton 001A"), row(force=""), row().replace(",,\n", "\n"), row(),
        ]
    )  # fmt: skip
    reading = police_street.read(saved(text), placed)
    assert (reading.rows_in, reading.loaded, reading.out_of_area) == (9, 2, 0)
    assert [(each.line, each.column, each.value) for each in reading.rejects] == [
        (3, "Month", "02/2019"),
        (4, "Crime type", "Piracy"),
        (5, "Longitude, Latitude", "51.398142, 0.018270"),
        (6, "Longitude, Latitude", "0.018270, "),
        (7, "LSOA code", "Sampleton 001A"),
        (8, "Reported by", ""),
        (9, "", ""),
    ]
    assert "10 columns where the header has 12" in reading.rejects[-1].reason


def test_lines_are_physical_lines_after_quoted_line_ends_and_blank_lines(placed, saved):
    text = HEADER + row(location="On or near\nHigh Road") + "\n" + row(month="never")
    reading = police_street.read(saved(text), placed)
    assert [each.line for each in reading.rejects] == [5]
    assert reading.loaded == 1


@pytest.mark.parametrize("name", ["file.csv", "file.csv.gz"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_gzip_and_both_line_ends_read_alike(placed, saved, name, line_end):
    text = ("\ufeff" + HEADER + row() + row(location="On or near High Road, Sampleton")).replace("\n", line_end)
    reading = police_street.read(saved(text, name), placed)
    assert (reading.rows_in, reading.loaded) == (2, 2)


@pytest.mark.parametrize("lost", [1, 40, 60, 95])
def test_a_file_cut_short_is_refused_whole(placed, saved, lost):
    whole = HEADER + row() * 3 + row(lsoa=OURS).rstrip("\n")
    with pytest.raises(SbpError, match="cut short"):
        police_street.read(saved(whole[:-lost]), placed)


def test_a_last_line_without_a_line_end_is_whole(placed, saved):
    assert police_street.read(saved((HEADER + row() * 2).rstrip("\n")), placed).loaded == 2


def test_stray_quotation_marks_refuse_the_file_and_name_the_line(placed, saved):
    text = HEADER + row() + row().replace('On or near Road"', 'On or "near Road"') + row()
    with pytest.raises(SbpError, match=r"do not pair up \(file.csv, line 3\)"):
        police_street.read(saved(text), placed)


def test_a_file_without_rows_is_refused(placed, saved):
    with pytest.raises(SbpError, match="no row"):
        police_street.read(saved(HEADER), placed)


def test_older_crime_types_are_known(placed, saved):
    text = HEADER + row(kind="Violent crime", month="2011-03")
    text += row(kind="Public disorder and weapons", month="2012-03")
    found = staged(police_street.read(saved(text), placed), placed)
    assert [each[2] for each in found] == ["street_violent_crime", "street_public_disorder_weapons"]


def test_without_outlines_or_lsoas_no_row_can_be_told_to_be_ours(placed, saved):
    maps = tuple(replace(each, is_official=False) for each in placed.places.maps)
    bare = replace(placed, places=replace(placed.places, maps=maps, lsoa_codes=frozenset()))
    with pytest.raises(SbpError, match="Without official boundaries"):
        police_street.read(saved(HEADER + row()), bare)


def test_an_outcomes_file_is_another_format(saved):
    header = HEADER.replace("Crime type,Last outcome category,Context", "Outcome type")
    assert not police_street.recognises(saved(header + row()))


@pytest.mark.parametrize(
    ("bad", "category"),
    [
        (row(kind="Burglary offences"), ""),
        (row(month=""), "street_burglary"),
        (row(point="north,east"), "street_burglary"),
        (row(point="north,east", lsoa="#REF!"), "street_burglary"),
        (row().replace(",Burglary,,", ",Burglary"), "*"),
    ],
    ids=["an unknown type", "no month", "no point", "nothing that tells the place", "a row cut short"],
)
def test_a_rejected_row_of_ours_says_what_it_would_have_counted(placed, saved, bad, category):
    reading = police_street.read(saved(HEADER + row(kind="Drugs") + bad), placed)
    assert (len(reading.rejects), reading.loaded) == (1, 1)
    assert [(each.category_id, each.month) for each in reading.lost] == [(category, date(2019, 2, 1))]


@pytest.mark.parametrize(
    "bad", [row(lsoa=THEIRS, kind="?"), row(FAR, lsoa="", kind="?"), row(lsoa=THEIRS).replace(",,\n", "\n"), HEADER]
)
def test_a_rejected_row_of_elsewhere_takes_nothing_from_us(placed, saved, bad):
    reading = police_street.read(saved(HEADER + row() + bad), placed)
    assert (len(reading.rejects), reading.lost) == (1, [])
