"""Open311 answers: XML and JSON say the same, and no name or description comes in."""

import json
from datetime import date

import pytest

from sbp.errors import SbpError
from sbp.ingest.formats import open311, recognise

REQUEST = {
    "service_request_id": 41, "status": "closed", "service_name": "Flytipping", "service_code": "FLY",
    "title": "Title of Ada", "description": "Ada wrote this", "requestor_name": "Ada Lovelace",
    "requested_datetime": "2025-06-30T23:30:00+00:00", "updated_datetime": "2025-07-02T10:00:00+01:00",
    "lat": 51.398142, "long": 0.01827,
}  # fmt: skip


def as_xml(*requests):
    def one(values):
        return "".join(f"<{name}>{value}</{name}>" for name, value in values.items())

    inner = "".join(f"<request>{one(each)}</request>" for each in requests)
    return f'<?xml version="1.0" encoding="utf-8"?><service_requests>{inner}</service_requests>'


@pytest.mark.parametrize(
    "text", [as_xml(REQUEST), json.dumps([REQUEST]), json.dumps({"requests": [{"request": [REQUEST]}]})]
)
def test_a_request_gets_its_local_day_category_and_wards(placed, saved, text):
    opened = saved(text, "requests")
    assert recognise(opened) is open311
    reading = open311.read(opened, placed)
    columns = ["dataset", "report_id", "report_date", "category_id", "status", "ward_code_old", "order_key"]
    assert list(reading.tables["dated_report"][columns].itertuples(index=False, name=None)) == [
        ("fix_my_street", "41", date(2025, 7, 1), "fly_tipping", "closed", "E05009901", "2025-07-02T10:00:00")
    ]
    assert "Ada" not in f"{[each.to_csv() for each in reading.tables.values()]}{reading}"


def test_faulty_requests_are_rejected_without_their_words(placed, saved):
    faulty = [REQUEST | change for change in (
        {"service_request_id": "Ada"}, {"requested_datetime": "Ada"}, {"lat": "Ada"}, {"service_name": "Potholes"},
    )]  # fmt: skip
    reading = open311.read(saved(as_xml(*faulty), "requests.xml"), placed)
    assert [(each.line, each.column) for each in reading.rejects] == [
        (1, "service_request_id"), (2, "requested_datetime"), (3, "long, lat"),
    ]  # fmt: skip
    assert (reading.rows_in, reading.loaded, reading.out_of_area) == (4, 0, 1)
    assert "Ada" not in str(reading.rejects)


def test_damaged_and_hostile_answers_are_refused(placed, saved):
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "service_request_id">]>' + as_xml(REQUEST).split("?>")[1]
    deep = "[" * 100_000
    for text, said in ((as_xml(REQUEST)[:-40], "damaged"), (deep, "damaged"), (bomb, "attack")):
        with pytest.raises(SbpError, match=said):
            open311.read(saved(text, "requests"), placed)
