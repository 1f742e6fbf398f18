"""What people type is kept as it is, or refused in a sentence."""

import pytest

from sbp.answers.typed import clean
from sbp.errors import UsageError


@pytest.mark.parametrize("text", ["<b>bold</b> & 'more'", "two\nlines\tand a tab", "Café – £5", "=1+1"])
def test_what_was_typed_is_kept_as_it_is(text):
    assert clean("note", f"  {text}\n") == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("x" * 100_000, "100,000 characters, and 2,000 can be kept"),
        ("bell \x07", "do not show"),
        ("turned \u202e round", "do not show"),
        (" \n ", "^The note is empty. Try: a few words.$"),
    ],
)
def test_what_cannot_be_kept_is_refused(text, told):
    with pytest.raises(UsageError, match=told):
        clean("note", text, required=True)


def test_nothing_is_a_text_where_it_may_be_left_out():
    assert clean("note", "  ") == ""
