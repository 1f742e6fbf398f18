"""Decisions as messages: what was decided and what happened since, each with its figures then and now."""

from collections.abc import Sequence
from datetime import date

from sbp.charts import words
from sbp.charts.meeting_words import STATES
from sbp.charts.sections import waiting
from sbp.meeting_model import Decision, FigureSince, Since
from sbp.paper import Grid, Plot, Section

STEPS_TOLD = 2  # the latest of what was written since
FIGURES_TOLD = 2
LISTED = 5  # more cannot be read from the back of a room; the table holds all
HEADS = ("Decided on", "Decision", "Owner", "Due", "State", "What happened since")
OPENS = "The next meeting opens with what was decided, what happened since, and the figures then and now."
NOW = (
    "Then is the figure as it stood on screen when the decision was taken; now is today's data. A difference between "
    "them says nothing about what caused it."
)


def before(since: Sequence[Since], part: str) -> Section:
    """Return all that was decided before as one message; where nothing was, it says so."""
    still = sum(each.decision.is_open for each in since)
    late = sum(each.is_late for each in since)
    if not since:
        told = "No decision of an earlier meeting has been written down here."
        said = (told, waiting.RECORDED_HERE, waiting.WRITING, OPENS)
        return Section("since", "There are no earlier decisions to look back on", part, words=said)
    if len(since) == 1:
        title = f"The one decision from earlier meetings is {'still open' if still else 'no longer open'}"
    else:
        title = f"{still} of {len(since)} decisions from earlier meetings {'is' if still == 1 else 'are'} open"
    title = f"{title}, {late} of them late" if late else title
    listed = tuple(f"{_state(each)}: {each.decision.text} ({each.decision.owner})" for each in since[:LISTED])
    more = len(since) - LISTED
    rest = (f"{more} more in the table.",) if more > 0 else ()
    return Section(
        id="since", title=title, part=part, words=(*listed, *rest), table=table([each.decision for each in since]),
        notes=(NOW,),
    )  # fmt: skip


def one(since: Since, part: str) -> Section:
    """Return one earlier decision with what happened since and its figures then and now."""
    taken = since.decision
    steps = tuple(
        f"{words.day_name(date.fromisoformat(each.written_at[:10]))}: {each.text} ({STATES[each.state]})"
        for each in taken.follow_ups[-STEPS_TOLD:]
    )
    return Section(
        id=f"since-{taken.key}",
        title=taken.text,
        part=part,
        subtitle=(
            f"Decided on {words.day_name(taken.held_on)} under “{taken.about}”. Owner: {taken.owner}. "
            f"Due {words.day_name(taken.due)}. {_state(since)}."
        ),
        words=(*(steps or ("Nothing has been written down since.",)), *_told(since)),
        table=_grid(since),
        plot=_plot(since),
        data=_grid(since),
        source=f"Then: data version {taken.data_version}.",
        notes=(NOW,),
    )


def _told(since: Since) -> tuple[str, ...]:
    said = tuple(told(each) for each in since.figures[:FIGURES_TOLD])
    more = len(since.figures) - FIGURES_TOLD
    return (*said, f"{more} more in the table.") if more > 0 else said


def told(each: FigureSince) -> str:
    """Say a figure then and now, and whether the figure of then was revised since."""
    figure = each.figure
    then = f"{figure.name}. Then: {figure.value:,} in the 12 months to {words.month_in_full(figure.last_month)}."
    if each.now is None or each.now_month is None:
        return f"{then} Now: today's data does not hold this measure."
    if each.now_month == figure.last_month:
        now = "Now: no newer months are held."
    else:
        now = f"Now: {each.now:,} in the 12 months to {words.month_in_full(each.now_month)}."
    if each.again is None:
        return f"{then} {now} Today's data does not hold the months of then."
    revised = f" The figure of then has been revised since and reads {each.again:,} today." if each.is_revised else ""
    return f"{then} {now}{revised}"


def today(taken: Sequence[Decision], part: str) -> Section:
    """Return what is decided today as one message."""
    if not taken:
        told = "A decision is one sentence with an owner, by role, and a day. It keeps the figures on screen."
        said = (told, waiting.RECORDED_HERE, OPENS)
        return Section("decisions", "Nothing has been decided yet", part, words=said)
    listed = tuple(f"{each.text} ({each.owner}, by {words.day_name(each.due)})" for each in taken[:LISTED])
    more = len(taken) - LISTED
    rest = (f"{more} more in the table.",) if more > 0 else ()
    return Section("decisions", f"{_counted(len(taken))} taken today", part, words=(*listed, *rest), table=table(taken))


def table(taken: Sequence[Decision]) -> Grid:
    """Return decisions as a table: when, what, by whom, until when, in which state, what happened."""
    rows = tuple(
        (
            words.day_name(each.held_on),
            f"{each.text} ({each.place})" if each.place else each.text,
            each.owner,
            words.day_name(each.due),
            STATES[each.state],
            " ".join(step.text for step in each.follow_ups) or "Nothing written down",
        )
        for each in taken
    )
    return Grid("Decisions", HEADS, rows)


def _grid(since: Since) -> Grid | None:
    if not since.figures:
        return None
    heads = ("Figure", "12 months to", "Then", "The same months today", "Newest 12 months to", "Now")
    rows = tuple(
        (
            each.figure.name,
            words.month_name(each.figure.last_month),
            each.figure.value,
            each.again,
            words.month_name(each.now_month) if each.now_month else words.NO_DATA,
            each.now,
        )
        for each in since.figures
    )
    return Grid("Figures then and now", heads, rows, ("", "", "count", "count", "", "count"))


def _plot(since: Since) -> Plot | None:
    if not since.figures:
        return None
    names = tuple(each.figure.name for each in since.figures)
    then = tuple(float(each.figure.value) for each in since.figures)
    now = tuple(None if each.now is None else float(each.now) for each in since.figures)
    return Plot("bar", names, (("Then", then), ("Now", now)), "in 12 months")


def _state(since: Since) -> str:
    return f"{STATES[since.decision.state]}, late" if since.is_late else STATES[since.decision.state]


def _counted(number: int) -> str:
    return "1 decision" if number == 1 else f"{number} decisions"
