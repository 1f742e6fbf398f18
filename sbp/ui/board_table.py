"""The Board's table of a priority: the rolling year, the doubt, and the computed beside the judged status."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

import streamlit as st

from sbp.charts import spark_line, strategy_words, tables, words
from sbp.charts.sections import priorities
from sbp.charts.theme import Theme
from sbp.model import Result
from sbp.strategy_model import BoardRow, Priority, State, Status
from sbp.ui import account_cards, cards, folding, navigation, priority_parts, strategy_answers
from sbp.ui.cache import drawing
from sbp.ui.frame import Page
from sbp.ui.snapshots import View

HEADS = (
    "Measure, last 36 months", "Latest 12 months", "12 before", "Change", "In per cent (95% range)", "Per 1,000",
    "Computed status, and why", "Judged status",
)  # fmt: skip
# 4.5:1 on their ground, and apart from each other for people who do not see red and green; other states are grey
STATE_COLOURS: dict[str, dict[State, str]] = {
    "light": {"improving": "#1d65a6", "worsening": "#b8410f", "changed": "#6f4aa8"},
    "dark": {"improving": "#6bace6", "worsening": "#f46a25", "changed": "#b79be0"},
}
CAPTION = "Each measure for the borough: the latest 12 months against the 12 before"
BOTH = ", with both statuses"


def show(page: Page, priority: Priority, rows: tuple[BoardRow, ...]) -> None:
    """Show the table with what is to be known of it, and offer it as CSV."""
    with st.container(border=True):
        st.header(strategy_words.board_headline(rows), anchor=priority_parts.FIGURES)
        if not rows:
            if priority.not_in_open_data:
                st.write("The measures that the documents watch are listed below with the last figures printed.")
            return
        dated(page, rows)
        if moved := strategy_words.which_moved(rows, len(rows)):
            st.html(f'<p class="sbp-finding">{escape(moved)}</p>')
        st.html(drawn(page, priority))
        cards.note(*_notes(rows))
        cards.download(
            f"{priority.address}_board",
            drawing(page, "board csv", priority.address, page.written, make=lambda: as_csv(rows)),
            card="board",
        )
        st.page_link(navigation.entry("methods").file, label="How the status is computed")


def drawn(view: View, priority: Priority) -> str:
    """Return the table of a priority as HTML, made once."""
    rows, region = strategy_answers.board(view, priority), view.snapshot.content.borough.region

    def make() -> str:
        """Put the rows together with what was said of each."""
        written = strategy_answers.written(view)
        said = {place: account_cards.beside(written, row.result.indicator.id) for place, row in enumerate(rows)}
        return markup(rows, region, view.colours, said)

    return drawing(view, "board table", priority.address, view.written, make=make)


def _notes(rows: tuple[BoardRow, ...]) -> list[str]:
    """Return what is to be known of the table as a whole, each once."""
    said = [
        "Computed: by a rule, from recorded figures. Judged: what the partnership said. They are never merged. "
        "False alarm: the chance that the rule fires for one measure when nothing has happened. "
        "Two totals alone: what somebody would say who compares the two counts and nothing else, where it differs.",
        strategy_words.population(rows),
        *(row.change.note for row in rows),
    ]
    said += strategy_words.unjudged(rows)
    return [each for each in dict.fromkeys(said) if each]


def markup(rows: tuple[BoardRow, ...], region: str, colours: Theme, said: Mapping[int, str] | None = None) -> str:
    """Return the table as HTML, every text escaped; `said` is HTML that stands below a row, by its place.

    Where no status was judged of any measure, the caption says so once and no column repeats it.
    """
    is_judged = any(row.judged and row.judged.status for row in rows)
    heads, caption = (HEADS, CAPTION + BOTH) if is_judged else (HEADS[:-1], f"{CAPTION}; {priorities.UNJUDGED}")
    return folding.table(heads, [_line(row, region, colours, heads) for row in rows], caption, "sbp-board", said)


def _line(row: BoardRow, region: str, colours: Theme, heads: Sequence[str]) -> tuple[str, dict[str, str]]:
    change, result = row.change, row.result
    rate = "–" if result.rate_per_1000 is None else words.rate(result.rate_per_1000)
    told = [
        escape(words.number(change.latest)) + _under(_to(result)),
        escape(words.number(change.previous)),
        escape(strategy_words.change_number(change)),
        escape(strategy_words.change_percent(change)) + _under(strategy_words.beside(row, region)),
        escape(rate) + _under(strategy_words.place(row, region)),
        state(row.status, colours) + escape(_months(row)) + _under(_why(row)),
        escape(strategy_words.judged(row.judged)) + _under(_where(row)),
    ]
    name = f"{escape(result.indicator.name)}<br>{spark_line.image(result, colours)}"
    return name, dict(zip(heads[1:], told, strict=False))


def _under(text: str) -> str:
    return f'<br><span class="sbp-under">{escape(text)}</span>' if text else ""


def state(status: Status, colours: Theme) -> str:
    """Return a status as HTML: shape in its colour, and word."""
    return f"{mark(status.state, colours)} <strong>{strategy_words.STATE_WORDS[status.state]}</strong>"


def _months(row: BoardRow) -> str:
    """Return what follows the word of a status that rests on months alone: which they are."""
    told = strategy_words.in_months(row)
    return f": {told}" if told else ""


def mark(state: State, colours: Theme) -> str:
    """Return the shape of a state in its colour as HTML, for the eye alone: the word stands beside it."""
    colour = STATE_COLOURS[colours.name].get(state, colours.rule)
    return f'<span style="color:{colour}" aria-hidden="true">{strategy_words.STATE_SHAPES[state]}</span>'


def dated(page: Page, rows: Iterable[BoardRow]) -> None:
    """Say beside the page's title how fresh the first measure is of which anything is held."""
    held = [row.result.freshness for row in rows]
    if held:
        page.dated(next((each for each in held if each.last_month), held[0]))


