"""A reading starts with an empty account."""

from sbp.ingest.reading import Reading


def test_each_reading_keeps_its_own_account() -> None:
    one, other = (Reading("form", "source", {}, rows_in=0, loaded=0) for _ in range(2))
    one.warnings.append("seen")
    one.rejects.append(None)
    assert other.warnings == other.rejects == other.covers == []
