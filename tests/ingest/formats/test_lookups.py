"""Look-ups: which of three kinds a file is, and whose rows are ours."""

from collections.abc import Callable

import pytest

from sbp.ingest.context import Context
from sbp.ingest.formats import lookups
from sbp.ingest.opened import Opened

Written = Callable[[str, str], Opened]
pytestmark = pytest.mark.usefixtures("sample_geo")
BOM = "\ufeff"


def test_best_fit_reads_past_the_byte_order_mark(written: Written, context: Context) -> None:
    text = (
        f"{BOM}LSOA21CD,LSOA21NM,LSOA21NMW,WD24CD,WD24NM,WD24NMW,LAD24CD,LAD24NM,LAD24NMW,ObjectId\r\n"
        "E01000001,Sampleton 001A, ,E05099901,New West, ,E09000099,Sampleton, ,1\r\n"
        "E01000002,Else 001A, ,E05000009,Else, ,E09000098,Else, ,2\r\n"
    )
    opened = written(text, "fit.csv")
    assert lookups.recognises(opened)
    reading = lookups.read(opened, context)
    assert reading.tables["lsoa_ward"].values.tolist() == [["E01000001", "2022", "E05099901"]]
    assert (reading.rows_in, reading.loaded, reading.out_of_area) == (2, 1, 1)
    assert reading.extra["is_official"]


def test_a_ward_that_is_said_to_be_ours_and_is_unknown_is_rejected(written: Written, context: Context) -> None:
    text = "LSOA21CD,WD24CD,LAD24CD\nE01000001,E05099999,E09000099\nnot a code,E05099901,E09000099\n"
    reading = lookups.read(written(text, "fit.csv"), context)
    assert [(each.line, each.value) for each in reading.rejects] == [(2, "E05099999"), (3, "not a code")]


def test_a_look_up_without_authorities_goes_by_its_wards_and_is_not_official(
    written: Written, context: Context
) -> None:
    header = "LSOA11CD,LSOA11NM,WD18CD,WD18NM,pct"
    text = f"{header}\nE01000001,Sampleton 001A,E05009901,Old West,99\nE01000002,X,E05000009,Y,9\n"
    reading = lookups.read(written(text, "derived.csv"), context)
    assert reading.tables["lsoa_ward"].values.tolist() == [["E01000001", "2002", "E05009901"]]
    assert reading.out_of_area == 1
    assert not reading.extra["is_official"]


def test_changed_lsoas_run_from_the_earlier_to_the_later(written: Written, context: Context) -> None:
    text = "LSOA21CD,LSOA11CD,CHGIND,LAD22CD\nE01000003,E01000001,S,E09000099\nE01000004,E01000001,S,E09000099\n"
    reading = lookups.read(written(text, "exact.csv"), context)
    assert reading.tables["lsoa_change"].values.tolist() == [["E01000001", "E01000003"], ["E01000001", "E01000004"]]


def test_code_lists_give_names(written: Written, context: Context) -> None:
    text = "FID,WD19CD,WD19NM,LAD19CD,LAD19NM\n1,E05009901,Old West,E09000099,Sampleton\n2,E05000009,X,E09000098,Y\n"
    reading = lookups.read(written(text, "codes.csv"), context)
    assert reading.tables["area_name"].values.tolist() == [["E05009901", "Old West", "ward", "2002"]]


@pytest.mark.parametrize(
    "header",
    ["OA21CD,LSOA21CD,WD24CD", "WD24CD,WD24NM", "WardCode,WardName,MajorText", "LSOA21CD,Imd rank", '{"WD24CD":1}'],
)
def test_other_tables_are_not_claimed(written: Written, header: str) -> None:
    assert not lookups.recognises(written(f"{header}\na,b,c\n", "other.csv"))