def _why(row: BoardRow) -> str:
    chance = strategy_words.false_alarm(row.status)
    alarm = f" False alarm: {chance}." if chance else ""
    rule = strategy_words.sentence(strategy_words.rule(row))
    return " ".join(filter(None, (f"{rule}{alarm}", strategy_words.otherwise(row))))


def _where(row: BoardRow) -> str:
    return strategy_words.printed_at(row.judged.reference) if row.judged and row.judged.status else ""


def _to(result: Result) -> str:
    last = strategy_words.last_month(result)
    return f"to {last}" if last else ""


def as_csv(rows: tuple[BoardRow, ...]) -> str:
    """Return the table as CSV text."""
    head = [
        "measure", "twelve_months_to", "count", "count_before", "ratio", "ratio_lower_95", "ratio_upper_95",
        "change_note", "rate_per_1000", "computed_status", "rule", "chance_of_false_alarm", "two_totals_alone",
        "judged_status", "change", "against_other_boroughs_ratio", "against_other_boroughs_lower_95",
        "against_other_boroughs_upper_95", "rank_first", "rank_last", "boroughs_ranked",
    ]  # fmt: skip
    lines = [
        [
            tables.safe_text(row.result.indicator.name),
            strategy_words.last_month(row.result),
            "" if row.change.latest is None else str(row.change.latest),
            *tables.change_cells(row.change),
            tables.plain(row.result.rate_per_1000),
            row.status.state,
            tables.safe_text(strategy_words.rule(row)),
            tables.plain(row.status.false_alarm),
            tables.safe_text(strategy_words.two_points(row)),
            tables.safe_text(strategy_words.judged_at(row.judged)),
            *_among(row),
        ]
        for row in rows
    ]
    first = rows[0].result
    sources = dict.fromkeys(words.source_words(row.result.source, row.result.freshness) for row in rows)
    about = [first.area.name, *sources, tables.version_words(first.data_version, first.is_demonstration)]
    return tables.csv_text(head, lines, about)


def _among(row: BoardRow) -> list[str]:
    """Return the change in number, and how change and rate lie among the region's boroughs, as cells."""
    latest, previous = row.change.latest, row.change.previous
    number = "" if latest is None or previous is None else str(latest - previous)
    if row.among is None or row.among.standing is None:
        return [number, *[""] * 6]
    against, ranks = row.among.against_others, row.among.standing.ranks
    low, high = (against.interval.low, against.interval.high) if against.interval else (None, None)
    ratio = against.ratio if against.interval else None
    places = [str(ranks.first), str(ranks.last), str(ranks.of)]
    return [number, tables.plain(ratio), tables.plain(low), tables.plain(high), *places]
