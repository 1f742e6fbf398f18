"""What the value is, how sure it is and compared to what: the domain's answers, read from one built version."""

from sbp.answers import areas, indicators, overview, sources, version, wards

__all__ = ["areas", "indicators", "overview", "sources", "version", "wards"]
