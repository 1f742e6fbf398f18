"""A profile puts forward the measures on which its ward stands out, and no other."""

from sbp.answers import ward_profile
from sbp.profiles import WardProfile
from tests import borough_file as tiny
from tests.borough_file import con, words

__all__ = ["con", "words"]


def test_outstanding_lines_are_those_that_stand_out(con, words) -> None:
    found: WardProfile = ward_profile.profile(con, words, tiny.NEW[0])
    assert found.outstanding == tuple(
        line for line in found.lines if line.row.standing and line.row.standing.stands_out
    )
    assert {line.indicator.id for line in found.outstanding} == {"total", "burglary"}
