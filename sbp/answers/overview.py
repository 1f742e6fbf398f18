"""The borough at a glance."""

from datetime import date

from sbp.answers import indicators
from sbp.content import Content
from sbp.model import Result
from sbp.store.queries import Connection


def headline_results(con: Connection, content: Content, today: date) -> tuple[Result, ...]:
    """Answer each indicator that content marks as a headline, for the borough, in the order of their ids.

    They stand side by side and are never added: incidents and reports are not crimes.
    """
    chosen = [indicator.id for indicator in content.indicators.values() if indicator.headline]
    return tuple(indicators.series(con, content, each, content.borough.code, today) for each in chosen)
