"""Another borough's file is told before it is taken; what may hold a row of ours never is refused."""

import pytest

from sbp.errors import SbpError
from sbp.ingest import formats, ours
from sbp.ingest.opened import open_file
from sbp.ingest.ours import Ours

SAMPLETON = Ours("Sampleton", frozenset({"e09000099", "e05099901"}))
MET = "MajorText,MinorText,WardName,WardCode,LookUp_BoroughName,202401\nTHEFT,SHOPLIFTING,X,{},{},1\n"
STREET = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type\n"
    ",2024-01,P,P,0.1,51.4,On or near Sampleton Road,E01000001,{},Drugs\n"
)
DASHBOARD = "Month_Year,Borough_SNT,Area Code,Measure,Count,Crime Type,Crime Subtype\n2024-01-01,{},{},Offences,1,K,K\n"
FIRE = "IncidentNumber,DateOfCall,StopCodeDescription,IncGeo_BoroughCode,IncGeo_BoroughName\n1,01 Jan 2025,AFA,{},{}\n"
RETURN = "indicator,area,period,value,base,supplier_role\nreferrals,{},2024-01,3,,Team\n"


def offer(tmp_path, *texts):
    parts = []
    for number, text in enumerate(texts):
        path = tmp_path / f"{number}.csv"
        path.write_text(text, encoding="utf-8")
        parts.append(open_file(path, path.name))
    SAMPLETON.refuse_elsewhere(formats.recognise(parts[0]), parts)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (MET.format("E05000001", "Sampleham"), "Sampleham"),
        (STREET.format("Sampleham 001A"), "Sampleham"),
        (DASHBOARD.format("Sampleham", "E09000098"), "Sampleham"),
        (FIRE.format("E09000098", "SAMPLEHAM"), "SAMPLEHAM"),
        (RETURN.format("E09000098"), "E09000098"),
    ],
)
def test_a_file_whose_every_row_is_of_elsewhere_is_refused_in_one_sentence(tmp_path, text, named):
    with pytest.raises(SbpError) as told:
        offer(tmp_path, text)
    assert str(told.value) == (
        f"No row of it is of Sampleton; it names {named}. Try: the same file of Sampleton, or of the whole of London."
    )


@pytest.mark.parametrize(
    "text",
    [
        MET.format("E05000001", "Sampleham") + "THEFT,ROBBERY,X,E05099901,?,2\n",
        STREET.format("Sampleton 001A"),
        STREET.format(""),
        DASHBOARD.format("SAMPLETON Town", "E05099777"),
        FIRE.format("", ""),
        RETURN.format("e09000099"),
        "date,category\n2024-01-01,noise\n",
    ],
    ids=[
        "one row of ours",
        "an LSOA called after us",
        "a place",
        "a ward of ours",
        "nothing",
        "our code",
        "no area",
    ],
)
def test_what_may_be_ours_is_taken(tmp_path, text):
    offer(tmp_path, text)


def test_of_an_archive_one_member_of_ours_is_enough(tmp_path):
    offer(tmp_path, STREET.format("Sampleham 001A"), STREET.format("Sampleton 002B"))


def test_the_shipped_borough_knows_its_own_wards_and_without_a_name_nothing_is_refused(tmp_path):
    own = ours.read()
    assert own.names(own.name.upper())
    assert own.names(f"{own.name} 001A")
    assert all(map(own.names, own.codes))
    path = tmp_path / "other.csv"
    path.write_text(RETURN.format("E09000098"), encoding="utf-8")
    part = open_file(path, path.name)
    Ours("", frozenset()).refuse_elsewhere(formats.recognise(part), [part])
