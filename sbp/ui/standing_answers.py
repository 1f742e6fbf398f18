"""Where wards and boroughs stand, as the ward and London pages ask for it: made once per data version and kept."""

from sbp.answers import hot_places, london, ward_profile
from sbp.profiles import BoroughTable, OldWard, WardProfile
from sbp.standing import Concentrated, HotPlace, PlaceKind, PlaceTest
from sbp.ui import answers
from sbp.ui.cache import answer
from sbp.ui.snapshots import View


def profile(view: View, ward_code: str) -> WardProfile:
    """Return one ward over every measure that is counted by ward.

    Raises:
        UsageError: no such ward.
    """
    shown = view.snapshot

    def make() -> WardProfile:
        """Put the profile together."""
        vintage = {area.code: area.vintage for area in answers.all_areas(view)}.get(ward_code)
        made = profile_lines(view, vintage) if vintage else None
        return ward_profile.profile(shown.con, shown.content, ward_code, made)

    return answer(view, "profile", ward_code, make=make)


def old_wards(view: View) -> dict[str, tuple[OldWard, ...]]:
    """Return, by the code of each ward in force, the wards before it that share ground with it."""
    con, newest = view.snapshot.con, view.snapshot.content.borough.vintages[-1].id
    today = [area for area in answers.all_areas(view) if area.kind == "ward" and area.vintage == newest]
    return answer(view, "old wards", make=lambda: {area.code: ward_profile.old_wards(con, area) for area in today})


def profile_lines(view: View, vintage: str) -> ward_profile.Lines:
    """Return every measure in every ward of one vintage, by the ward's code."""
    shown = view.snapshot
    return answer(view, "profile lines", vintage, make=lambda: ward_profile.lines_of(shown.con, shown.content, vintage))


def boroughs(view: View, indicator_id: str, months: int) -> BoroughTable:
    """Return an indicator over the region's boroughs for the newest months that they hold.

    Raises:
        UsageError: no such indicator.
    """
    shown = view.snapshot

    def make() -> BoroughTable:
        """Compare the boroughs."""
        return london.table(shown.con, shown.content, indicator_id, None, months, view.today)

    return answer(view, "boroughs", indicator_id, months, make=make)


def hot_wards(view: View, indicator_id: str, vintage: str) -> dict[str, HotPlace]:
    """Return how firmly each ward of one vintage is hot, by its code.

    Raises:
        UsageError: no such indicator or vintage.
    """
    shown = view.snapshot

    def make() -> dict[str, HotPlace]:
        """Find the hot wards."""
        return hot_places.of_wards(shown.con, shown.content, indicator_id, vintage)

    return answer(view, "hot wards", indicator_id, vintage, make=make)


def hot_cells(view: View, kind_id: str) -> dict[str, HotPlace]:
    """Return how firmly each cell is hot by one kind of record with a place, by the cell's id."""
    return answer(view, "hot cells", kind_id, make=lambda: hot_places.of_cells(view.snapshot.con, kind_id))


def place_test(view: View, measure_id: str, kind: PlaceKind, vintage: str) -> PlaceTest | None:
    """Return how rules of choosing wards of a vintage, or cells (vintage ""), would have done; None without a test."""
    shown = view.snapshot

    def make() -> PlaceTest | None:
        """Try the rules on past months."""
        return hot_places.place_test(shown.con, shown.content, measure_id, kind, vintage)

    return answer(view, "place test", measure_id, kind, vintage, make=make)


def concentrated(view: View, measure_id: str, kind: PlaceKind, vintage: str) -> Concentrated | None:
    """Return how concentrated events are over wards of a vintage or cells (vintage ""); None where they are too few."""
    shown = view.snapshot

    def make() -> Concentrated | None:
        """Reckon how concentrated they are."""
        return hot_places.concentrated(shown.con, shown.content, measure_id, kind, vintage)

    return answer(view, "concentrated", measure_id, kind, vintage, make=make)
