"""How often signals are raised when nothing has happened, and how often a change of known size is found.

Simulated series of known mean, dispersion and season go through the very code that judges real ones. Counts are whole
numbers, so a stated rate cannot be hit exactly; the attained one must never lie above 1.2 times the stated. Whether the
range is too wide is seen on the randomised probability integral transform, which has no steps.
"""

from typing import NamedTuple

import numpy as np
from scipy.special import ndtri, stdtr

from sbp.stats import discovery, signals
from sbp.stats.negative_binomial import at_least, at_most
from sbp.stats.outlook import NO_STEP, Outlook, Series, foresee

MOST = 1.2  # times the stated rate that an attained one may reach: the project's decision
WATCHED = 7  # months judged of each series: a whole run
SEASON = 0.3  # swing of the log of the mean: months from a quarter under the level to a third over it
ANY, TRANSFORM = "any signal", "transform in its outer 5%"
CERTAIN = 1e-12  # chances closer to 0 or 1 are as good as they
SHARE_SHIFTED = 0.04  # of a family's series in the simulation of discoveries
FAMILY = 550  # series of one family: about 25 measures in 22 wards


class Scenario(NamedTuple):
    """What is simulated: mean a month, variance over mean, swing of the season, months of history before the first
    judged; months since a declared break that doubled the counts (0: none); factor by which the watched months shift.
    """

    mean: float
    dispersion: float
    season: float
    history: int
    since_step: int = 0
    shift: float = 1.0


class Finding(NamedTuple):
    """One measured rate: in what scenario, of what, stated (NaN where none is), attained, its standard error."""

    scenario: Scenario
    measure: str
    stated: float
    attained: float
    standard_error: float


FALSE_ALARMS = (
    *(
        Scenario(mean, dispersion, season, history)
        for history in (24, 36, 60)
        for dispersion in (1.0, 2.0, 4.0)
        for mean in (2.0, 5.0, 20.0, 200.0)
        for season in (0.0, SEASON)
    ),
    *(Scenario(mean, 2.0, SEASON, 60, since) for mean in (5.0, 20.0, 200.0) for since in (6, 12, 24)),
)
SHIFTS = tuple(
    Scenario(mean, dispersion, SEASON, 60, 0, shift)
    for mean in (2.0, 5.0, 20.0, 200.0)
    for dispersion in (1.0, 2.0, 4.0)
    for shift in (0.5, 1.25, 1.5, 2.0)
)


def false_alarms(scenario: Scenario, count: int, seed: int) -> list[Finding]:
    """Measure each rule's rate, and how far the randomised transform strays, on series in which nothing happens.

    Args:
        scenario: without a shift.
        count: series simulated.
        seed: of the generator.

    Returns:
        A finding for each level of the range, each rule, all rules together, and the transform's outermost 5%.
    """
    rng = np.random.default_rng(seed)
    series = simulate(scenario, count, rng)
    outlook = foresee(series, scenario.history, signals.LENGTHS)
    ranges = signals.judge_foreseen(series, outlook, scenario.history, WATCHED)
    counts = series.counts[:, -WATCHED:]
    limits = ((ranges.low_95, ranges.high_95), (ranges.low_998, ranges.high_998))
    flags = {}
    for level, (low, high) in zip(signals.LEVELS, limits, strict=True):
        flags[f"outside {level:.1%}"] = 1 - level, (counts < low[:, :WATCHED]) | (counts > high[:, :WATCHED])
    raised = ranges.raised[:, :, :WATCHED] != 0
    for (name, stated), rule, length in zip(signals.STATED.items(), raised, signals.LENGTHS, strict=True):
        if name != signals.OUTSIDE:
            flags[name] = stated, rule[:, length - 1 :]  # the months that have a whole window of the rule behind them
    flags[ANY] = signals.STATED_ANY, raised[:, :, -1].any(axis=0)
    transform = transformed(counts, outlook, rng)
    flags[TRANSFORM] = 1 - signals.LEVELS[0], np.abs(transform - 0.5) > signals.LEVELS[0] / 2
    return [_finding(scenario, name, stated, found) for name, (stated, found) in flags.items()]


