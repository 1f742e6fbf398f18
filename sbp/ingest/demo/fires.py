"""Incidents as the London Fire Brigade publishes them: invented, dwellings on a rounded grid reference only."""

from collections.abc import Iterator
from pathlib import Path

from sbp.ingest.demo import csv_file, moments
from sbp.ingest.demo.invented import Invented
from sbp.ingest.demo.moments import Moment

HEADER = (
    "IncidentNumber", "DateOfCall", "CalYear", "TimeOfCall", "HourOfCall", "IncidentGroup", "StopCodeDescription",
    "SpecialServiceType", "PropertyCategory", "PropertyType", "AddressQualifier", "Postcode_full",
    "Postcode_district", "UPRN", "USRN", "IncGeo_BoroughCode", "IncGeo_BoroughName", "ProperCase",
    "IncGeo_WardCode", "IncGeo_WardName", "IncGeo_WardNameNew", "Easting_m", "Northing_m", "Easting_rounded",
    "Northing_rounded", "Latitude", "Longitude", "FRS", "IncidentStationGround", "FirstPumpArriving_AttendanceTime",
    "FirstPumpArriving_DeployedFromStation", "SecondPumpArriving_AttendanceTime",
    "SecondPumpArriving_DeployedFromStation", "NumStationsWithPumpsAttending", "NumPumpsAttending", "PumpCount",
    "PumpMinutesRounded", "Notional Cost (£)", "NumCalls",
)  # fmt: skip
HIDDEN_PLACE = "Dwelling"  # the publisher gives homes no exact place
SQUARE_M = 100  # and rounds every grid reference to the middle of such a square
MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
STATION, QUALIFIER = "Example Station", "Correct incident location"


def write(folder: Path, made: Invented) -> None:
    """Write one file with every incident, in order of the call."""
    csv_file.write(folder / "london-fire-brigade-incidents.csv", HEADER, _rows(made))


def _rows(made: Invented) -> Iterator[list]:
    borough = made.borough
    for each in moments.draw(made, "fires"):
        group, stop_code, category, kind = each.series.labels["fire"]
        ward = made.spots.new_wards[made.spots.new[each.spot]]
        day = f"{each.at.day:02d} {MONTH_NAMES[each.at.month - 1]} {each.at.year}"
        yield [
            f"{each.number:06d}-{each.at:%d%m%Y}", day, each.at.year, f"{each.at:%H:%M:%S}", each.at.hour, group,
            stop_code, "", category, kind, QUALIFIER, "", "", "", "", borough.code, borough.name.upper(), borough.name,
            ward.code, ward.name, ward.name, *_place(made, each, category == HIDDEN_PLACE), borough.region, STATION,
            "300.0", STATION, "", "", "1.0", "1.0", 1, "60.0", "350.0", "1.0",
        ]  # fmt: skip


def _place(made: Invented, each: Moment, is_hidden: bool) -> list[str]:
    """Eastings and northings exact and rounded, then latitude and longitude; the exact ones blank where hidden."""
    spots = made.spots
    easting, northing = int(spots.easting[each.spot]), int(spots.northing[each.spot])
    middle = [str(value // SQUARE_M * SQUARE_M + SQUARE_M // 2) for value in (easting, northing)]
    if is_hidden:
        return ["", "", *middle, "", ""]
    exact = [f"{easting}.0", f"{northing}.0"]
    return [*exact, *middle, f"{spots.latitude[each.spot]:.6f}", f"{spots.longitude[each.spot]:.6f}"]
