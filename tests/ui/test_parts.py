"""The way to the parts of a page is a list of links that nobody can write into."""

from streamlit.testing.v1 import AppTest


def _script() -> None:
    from sbp.ui import parts

    parts.show((("first", "First & last"), ('"x', "<b>")))


def test_each_part_is_a_link_and_every_text_is_escaped():
    told = AppTest.from_function(_script).run().get("html")[0].proto.body
    assert '<a href="#first" target="_self">First &amp; last</a>' in told
    assert "<b>" not in told
    assert 'href="#&quot;x"' in told