def power(scenario: Scenario, count: int, seed: int) -> list[Finding]:
    """Measure how often a shift that lasts is found in its first month, within three, and within seven.

    Args:
        scenario: with the factor by which all watched months shift.
        count: series simulated.
        seed: of the generator.

    Returns:
        A finding for each span; "found" means a signal in the direction of the shift.
    """
    series = simulate(scenario, count, np.random.default_rng(seed))
    outlook = foresee(series, scenario.history, signals.LENGTHS)
    ranges = signals.judge_foreseen(series, outlook, scenario.history, WATCHED)
    found = ranges.direction[:, :WATCHED] == (1 if scenario.shift > 1 else -1)
    spans = {"found in the month": 1, "found within 3 months": 3, "found within 7 months": WATCHED}
    return [_finding(scenario, name, np.nan, found[:, :length].any(axis=1)) for name, length in spans.items()]


def discoveries(families: int, seed: int, shift: float = 2.0) -> list[Finding]:
    """Measure how many of the signals that survive Benjamini-Hochberg are false, in families of a month's checks.

    Args:
        families: simulated, each of `FAMILY` series with means from 0.5 to 100 and a dispersion of 2.
        seed: of the generator.
        shift: factor on the last month of the share `SHARE_SHIFTED` of each family.

    Returns:
        The mean share of false signals among those reported, and the share of families without any change that report
        one nevertheless; both are stated as `discovery.SHARE`.
    """
    rng = np.random.default_rng(seed)
    scenario = Scenario(np.nan, 2.0, SEASON, 60, 0, shift)
    false_shares, alarms = [], []
    for changed in (round(FAMILY * SHARE_SHIFTED), 0):
        for _ in range(families):
            level = np.exp(rng.uniform(np.log(0.5), np.log(100), FAMILY))
            mean = np.repeat(level[:, None], scenario.history + WATCHED, axis=1)
            mean[:changed, -1] *= shift
            survives = _surviving(_counted(mean, scenario, rng))
            if changed:
                false_shares.append(survives[changed:].sum() / max(survives.sum(), 1))
            else:
                alarms.append(survives.any())
    return [
        _finding(scenario, "false among those reported", discovery.SHARE, np.array(false_shares)),
        _finding(scenario._replace(shift=1.0), "any reported without a change", discovery.SHARE, np.array(alarms)),
    ]


def simulate(scenario: Scenario, count: int, rng: np.random.Generator) -> Series:
    """Draw series of a scenario: its history, and `WATCHED` months after it."""
    mean = np.full((count, scenario.history + WATCHED), scenario.mean)
    if scenario.since_step:
        mean[:, : scenario.history - scenario.since_step] /= 2
    mean[:, scenario.history :] *= scenario.shift
    return _counted(mean, scenario, rng)


def transformed(counts: np.ndarray, outlook: Outlook, rng: np.random.Generator) -> np.ndarray:
    """Return the randomised probability integral transform of counts: evenly spread over 0 to 1 where all is right.

    Reference: Czado, Gneiting and Held, Biometrics 65 (2009).
    """
    foreseen = (outlook.mean, outlook.variance, outlook.freedom)
    mean, variance, freedom = (each[0, :, : counts.shape[1]] for each in foreseen)
    below = 1 - at_least(counts, mean, variance)
    chance = below + rng.random(counts.shape) * (at_most(counts, mean, variance) - below)
    return stdtr(freedom, ndtri(np.clip(chance, CERTAIN, 1 - CERTAIN)))


def _counted(mean: np.ndarray, scenario: Scenario, rng: np.random.Generator) -> Series:
    count, held = mean.shape
    season = np.exp(scenario.season * np.cos(2 * np.pi * np.arange(held) / 12))
    mean = mean * season / season[:12].mean()
    excess = scenario.dispersion - 1
    counts = rng.poisson(rng.gamma(mean / excess, excess) if excess else mean).astype(float)
    step = scenario.history - scenario.since_step if scenario.since_step else NO_STEP
    return Series(counts, 1, np.zeros(held, dtype=bool), np.full((count, 1), step), np.zeros(count, dtype=int))


def _surviving(series: Series) -> np.ndarray:
    ranges = signals.judge(series, 1)
    return (ranges.rule[:, 0] != "") & (discovery.adjusted(ranges.p_value[:, 0]) <= discovery.SHARE)


def _finding(scenario: Scenario, measure: str, stated: float, values: np.ndarray) -> Finding:
    # months of one series share a fit, so its series are the sample
    of_series = np.asarray(values, dtype=float).reshape(len(values), -1).mean(axis=1)
    return Finding(scenario, measure, stated, of_series.mean(), of_series.std() / np.sqrt(len(of_series)))
