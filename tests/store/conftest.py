"""The tiny borough that these tests read, and a connection that counts."""

import pytest

from tests.borough_file import con, words

__all__ = ["con", "words"]


class Counting:
    """A connection that counts what it is asked."""

    def __init__(self, con):
        self.con, self.asked = con, 0

    def execute(self, sql, parameters):
        self.asked += 1
        return self.con.execute(sql, parameters)


@pytest.fixture
def counting(con):
    return Counting(con)
