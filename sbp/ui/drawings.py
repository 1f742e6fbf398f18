"""Specifications, decks and tables ready to send: each made once per data version, ground and selection, then kept."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from sbp import months
from sbp.charts import (
    classes,
    deck_map,
    entries,
    rank_chart,
    sparkline,
    standing_tables,
    tables,
    trend,
    ward_map,
    words,
)
from sbp.model import Result, WardTable
from sbp.standing import HotPlace
from sbp.ui import answers, listing, watch_answers
from sbp.ui.cache import chart_text, drawing
from sbp.ui.snapshots import View

FIRST_WARDS = "Highest rates: choose a ward, here or on the map, for its figures"


class ReadyDeck:
    """A finished deck: what Streamlit asks of a pydeck object, without making its JSON anew at every run.

    Streamlit fades all but the object that was picked, by its place in a layer of that name. What is chosen is
    outlined in the deck itself, so each choice renames the layer, and the browser forgets the pick.
    """

    def __init__(self, text: str, choices: int, layer: str = deck_map.LAYER_ID) -> None:
        self._text = text.replace(f'"id":"{layer}"', f'"id":"{layer}-{choices}"', 1)
        self._tooltip = deck_map.TOOLTIP

    def to_json(self) -> str:
        """Return the deck as the browser reads it."""
        return self._text


def _series(result: Result) -> tuple[str, str]:
    return (result.indicator.id, result.area.code)


def _wards(table: WardTable) -> tuple[Any, ...]:
    return (table.indicator.id, table.vintage.id, table.first_month, table.last_month)


def trend_spec(view: View, result: Result, shown: words.Shown) -> str:
    """Return the chart of a series as it is shown; its months with their expected range."""

    def make() -> dict[str, Any]:
        """Draw the series with what is expected of it."""
        points = watch_answers.expected(view, result) if shown == "monthly" else ()
        return trend.spec(result, shown, view.colours, points, watch_answers.before(view, result))

    return chart_text(view, "trend", *_series(result), shown, make=make)


def strip_spec(view: View, result: Result) -> str:
    """Return the shape of a series as a strip."""
    return chart_text(view, "strip", *_series(result), make=lambda: sparkline.spec(result, view.colours))


def trend_table(view: View, result: Result) -> str:
    """Return a series as a table in HTML, newest month first."""
    caption = "The same numbers, newest month first"
    return drawing(
        view, "trend table", *_series(result), make=lambda: listing.markup(tables.trend_rows(result), caption)
    )


def trend_csv(view: View, result: Result) -> str:
    """Return a series as CSV text."""
    return drawing(view, "trend csv", *_series(result), make=lambda: tables.trend_csv(result))


def ward_spec(view: View, table: WardTable, measure: str) -> str:
    """Return the ward map to look at."""
    outlines = answers.outlines(view, table.vintage.id, degrees=False)
    return chart_text(
        view, "ward map", *_wards(table), measure,
        make=lambda: ward_map.spec(table, outlines, measure, None, view.colours),
    )  # fmt: skip


def deck(view: View, table: WardTable, measure: str, ward: str) -> str:
    """Return the ward map to pan, zoom and pick from as JSON, with one ward outlined where `ward` is not empty."""
    outlines = answers.outlines(view, table.vintage.id, degrees=True)
    return drawing(
        view, "deck", *_wards(table), measure, ward,
        make=lambda: deck_map.deck_json(
            table, outlines, measure, ward or None, view.colours, shared=answers.ground(view, table.vintage.id)
        ),
    )  # fmt: skip


def legend(view: View, table: WardTable, measure: str) -> str:
    """Return what a ward map's fills stand for as a list in HTML: class limits, and how many wards are in each."""
    return drawing(view, "legend", *_wards(table), measure, make=lambda: _legend(view, table, measure))


def _legend(view: View, table: WardTable, measure: str) -> str:
    return keys_markup(classes.legend(classes.shades(table, measure, view.colours)), "wards")


def keys_markup(keys: Iterable[classes.Key], unit: str) -> str:
    """Return the lines of a legend as a list in HTML: fill, what it stands for, and how many of a unit are in it."""
    items = "".join(
        f'<li><span style="background:{key.fill}"></span>{escape(key.label)} '
        f"({words.number(key.wards)} {unit if key.wards != 1 else unit[:-1]})</li>"
        for key in keys
    )
    return f'<ul class="sbp-legend" aria-label="Legend">{items}</ul>'


def ward_rows(
    view: View, table: WardTable, ward: str, hot: Mapping[str, HotPlace] | None = None, picks: bool = False
) -> str:
    """Return a ward table in HTML, the ward that is selected marked, with how firmly each is hot if given.

    A ward's name leads to its page; where the page listens for `picks`, it chooses the ward.
    """
    name = next((row.area.name for row in table.rows if row.area.code == ward), None)
    caption = f"The same numbers by ward, {words.period(table.first_month, table.last_month)}"
    chooses = {row.area.name: row.area.code for row in table.rows} if picks else None
    links = _ward_choices(view, table) if picks else _ward_pages(view, table)
    return drawing(
        view, "ward rows", *_wards(table), ward, bool(hot), picks,
        make=lambda: listing.markup(standing_tables.ward_rows(table, hot), caption, name, links, chooses),
    )  # fmt: skip


def first_wards(view: View, table: WardTable, hot: Mapping[str, HotPlace]) -> str:
    """Return the wards with the highest rates in HTML, each name choosing its ward where the page listens."""
    chooses = {row.area.name: row.area.code for row in table.rows}
    return drawing(
        view, "first wards", *_wards(table), bool(hot),
        make=lambda: '<div class="sbp-first">' + listing.markup(
            standing_tables.first_rows(table, hot), FIRST_WARDS, None, _ward_choices(view, table), chooses
        ) + "</div>",
    )  # fmt: skip


def ward_csv(view: View, table: WardTable, hot: Mapping[str, HotPlace] | None = None) -> str:
    """Return a ward table as CSV text, with how firmly each is hot if given."""
    return drawing(view, "ward csv", *_wards(table), bool(hot), make=lambda: standing_tables.ward_csv(table, hot))


def _ward_pages(view: View, table: WardTable) -> dict[str, str]:
    """Return the address of each ward's page by its name, for the wards in force."""
    if table.vintage != view.snapshot.content.borough.vintages[-1]:
        return {}
    return {row.area.name: f"ward?ward={row.area.code}" for row in table.rows}


def _ward_choices(view: View, table: WardTable) -> dict[str, str]:
    """Return the address at which each ward is chosen on the page of hotspots, by its name."""
    is_newest = table.vintage == view.snapshot.content.borough.vintages[-1]
    older = "" if is_newest else f"&vintage={table.vintage.id}"
    length = months.distance(table.first_month, table.last_month) + 1
    same = f"indicator={table.indicator.id}&months={length}&to={months.text(table.last_month)}{older}"
    return {row.area.name: f"hotspots?{same}&ward={row.area.code}" for row in table.rows}


def ranks(view: View, table: WardTable, ward: str) -> str:
    """Return the wards' places in the order as ranges, the ward that is selected drawn heavily."""

    def make() -> dict[str, Any]:
        """Draw the ranks."""
        return rank_chart.spec(entries.of_wards(table, ward), table.is_demonstration, view.colours)

    return chart_text(view, "ward ranks", *_wards(table), ward, make=make)
