"""The rules that the theme cannot say come with every page and ask no other host for anything."""

from pathlib import Path

from sbp.ui import style


def test_rules_come_with_the_page(visit):
    bodies = [element.proto.body for element in visit("methods").get("html")]
    assert any(body.startswith("<style>") and "--sbp-ground: #ffffff" in body for body in bodies)


def test_rules_fetch_nothing():
    rules = Path(style.__file__).with_suffix(".css").read_text(encoding="utf-8")
    assert "url(" not in rules
    assert "@import" not in rules
