"""Invented impact days for the invented borough, so that its register and its verdicts can be seen; each says so."""

from datetime import date, timedelta

import numpy as np

from sbp import months
from sbp.answers import impact_design
from sbp.answers.ward_panel import Panel
from sbp.impact_model import Day, Design, Held, ImpactContent, Theme
from sbp.model import Area

SEED = 20180612
SAID = "Invented for the demonstration; nothing was done, so no effect is hidden in the figures."
DELAY = 2  # months by which data trails the day that it is used on


def days(panel: Panel, impact: ImpactContent) -> tuple[Day, ...]:
    """Return a year of invented days, in the wards with most of the first measure, each judged by the last month held.

    Empty where the panel is too short to judge any.
    """
    settings = impact.settings
    last = min((month for each in panel.values if (month := panel.last_month(each))), default=panel.months[-1])
    newest = months.add(last, -settings.follow_up_months)
    run = months.span(months.add(newest, 1 - settings.days_a_year), newest)
    known_first = months.add(run[0], -DELAY)
    if panel.at(months.add(known_first, 1 - 2 * settings.window_months)) < 0:
        return ()
    chance = np.random.default_rng(SEED)
    measures = list(impact.measures.values())
    recent = slice(panel.at(known_first) - settings.window_months + 1, panel.at(known_first) + 1)
    order = np.argsort(-np.nan_to_num(panel.total(measures[0].issues)[:, recent]).sum(axis=1), kind="stable")
    chosen = [panel.wards[place] for place in order[: len(run)]]
    taken = frozenset(ward.code for ward in chosen)
    found = []
    for number, (month, ward) in enumerate(zip(run, chosen, strict=False)):
        day = _working_day(month, int(chance.integers(8, 20)))
        measure, busy = measures[number % len(measures)], taken - {ward.code}
        design = impact_design.make(panel, impact, measure, ward, day, months.add(month, -DELAY), busy)
        found.append(_day(impact, number, day, ward, design, chance))
    return tuple(found)


def _day(impact: ImpactContent, number: int, day: date, ward: Area, design: Design, chance: np.random.Generator) -> Day:
    theme = next((each for each in impact.themes.values() if day.month in each.months), None)
    return Day(
        key=f"invented {number + 1}",
        day=day,
        ward_code=ward.code,
        ward_name=ward.name,
        theme=theme.id if theme else "",
        lead=next(iter(impact.roles)),
        partners=theme.partners if theme else (),
        objective=SAID,
        design=design,
        booked_at=months.add(day.replace(day=1), -1).isoformat(),
        seal="",
        held=Held(_outputs(impact, theme, chance), SAID, 0),
        additions=(),
        is_invented=True,
    )


def _working_day(month: date, number: int) -> date:
    day = month.replace(day=number)
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() > 4 else day


def _outputs(impact: ImpactContent, theme: Theme | None, chance: np.random.Generator) -> dict[str, float]:
    """Return counts of some kinds of output; more kinds where more partners take part."""
    kinds = list(impact.outputs)
    count = min(len(kinds), 2 + len(theme.partners if theme else ()))
    picked = sorted(chance.choice(len(kinds), count, replace=False))
    return {kinds[each]: float(chance.integers(1, 15)) for each in picked}
