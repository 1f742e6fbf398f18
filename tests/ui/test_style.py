"""The rules that the theme cannot say come with every page and ask no other host for anything."""

from pathlib import Path

from sbp.ui import style


def test_rules_come_with_the_page(visit):
    bodies = [element.proto.body for element in visit("methods").get("html")]
    assert any(body.startswith("<style>") and "--sbp-ground: #ffffff" in body for body in bodies)


def test_whose_dashboard_it_is_stands_beside_the_navigation_as_the_content_says(visit, view):
    bodies = [element.proto.body for element in visit("methods").get("html")]
    assert f'<style>:root {{ --sbp-name: "{view.snapshot.content.borough.partnership}"; }}</style>' in bodies


def test_no_name_ends_the_rule_that_holds_it(monkeypatch):
    written = []
    monkeypatch.setattr(style.st, "html", written.append)
    style.name('"</style>\\ Café')
    assert written == ['<style>:root { --sbp-name: "\\22 \\3c \\2f style\\3e \\5c  Café"; }</style>']


def test_rules_fetch_nothing():
    rules = Path(style.__file__).with_suffix(".css").read_text(encoding="utf-8")
    assert "url(" not in rules
    assert "@import" not in rules
