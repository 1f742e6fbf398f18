"""Expected ranges, signals and their false-alarm budget as plain English."""

from sbp.charts import words
from sbp.model import Change, Interval
from sbp.watching import Checked, ExpectedPoint, Signal, WhatChanged

RULES = {
    "outside": "outside the range that holds 998 of 1,000 months",
    "two_of_three": "two of the last three months outside the range that holds 95 of 100, on one side",
    "run": "seven months in a row on one side of the expected line",
}
# A signal's own words: what moved comes first, because the newest month alone may lie within its range.
MOVED = {
    "outside": "{side} than expected in {month}, outside the range that holds 998 of 1,000 months ({value}; {range})",
    "two_of_three": "two of the three months to {month} {beyond} the range that holds 95 in 100 ({value}; {range})",
    "run": "seven months in a row {beyond} what was expected, to {month} (last: {value}; about {expected} expected)",
}
FAMILIES = {"borough": "the borough's measures", "ward": "measures by ward"}
KEY = (
    "Dashed line: what the months before foretold. Darker band: holds 95 of 100 months while nothing changes; lighter "
    "band: 998 of 1,000. Triangle: a month that does not fit, filled where it also withstands the number of checks."
)
AHEAD = ("months one month ahead", "two months ahead", "three months ahead")
MISSED = "That is too few: the level has moved before in ways that earlier months did not show."
MAY_BE_OVER = "The change of the year may come from months that are over: look at where the line left its range."
NOT_WHY = "A signal says that a month does not fit what came before. It does not say why."


def range_of(point: ExpectedPoint) -> str:
    """Say what was to be expected of a month: `about 120 expected, 95 to 148 likely`."""
    if point.expected is None or point.likely is None:
        return "no expected range"
    return f"about {words.number(point.expected, words.ROUGH)} expected, {span(point.likely)} likely"


def point(point: ExpectedPoint) -> str:
    """Say how a month compares with what was expected of it."""
    said = f"{words.number(point.value)}; {range_of(point)}"
    if not point.is_signal:
        return said if point.state == "judged" else f"{said} ({point.state})"
    side = "higher" if point.direction > 0 else "lower"
    return f"{said}; {side} than expected: {RULES[point.rule]}"


def signal(found: Signal) -> str:
    """Say one thing that changed, in a sentence that holds by itself."""
    is_high = found.point.direction > 0
    said = MOVED[found.point.rule].format(
        side="higher" if is_high else "lower",
        beyond="above" if is_high else "below",
        month=words.month_in_full(found.point.month),
        value=words.number(found.point.value),
        expected=words.number(found.point.expected, words.ROUGH),
        range=range_of(found.point),
    )
    return f"{found.indicator.name} in {found.area.name}: {said}"


def changed(found: WhatChanged) -> str:
    """Say how much changed, as the headline of the list."""
    if found.reason:
        return f"What changed cannot be told: {found.reason}"
    if not found.signals:
        return "Nothing stands out from what earlier months foretold"
    count = len(found.signals)
    return f"{count} measure{'s' if count > 1 else ''} moved beyond what earlier months foretold"


def sources(found: WhatChanged) -> str:
    """Say whose figures were checked, on what terms, and in which version of the data; empty where none were."""
    if not found.sources:
        return ""
    named = "; ".join(f"{each.title} ({each.publisher}; {each.status})" for each in found.sources)
    thanks = " ".join(dict.fromkeys(each.attribution for each in found.sources))
    return f"{named}. {thanks} Data version {found.data_version}."


def budget(found: WhatChanged) -> str:
    """Say how many checks were made, how many flags chance alone would raise, and how many were raised and survive."""
    said = [_family(each) for each in found.budget if each.checks]
    if not said:
        return "Nothing was checked."
    share = round(1 / found.share_false)
    listed = f"Of the signals listed, no more than about 1 in {share} is expected to be false."
    left = f" Left out, because their newest month is old: {', '.join(found.left_out)}." if found.left_out else ""
    return f"{' '.join(said)} {listed}{left}"


def latest(points: tuple[ExpectedPoint, ...], change: Change) -> str:
    """Say how the newest month fits what earlier ones foretold: a year that changed may still hold what is over."""
    known = [each for each in points if each.value is not None and each.expected is not None]
    if not known:
        return ""
    newest = known[-1]
    if newest.is_signal or newest.state != "judged":
        return f"{words.month_in_full(newest.month)}: {point(newest)}."
    over = f" {MAY_BE_OVER}" if change.is_clear else ""
    return f"{words.month_in_full(newest.month)}: {point(newest)}; this fits.{over}"


def forecast(points: tuple[ExpectedPoint, ...], hits: tuple[tuple[int, int], ...]) -> str:
    """Say what the next months are likely to hold, and how forecasts of one to three months have done."""
    to_come = [each for each in points if each.state == "forecast"]
    ahead = [f"{words.month_in_full(each.month)} {span(each.likely, words.ROUGH)}" for each in to_come if each.likely]
    if not ahead:
        return "No forecast: there are too few usable months."
    done = [f"{inside} of {judged} {AHEAD[at]}" for at, (inside, judged) in enumerate(hits[: len(AHEAD)]) if judged]
    told = f" So far {', '.join(done)} lay in the range foretold; 95 of 100 are meant to." if done else ""
    return f"If nothing changes, likely: {'; '.join(ahead)}.{told}{_missed(hits)}"


def _missed(hits: tuple[tuple[int, int], ...]) -> str:
    """Say that forecasts miss too often here, where chance alone would hardly have them miss so often."""
    inside, judged = max(hits, key=lambda each: each[1] - each[0], default=(0, 0))
    usual, spread = 0.05 * judged, (0.05 * 0.95 * judged) ** 0.5
    return f" {MISSED}" if judged - inside > usual + 2 * spread else ""


def alt(points: tuple[ExpectedPoint, ...]) -> str:
    """Describe the range and its signals for someone who cannot see them."""
    judged = [each for each in points if each.state == "judged"]
    if not judged:
        return "No expected range: at least 24 usable months are needed before a month can be judged."
    flagged = [each for each in judged if each.is_signal]
    listed = "; ".join(f"{words.month_in_full(each.month)} {_side(each)}" for each in flagged[-5:])
    newest = f"In {words.month_in_full(judged[-1].month)}: {point(judged[-1])}."
    if not flagged:
        return f"Of {len(judged)} months judged, none is a signal. {newest}"
    latest = f"the latest: {listed}" if len(flagged) > 5 else listed
    verb = "is a signal" if len(flagged) == 1 else "are signals"
    return f"Of {len(judged)} months judged, {len(flagged)} {verb} ({latest}). {newest}"


def _family(each: Checked) -> str:
    name = FAMILIES.get(each.family, each.family)
    by_chance = max(round(each.by_chance), 1)
    return (
        f"Of {words.number(each.checks)} checks of {name}, chance alone would flag up to {by_chance}; "
        f"{each.flagged} {'was' if each.flagged == 1 else 'were'} flagged and {each.surviving or 'none'} "
        f"{'withstand' if each.surviving > 1 else 'withstands'} the number of checks."
    )


def _side(each: ExpectedPoint) -> str:
    return "high" if each.direction > 0 else "low"


def span(interval: Interval, digits: int = 15) -> str:
    """Write a range of counts to so many digits: `95 to 148`."""
    return f"{words.number(interval.low, digits)} to {words.number(interval.high, digits)}"
