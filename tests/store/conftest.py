"""The tiny borough that these tests read."""

from tests.borough_file import con, words

__all__ = ["con", "words"]
