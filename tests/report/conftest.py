"""One small pack with everything a pack can hold, among it everything that an attacker would write."""

from datetime import datetime

import pytest

from sbp.charts import theme
from sbp.paper import Document, Grid, Plot, Section

ATTACK = "=cmd|'/c calc'!A1 <script>alert(1)</script> #panic(\"x\") *b* $x$ @a [b](javascript:c) \x00\x0b\u202e&amp;"
STARTS = ("=1+1", "+1", "-1", "@x", "\t=1", "\r=1")
MONTHS = tuple(f"{month} 2025" for month in ("Jan", "Feb", "Mar", "Apr"))
VALUES = (12.0, None, 1234.0, 7.0)
SPEC = {
    "width": "container",
    "height": 120,
    "config": theme.config(theme.LIGHT),
    "layer": [
        {
            "data": {"values": [{"month": 1, "value": 3}, {"month": 2, "value": 5}]},
            "mark": "line",
            "encoding": {
                "x": {"field": "month", "type": "quantitative", "axis": {"title": "Higher ▲ ✕"}},
                "y": {"field": "value", "type": "quantitative"},
            },
        }
    ],
}
FIGURE = Section(
    "figure",
    "Things are lower than expected",
    part="Quiet streets",
    subtitle="Things recorded, monthly",
    words=("About 12% fewer.",),
    chart=SPEC,
    plot=Plot("line", MONTHS, (("Things", VALUES),), "things recorded"),
    alt="Line chart of things, falling.",
    data=Grid("Months", ("Month", "Things"), tuple(zip(MONTHS, VALUES, strict=True)), ("", "count")),
    table=Grid(
        "Measures",
        ("Measure", "Latest", "Change"),
        (("Things", 1234, -0.05), ("Others", None, "+57% (+35% to +82%)")),
        ("", "count", "percent"),
    ),
    source="Maker, OGL.",
    notes=("Recorded, not committed.",),
)
LONG = Section(
    "long",
    "Every action",
    part="Quiet streets",
    table=Grid("Actions", ("Action", "Owner"), tuple((f"Action {n}", "Council") for n in range(60))),
)
DRAWN = Section("map", "Every ward", part="Places", chart=SPEC, alt="Map of wards.")
HOSTILE = Section(
    "hostile",
    ATTACK,
    part=ATTACK,
    subtitle=ATTACK,
    words=(ATTACK, *STARTS),
    plot=Plot("bar", (ATTACK, *STARTS[:2]), (("=1+1", (1.0, 2.0, None)),), ATTACK),
    alt=ATTACK,
    table=Grid(ATTACK, (ATTACK, "Rate"), tuple((each, 1.5) for each in (ATTACK, *STARTS)), ("", "rate")),
    source=ATTACK,
    notes=(ATTACK,),
)


@pytest.fixture(scope="session")
def document() -> Document:
    """A pack of four sections, one of them hostile."""
    return Document(
        id="board",
        title="Board pack",
        subtitle="Quarter 4",
        marking="OFFICIAL",
        period="Jan 2025 to Apr 2025",
        filters=(("Area", "Anywhere"), ("=Written", ATTACK)),
        data_version="2026-03-06.1-abcd1234",
        is_demonstration=True,
        made_at=datetime(2026, 3, 6, 14, 30),
        attribution=("Contains things © Maker.", ATTACK),
        sections=(FIGURE, LONG, DRAWN, HOSTILE),
        definitions=Grid("Definitions", ("Term", "Meaning"), (("Count", "How many"), (ATTACK, "=1+1"))),
    )
