"""The extract of impact days that the public may have: of each day held its date, ward, theme and outputs."""

import json

import pandas as pd

from sbp.answers import impact_demo, impact_register, version, ward_panel
from sbp.content import Content, impact_days
from sbp.impact_model import Day
from sbp.store.queries import Connection

COLUMNS = ["day", "ward_code", "ward_name", "theme", "outputs"]


def held(con: Connection, content: Content, is_demonstration: bool) -> pd.DataFrame:
    """Return the days held by date; outputs as JSON of counts by kind. Notes, leads, partners and plans stay out."""
    impact = impact_days.load(set(content.indicators))
    invented: tuple[Day, ...] = ()
    last = version.facts(con).last_month
    if is_demonstration and last is not None:
        issues = [each.indicator for each in impact.issues]
        invented = impact_demo.days(ward_panel.read(con, content, issues, last), impact)
    rows = [
        (each.day, each.ward_code, each.ward_name, each.theme, json.dumps(each.held.outputs, sort_keys=True))
        for each in impact_register.days(is_demonstration, invented)
        if each.held
    ]
    return pd.DataFrame(rows, columns=COLUMNS)
