"""Known files that are not used are told by their header and left with a reason."""

import pytest

from sbp.errors import SbpError
from sbp.ingest.formats import left_alone, recognise
from sbp.ingest.opened import open_file

HEADERS = {
    "police_outcomes": "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,LSOA code,Outcome type",
    "police_stop_and_search": "Type,Date,Latitude,Longitude,Gender,Age range,Legislation,Object of search,Outcome",
    "fire_mobilisations": "IncidentNumber,CalYear,ResourceMobilisationId,Resource_Code,DateAndTimeMobilised",
    "fix_my_street_updates": '"Report ID","Update ID",Date,Status,"Problem state",Text,"User Name","Reported As"',
    "output_area_lookup": "OA21CD,LSOA21CD,LSOA21NM,LSOA11CD,CHGIND,MSOA21CD,MSOA21NM,WD24CD,WD24NM,LAD22CD,LAD22NM",
    "lsoa_centroids_2021": "FID,LSOA21CD,GlobalID,x,y",
    "lsoa_centroids_2011": "objectid,lsoa11cd,lsoa11nm,GlobalID,x,y",
    "deprivation": "LSOA code (2021),LSOA name (2021),Index of Multiple Deprivation (IMD) Rank (where 1 is most)",
}


@pytest.mark.parametrize("known", left_alone.ENTRIES, ids=lambda known: known.ID)
def test_told_by_its_header_whatever_its_name(known, tmp_path):
    path = tmp_path / "download.csv"
    path.write_text(f"\ufeff{HEADERS[known.ID]}\n", encoding="utf-8")
    opened = open_file(path, path.name)
    found = recognise(opened)
    assert found.ID == known.ID
    assert not found.KEEP
    with pytest.raises(SbpError, match=found.WHY_LEFT[:20]):
        found.read(opened, None)


def test_a_street_file_is_not_an_outcomes_file(tmp_path):
    path = tmp_path / "street.csv"
    path.write_text("Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,Crime type\n")
    opened = open_file(path, path.name)
    assert not any(known.recognises(opened) for known in left_alone.ENTRIES)
