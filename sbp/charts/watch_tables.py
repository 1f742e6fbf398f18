"""The watch kept on series as rows of words: a series' signals, and what simulations found of false and true alarms."""

from collections.abc import Iterable

from sbp.charts import signal_words, words
from sbp.watching import CalibrationRow, ExpectedPoint

MEASURES = {
    "outside 95.0%": "A month outside the 95% range",
    "outside 99.8%": "A month outside the 99.8% range",
    "any signal": "A month that is a signal by any rule",
    "transform in its outer 5%": "The count's place in its range among the outer 5%",
    **{rule: f"{told[:1].upper()}{told[1:]}" for rule, told in signal_words.RULES.items() if rule != "outside"},
    "any reported without a change": "Reports with any signal listed where nothing had changed",
    "false among those reported": "Signals listed that were false, where one series in some had doubled",
}
SHIFTS = {0.5: "Halved", 1.25: "A quarter more", 1.5: "Half more", 2.0: "Doubled"}
FOUND = ("found within 3 months", "found within 7 months")


def signal_rows(points: tuple[ExpectedPoint, ...]) -> list[dict[str, str]]:
    """Return the signals of a series as rows for a page, newest first."""
    return [
        {
            "Month": words.month_name(each.month),
            "Count": words.number(each.value),
            "Expected": f"{words.number(each.expected)} ({signal_words.span(each.likely)})" if each.likely else "",
            "Side": "▲ higher" if each.direction > 0 else "▼ lower",
            "Why it is a signal": signal_words.RULES[each.rule],
            "Withstands the number of checks": "yes" if each.survives else "no",
        }
        for each in reversed(points)
        if each.is_signal
    ]


def name(measure: str) -> str:
    """Name what a simulation counted, as a reader knows it."""
    return MEASURES.get(measure, measure)


def case(row: CalibrationRow) -> str:
    """Say what was simulated: `mean 5, varying 2 times as chance does, seasonal, 36 months`."""
    spread = "varying as chance does" if row.dispersion == 1 else f"varying {row.dispersion:g} times as much as chance"
    season = "seasonal" if row.season else "no season"
    mean = f"mean {row.mean:g}, " if row.mean is not None else ""
    step = f", {row.months_since_step} months after a break" if row.months_since_step else ""
    return f"{mean}{spread}, {season}, {row.history_months} months{step}"


def false_alarm_rows(worst: Iterable[CalibrationRow]) -> list[dict[str, str]]:
    """Return, for each rule with a stated rate, the simulated case nearest to it as rows for a page."""
    return [
        {
            "Rule": name(row.measure),
            "Stated": percent(row.stated),
            "Attained at most": percent(row.attained),
            "Attained over stated": f"{row.attained / row.stated:.2f}" if row.stated else "",
            "In the case": case(row),
        }
        for row in worst
    ]


def list_rows(rows: Iterable[CalibrationRow]) -> list[dict[str, str]]:
    """Return how often a list of what changed is false, as rows for a page."""
    return [
        {"What was counted": name(row.measure), "Stated": percent(row.stated), "Attained": percent(row.attained)}
        for row in rows
    ]


def power_rows(rows: Iterable[CalibrationRow]) -> list[dict[str, str]]:
    """Return how often real changes are found, within 3 and within 7 months, as rows: one for each kind of series."""
    found = {(each.mean, each.dispersion, each.shift, each.measure): each.attained for each in rows}
    kinds = sorted({(mean, dispersion) for mean, dispersion, _, measure in found if measure in FOUND})
    return [
        {
            "Mean a month": f"{mean:g}",
            "Varying": "as chance does" if dispersion == 1 else f"{dispersion:g} times as much",
            **{
                told: " / ".join(percent(found.get((mean, dispersion, shift, measure))) for measure in FOUND)
                for shift, told in SHIFTS.items()
            },
        }
        for mean, dispersion in kinds
    ]


def percent(share: float | None) -> str:
    """Write a share as a per cent: whole from 10 on, else with two digits that mean something."""
    if share is None:
        return ""
    return f"{share * 100:.0f}%" if share >= 0.0995 else f"{share * 100:.2g}%"
