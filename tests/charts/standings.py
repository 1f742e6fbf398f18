"""Standings made up by hand: wards, boroughs and one ward's profile, small enough to check by eye."""

from dataclasses import replace
from datetime import date

from sbp.model import Area, Change, Interval, WardRow, WardTable
from sbp.profiles import BoroughRow, BoroughTable, OldWard, ProfileLine, WardProfile
from sbp.standing import Funnel, FunnelPlace, FunnelPoint, HotClass, RankInterval, Standing
from tests.charts.conftest import FEWER, FRESH, INDICATOR, SOURCE, UNCLEAR

FUNNEL = Funnel(30.0, 4.0, 0.01, tuple(FunnelPoint(size, 20.0, 40.0, 15.0, 45.0) for size in (9000, 10_000, 11_000)))
NAMES = ("Alderham", "Birchfield", "Cedarwick", "Dogwood")


def standing(first: int, last: int, of: int = 5, hot: HotClass | None = None, side: FunnelPlace = "inside") -> Standing:
    """A standing with a smoothed rate of 30."""
    return Standing(30.0, RankInterval(first, last, of, 0.95, 1000, 1), 300.0, side, hot, 0.2 if hot else None)


def wards(table: WardTable) -> WardTable:
    """The table of the fixtures with five standings: the highest ward hot and above, the lowest cold, one blank."""
    found = [
        standing(4, 5, hot="cold"),
        standing(2, 5, hot="not distinguishable"),
        standing(2, 4, hot="not distinguishable"),
        standing(2, 4, hot="not distinguishable"),
        standing(1, 1, hot="hot", side="above"),
        None,
    ]
    rows = tuple(replace(row, standing=each) for row, each in zip(table.rows, found, strict=True))
    return replace(table, rows=rows, funnel=FUNNEL)


def boroughs() -> BoroughTable:
    """Four boroughs with rates 40 to 10; the third is ours, the second similar."""
    against = Change(90, 100, 0.8, Interval(0.7, 0.9), 2.0)
    rows = tuple(
        BoroughRow(
            area=Area(f"B{at}", name, "borough", "", 10_000, "Census", 10.0),
            count=100 * (4 - at),
            rate_per_1000=10.0 * (4 - at),
            rate_interval=Interval(1.0, 2.0),
            change=UNCLEAR,
            against_others=against if at == 2 else UNCLEAR,
            standing=standing(at + 1, min(at + 2, 4), 4),
            is_own=at == 2,
            is_similar=at == 1,
        )
        for at, name in enumerate(NAMES)
    )
    return BoroughTable(
        indicator=INDICATOR, source=SOURCE, first_month=date(2025, 3, 1), last_month=date(2026, 2, 1), rows=rows,
        own_code="B2", total_rate=25.0, similar_rule="The nearest one.", not_held=(), funnel=FUNNEL,
        caveats=(), freshness=FRESH, data_version="2026-03-06.1-00000000", is_demonstration=False,
    )  # fmt: skip


def line(name: str, judged: Standing | None, is_current: bool = True) -> ProfileLine:
    """One measure of Ward 0: 620 things, 62 per 1,000."""
    area = Area("W0", "Ward 0", "ward", "2022", 10_000, "Census", 2.0)
    row = WardRow(area, 620, 62.0, Interval(58, 66), FEWER, 1, judged)
    indicator = replace(INDICATOR, id=name.lower(), name=name)
    return ProfileLine(indicator, row, date(2025, 3, 1), date(2026, 2, 1), 22, 40.0, is_current)


def profile() -> WardProfile:
    """Ward 0: high on Noise and Mess, low on Theft, ordinary on Damage, old figures of Smoke, Ash not judged."""
    lines = (
        line("Damage", standing(3, 18, 22)),
        line("Noise", standing(2, 4, 22)),
        line("Mess", standing(4, 9, 22, side="above")),
        line("Theft", standing(20, 22, 22)),
        line("Smoke", standing(1, 1, 22), is_current=False),
        line("Ash", None),
    )
    old = OldWard(Area("V0", "Old Ward", "ward", "2002", 9_000, "Estimated", 2.0), 0.94, 0.9, 0.8, 0.7)
    return WardProfile(
        ward=lines[0].row.area, borough=Area("B2", "Cedarwick", "borough", "", 10_000, "Census", 10.0), lines=lines,
        not_held=(), old_wards=(old, replace(old, share_of_new_residents=None)), caveats=(),
        data_version="2026-03-06.1-00000000", is_demonstration=False,
    )  # fmt: skip
