"""Places smaller than wards, as pages ask for them: of the page's data version and of who asks, made once and kept."""

from datetime import date
from urllib.parse import urlencode

from sbp import months, settings
from sbp.answers import ground, street_density, streets
from sbp.charts import density_files, density_map, hexagon_map, street_map, street_tables
from sbp.streets_model import Density, StreetKind, StreetTable
from sbp.ui import answers, drawings, listing, standing_answers, who
from sbp.ui.cache import answer, chart_text, drawing
from sbp.ui.snapshots import View

SHOWN = 25  # places in the table of a page; the download has all


def kinds(view: View) -> dict[str, StreetKind]:
    """Return the kinds of record that whoever is at the screen may see by place, by id."""
    shown, role = view.snapshot, who.actor().role
    return answer(view, "street kinds", role, make=lambda: streets.kinds(shown.con, shown.content, role))


def missing(view: View) -> tuple[StreetKind, ...]:
    """Return the kinds of record that whoever is at the screen might see by place, but of which no file is held."""
    content, role, held = view.snapshot.content, who.actor().role, kinds(view)
    known = content.streets.kinds.values()
    return tuple(each for each in known if each.id not in held and streets.may_see(content, each, role))


def months_held(view: View, kind: StreetKind) -> tuple[date, ...]:
    """Return the months in which a kind of record was supplied, oldest first."""
    return answer(view, "street months", kind.id, make=lambda: streets.months_held(view.snapshot.con, kind))


def table(view: View, kind_id: str, last_month: date | None, length: int) -> StreetTable:
    """Return where a kind of record is found in so many months to `last_month` (None: the newest).

    Raises:
        UsageError: no such kind, or none that whoever is at the screen may see by place.
    """
    shown, role = view.snapshot, who.actor().role
    known = kinds(view).get(kind_id)
    if known is not None and last_month is None:
        last_month = months_held(view, known)[-1]

    def make() -> StreetTable:
        """Count the places."""
        return streets.table(shown.con, shown.content, kind_id, last_month, length, view.today, role)

    return answer(view, "streets", kind_id, last_month, length, role, make=make)


def density(view: View, table: StreetTable) -> Density:
    """Return the density of what a table counts."""
    shown = view.snapshot
    ground = answer(view, "density ground", make=lambda: street_density.squares(shown.con))

    def make() -> Density:
        """Work out the surface."""
        return street_density.density(shown.con, shown.content, table, ground)

    return answer(view, "street density", *_of(table), make=make)


def deck(view: View, table: StreetTable, ward: str, cell: str) -> str:
    """Return the map of hexagons as JSON, fitted to a ward ("" for the borough), one hexagon outlined or none by ""."""
    newest, somebody_elses = view.snapshot.content.borough.vintages[-1].id, tiles(table)
    wards, own = answers.outlines(view, newest, degrees=True), answers.ground(view, newest)

    def make() -> str:
        """Draw the map."""
        return street_map.deck_json(table, table.of_ward(ward), wards, (ward, cell), view.colours, somebody_elses, own)

    return drawing(view, "street deck", *_of(table), ward, cell, somebody_elses, make=make)


def keys(view: View, table: StreetTable, ward: str) -> str:
    """Return what the fills of the map of hexagons stand for as a list in HTML."""

    def make() -> str:
        """Write the list of keys."""
        return drawings.keys_markup(street_map.shades(table.of_ward(ward), view.colours).keys, "places")

    return drawing(view, "street keys", *_of(table), ward, make=make)


def tiles(table: StreetTable) -> street_map.Tiles | None:
    """Return somebody else's ground for a map, None for none; schematic wards never lie on a true map."""
    style = settings.tile_style()
    return street_map.Tiles(*style) if style and not table.is_schematic else None


def density_spec(view: View, table: StreetTable, ward: str, cell: str) -> str:
    """Return the map of densities, with the outlines of a ward and of a hexagon drawn heavily, or none by ""."""
    wards = answers.outlines(view, view.snapshot.content.borough.vintages[-1].id, degrees=False)
    return chart_text(
        view, "street density map", *_of(table), ward, cell,
        make=lambda: density_map.spec(
            density(view, table), wards, ward, table.is_demonstration, view.colours, in_metres(view).get(cell)
        ),
    )  # fmt: skip


def rows(view: View, table: StreetTable, ward: str, cell: str) -> str:
    """Return the first places as a table in HTML, the one that is selected marked; a row's name chooses its place."""

    def make() -> str:
        """Write the list of places."""
        places = table.of_ward(ward)
        names = street_tables.numbered(places)
        caption = f"The {min(SHOWN, len(places))} places with most, of {len(places)} with any"
        return listing.markup(
            street_tables.rows(table, places, SHOWN, cell, standing_answers.hot_cells(view, table.kind.id)),
            caption,
            names.get(cell),
            {name: _address(table, ward, cell_id) for cell_id, name in names.items()},
            {name: cell_id for cell_id, name in names.items()},
        )

    return drawing(view, "street rows", *_of(table), ward, cell, make=make)


def _address(table: StreetTable, ward: str, cell: str) -> str:
    """Return where a place is chosen: the street map with the same kind of record and months."""
    length = months.distance(table.first_month, table.last_month) + 1
    chosen = {"by": "streets", "kind": table.kind.id, "months": length, "to": months.text(table.last_month)}
    return f"hotspots?{urlencode(chosen | ({'ward': ward} if ward else {}) | {'cell': cell})}"


def csv(view: View, table: StreetTable, ward: str) -> str:
    """Return all places as CSV text."""
    owed = answers.boundary_words(view)
    return drawing(
        view, "street csv", *_of(table), ward, make=lambda: street_tables.csv(table, table.of_ward(ward), owed)
    )  # fmt: skip


def geojson(view: View, table: StreetTable, ward: str) -> str:
    """Return all places as GeoJSON text."""
    owed = answers.boundary_words(view)
    make = lambda: street_tables.geojson(table, table.of_ward(ward), hexagons(view), owed)  # noqa: E731
    return drawing(view, "street geojson", *_of(table), ward, make=make)


def hexagon_spec(view: View, table: StreetTable, ward: str, cell: str) -> dict:
    """Return the map of hexagons to print: of a ward ("" for the borough), one hexagon outlined or none by ""."""
    wards = answers.outlines(view, view.snapshot.content.borough.vintages[-1].id, degrees=False)
    return hexagon_map.spec(table, table.of_ward(ward), in_metres(view), wards, (ward, cell), view.colours)


def in_metres(view: View) -> dict[str, dict]:
    """Return the outline of every hexagon as a GeoJSON geometry in metres of the National Grid, by its id."""
    return answer(view, "cells in metres", make=lambda: ground.to_metres(hexagons(view)))


def density_csv(view: View, table: StreetTable) -> str:
    """Return the classes of the densest ground as CSV text."""
    return density_files.csv(density(view, table), table, answers.boundary_words(view))


def density_geojson(view: View, table: StreetTable) -> str:
    """Return the densest ground as GeoJSON text."""
    found, owed = density(view, table), answers.boundary_words(view)
    return density_files.geojson(ground.to_degrees(density_files.shapes(found)), found, table, owed)


def hexagons(view: View) -> dict[str, dict]:
    """Return the outline of every hexagon as a GeoJSON geometry in degrees, by its id."""
    return answer(view, "cell outlines", make=lambda: streets.outlines(view.snapshot.con))


def _of(table: StreetTable) -> tuple:
    return (table.kind.id, table.first_month, table.last_month)
