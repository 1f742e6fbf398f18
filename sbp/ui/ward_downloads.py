"""What a visitor takes along from a ward map: its numbers, its picture, its outlines with the figures."""

from collections.abc import Callable

from sbp.charts import classes, ward_geo, ward_map, words
from sbp.model import WardTable
from sbp.ui import answers, downloads
from sbp.ui.frame import Page


def offer(page: Page, table: WardTable, measure: str, csv: Callable[[], str]) -> None:
    """Offer a ward map's numbers as CSV, its picture as PNG and SVG, and the map as GeoJSON.

    Args:
        page: the page that shows it.
        table: the wards and their figures.
        measure: as of `ward_map.spec`.
        csv: makes the numbers as they are offered.
    """
    vintage, colours = table.vintage.id, page.colours
    outlines = answers.outlines(page, vintage, degrees=False)
    owed = answers.boundary_words(page)
    in_degrees = answers.outlines(page, vintage, degrees=True)
    picture = downloads.Picture(
        lambda: ward_map.spec(table, outlines, measure, None, colours),
        words.ward_headline(table, measure),
        words.ward_subtitle(table, measure),
        words.source_words(table.source, table.freshness),
        page.version_id,
        owed,
        lambda: classes.legend(classes.shades(table, measure, colours)),
    )
    geojson = lambda: ward_geo.text(table, in_degrees, owed)  # noqa: E731
    downloads.offer(f"{table.indicator.id}_wards_{vintage}", csv, picture, geojson, card="wards")
