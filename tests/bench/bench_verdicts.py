"""How often does a year's verdict hold "no change" where nothing was done, and is a cut found as often as printed?

    python tests/bench/bench_verdicts.py [--years 1000] [--seed 1] [--real]

Simulates years of twelve days in the wards that counted highest, booked and judged by the program's own rules: by
chance alone, with wards that wander each on its own, and with busy wards that move together. With `--real` it judges
days that were never held on the months of the version in use (`SBP_DATA_DIR`), from every month that allows it. Prints
one JSON object a scenario: share of years whose 95% range holds "no change", share of single days, the share in which a
cut of 30% was found, and the chance of that which was printed at booking; both for years and for single days.
"""

import argparse
import json
import sys
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402

from sbp import content, months, settings  # noqa: E402
from sbp.answers import impact_design, impact_placebo, impact_trials, version, ward_panel  # noqa: E402
from sbp.answers.ward_panel import Panel  # noqa: E402
from sbp.content import impact_days  # noqa: E402
from sbp.errors import SbpError  # noqa: E402
from sbp.impact_model import Design, ImpactContent, Measure  # noqa: E402
from sbp.model import Area  # noqa: E402
from sbp.stats import effects, placebo  # noqa: E402
from sbp.store import connection, versions  # noqa: E402

WARDS, DAYS, YEARS_HELD, SPREAD, CUT, LAG = 22, 12, 12, 2.5, 0.3, 2
FIRST = date(2010, 1, 1)
# yearly standard deviation of the log of a ward's level: each on its own, and of the busy ones against the others
SCENARIOS = {"chance alone": (0.0, 0.0), "wards wander": (0.08, 0.0), "busy wards wander together": (0.08, 0.08)}
Booked = tuple[str, Design]
SEEN = Measure("seen", "Seen", ("seen",))


def main() -> None:
    """Simulate every scenario, or judge the months that are held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--years", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scenario", choices=SCENARIOS, action="append", help="only this; all unless given")
    parser.add_argument("--real", action="store_true")
    asked = parser.parse_args()
    impact = impact_days.load({path.stem for path in (settings.CONTENT_DIR / "indicators").glob("*.yaml")})
    if asked.real:
        _on_real_months(impact)
        return
    for name in asked.scenario or SCENARIOS:
        begun, rng = time.perf_counter(), np.random.default_rng(asked.seed)
        found = [_simulated(rng, impact, *SCENARIOS[name]) for _ in range(asked.years)]
        _tell(name, found, seconds=round(time.perf_counter() - begun))


def _simulated(rng: np.random.Generator, impact: ImpactContent, alone: float, together: float) -> dict[str, object]:
    """Make up a borough, book a year of days, and judge it without and with a cut."""
    run = 12 * YEARS_HELD + LAG + DAYS + 6
    usual = rng.gamma(6.0, 2.0, WARDS)
    step = rng.normal(0, alone / np.sqrt(12), (WARDS, run)).cumsum(axis=1)
    common = rng.normal(0, together / np.sqrt(12), run).cumsum()
    busy = np.sign(usual - np.median(usual))[:, None] / 2
    mean = usual[:, None] * np.exp(step + busy * common)
    counts = rng.negative_binomial(mean / (SPREAD - 1), 1 / SPREAD).astype(float)
    wards = tuple(Area(f"E05{each:06d}", f"Ward {each}", "ward", "2022", 15_000, "", 5.0) for each in range(WARDS))
    near = np.abs(np.subtract.outer(np.arange(WARDS), np.arange(WARDS))) == 1
    panel = Panel(
        wards,
        tuple(months.span(FIRST, months.add(FIRST, run - 1))),
        {"seen": counts},
        near,
        np.zeros(run, dtype=bool),
    )
    designs = _booked(panel, impact, SEEN, months.add(FIRST, 12 * YEARS_HELD - 1))
    judged = _judged(panel, designs)
    for code, design in designs:
        after = slice(panel.at(design.after_first), panel.at(design.after_last) + 1)
        place = panel.codes.index(code)
        counts[place, after] = rng.binomial(counts[place, after].astype(int), 1 - CUT)
    days = [(_year(panel, [each]).high < 0, each[1].power) for each in designs]
    printed = impact_design.pooled_power(panel, designs, CUT)
    return judged | {"printed": printed, "found": _year(panel, designs).high < 0, "cut_days": np.mean(days, axis=0)}


def _on_real_months(impact: ImpactContent) -> None:
    """Book and judge a year of days that were never held, from every month."""
    held = versions.current()
    if held is None:
        raise SbpError("No version is built", "SBP_DATA_DIR", "building one")
    shipped = content.load()
    con = connection.open_version(held.path)
    newest = version.facts(con).last_month or FIRST
    panel = ward_panel.read(con, shipped, [each.indicator for each in impact.issues], newest)
    for measure in impact.measures.values():
        found = []
        for known_to in panel.months:
            try:
                designs = _booked(panel, impact, measure, known_to)
                if designs[-1][1].after_last <= panel.months[-1] and len(impact_placebo.years(panel, designs)) > 1:
                    found.append(_judged(panel, designs))
            except (SbpError, ValueError):  # too little is held before that month
                continue
        if found:
            _tell(measure.name, found)


def _booked(panel: Panel, impact: ImpactContent, measure: Measure, known_to: date) -> list[Booked]:
    """Book a day a month in the wards that counted highest in the 12 months before, one each."""
    picked = panel.total(measure.issues)[:, max(panel.at(known_to) - 11, 0) : panel.at(known_to) + 1].sum(axis=1)
    chosen = [panel.wards[place] for place in np.argsort(-picked, kind="stable")[:DAYS]]
    taken = frozenset(ward.code for ward in chosen)
    booked = []
    for number, ward in enumerate(chosen):
        day = months.add(known_to, LAG + number)
        busy = taken - {ward.code}
        booked.append((ward.code, impact_design.make(panel, impact, measure, ward, day, known_to, busy)))
    return booked


def _judged(panel: Panel, designs: list[Booked]) -> dict[str, object]:
    year = _year(panel, designs)
    return {"holds": year.low <= 0 <= year.high, "days": [_holds(panel, each) for each in designs]}


def _holds(panel: Panel, one: Booked) -> bool:
    alone = _year(panel, [one])
    return alone.low <= 0 <= alone.high


def _year(panel: Panel, designs: list[Booked]) -> effects.Estimate:
    counts, trials, spread = impact_trials.stacked(panel, designs)
    drift = impact_design.drift([each for _, each in designs])
    return effects.pooled(counts, trials, spread, drift, placebo.widening(impact_placebo.years(panel, designs)))


def _tell(name: str, found: list[dict], **others: object) -> None:
    told = {"scenario": name, "years": len(found), "year_holds": round(float(np.mean([x["holds"] for x in found])), 3)}
    told["day_holds"] = round(float(np.mean([each for x in found for each in x["days"]])), 3)
    if "found" in found[0]:
        told["cut_found"] = round(float(np.mean([each["found"] for each in found])), 3)
        told["cut_printed"] = round(float(np.mean([each["printed"] for each in found])), 3)
        days = np.mean([each["cut_days"] for each in found], axis=0)
        told |= {"day_cut_found": round(float(days[0]), 3), "day_cut_printed": round(float(days[1]), 3)}
    sys.stdout.write(json.dumps(told | others) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
