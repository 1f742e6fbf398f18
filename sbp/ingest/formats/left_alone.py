"""Publishers' files that are recognised and not used: a person who loads one is told why, not that it is unknown."""

from dataclasses import dataclass
from typing import NoReturn

from sbp.errors import SbpError
from sbp.ingest.context import Context
from sbp.ingest.opened import Opened

OUTCOMES = frozenset({"crime id", "month", "falls within", "outcome type"})
STOP_AND_SEARCH = frozenset({"type", "date", "object of search", "legislation"})
MOBILISATIONS = frozenset({"incidentnumber", "resourcemobilisationid", "dateandtimemobilised"})
REPORT_UPDATES = frozenset({"report id", "update id", "problem state"})
OUTPUT_AREAS = frozenset({"oa21cd", "lsoa21cd", "msoa21cd"})
CENTROIDS = frozenset({"lsoa21cd", "globalid", "x", "y"})
CENTROIDS_BEFORE = frozenset({"lsoa11cd", "globalid", "x", "y"})
DEPRIVATION = ("index of multiple deprivation", "idaci", "imd -", "imd average", "income - average", "income domain")
DEPRIVATION_PARTS = ("adult skills", "population: mid 2015")


@dataclass(frozen=True)
class LeftAlone:
    """A known format that the build does not use: told by its columns, all of `needs` or any word of `mentions`."""

    ID: str
    TITLE: str
    WHY_LEFT: str
    needs: frozenset[str] = frozenset()
    mentions: tuple[str, ...] = ()
    SOURCE: str = ""
    STAGE: str = "records"
    KEEP: bool = False

    def recognises(self, opened: Opened) -> bool:
        """Tell the file by the column names of its first line, whatever their case."""
        columns = [cell.casefold() for cell in opened.header()]
        if self.needs:
            return self.needs <= set(columns)
        return any(word in column for column in columns for word in self.mentions)

    def read(self, opened: Opened, context: Context) -> NoReturn:
        """Refuse to read.

        Raises:
            SbpError: always, with the reason why the format is not used.
        """
        raise SbpError(f"{self.TITLE}: {self.WHY_LEFT}", opened.name)


_CENTRES = "a point's ward is told by its own place, so no centre stands in for it; load the outlines"
ENTRIES = (
    LeftAlone(
        "output_area_lookup",
        "ONS look-up of output areas",
        "nothing is published here by output area; load the look-up from LSOA to ward",
        OUTPUT_AREAS,
    ),
    LeftAlone("lsoa_centroids_2021", "ONS population-weighted centres of LSOAs (2021)", _CENTRES, CENTROIDS),
    LeftAlone("lsoa_centroids_2011", "ONS population-weighted centres of LSOAs (2011)", _CENTRES, CENTROIDS_BEFORE),
    LeftAlone("police_outcomes", "data.police.uk outcomes", "outcomes are not shown, only what was recorded", OUTCOMES),
    LeftAlone(
        "police_stop_and_search",
        "data.police.uk stop and search",
        "each row is about a person, and no record about a person is held",
        STOP_AND_SEARCH,
    ),
    LeftAlone(
        "fire_mobilisations",
        "London Fire Brigade mobilisations",
        "engines sent are not shown; load the incident file",
        MOBILISATIONS,
    ),
    LeftAlone(
        "fix_my_street_updates",
        "FixMyStreet updates export",
        "updates hold free text and names; load the export of reports",
        REPORT_UPDATES,
    ),
    LeftAlone(
        "deprivation",
        "English Indices of Deprivation",
        "deprivation is not shown yet",
        mentions=DEPRIVATION + DEPRIVATION_PARTS,
    ),
)
