"""The header of the Met's wide tables: the kind of area, and where its columns stand, whatever their order."""

from datetime import date

import pytest

from sbp.ingest.met_layout import kind_of, layout_of
from sbp.ingest.opened import open_file


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("MajorText,MinorText,WardName,WardCode,LookUp_BoroughName,202401", "ward"),
        ("WardName,WardCode,MajorText,MinorText,LookUp_BoroughName,201004", "ward"),
        ("LSOA Code,LSOA Name,Borough,Major Category,Minor Category,202402", "lsoa"),
        ("MajorText,MinorText,BoroughName,202401", "borough"),
        ("Month,Crime type,Borough", None),
    ],
)
def test_the_kind_of_area_is_told_by_the_columns(header, kind):
    assert kind_of(tuple(header.split(","))) == kind


def test_months_and_columns_are_found_where_they_stand(tmp_path):
    path = tmp_path / "ward.csv"
    path.write_text("WardName,WardCode,MajorText,MinorText,LookUp_BoroughName,202402,202401\n", encoding="utf-8")
    found = layout_of(open_file(path, path.name))
    assert (found.kind, found.area, found.borough, found.major, found.minor) == ("ward", 1, 4, 2, 3)
    assert dict(zip(found.month_columns, found.months, strict=True)) == {5: date(2024, 2, 1), 6: date(2024, 1, 1)}
