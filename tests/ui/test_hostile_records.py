"""Markup in every text that can be written down: wherever a page shows it, it is text, and asks no other host."""

import csv
import io
import re
from datetime import date

import pytest

from sbp import content
from sbp.access import Actor
from sbp.answers import account, council_input, decisions, impact_register, meetings
from sbp.answers.account import Desk, Subject
from sbp.answers.decisions import Draft, OnScreen
from sbp.answers.impact_register import Outputs
from sbp.charts import tables
from sbp.content import impact_days
from sbp.store import records
from sbp.ui import answers, downloads

TODAY, HELD = date(2022, 3, 1), date(2022, 2, 9)
MARK = "attack-mark"
ATTACK = f"<img src=x onerror=alert(1)><script>{MARK}</script> ![p](https://elsewhere.example/p.png) [l](javascript:1)"
LIVE_MARKUP = re.compile(r"<img src=x|<script>")
LIVE_MARKDOWN = re.compile(r"(?<!\\)\[[pl](?<!\\)\]\(|(?<!\\)<img src=x")
WRITTEN_IN = ("markdown", "info", "warning", "error", "success", "title", "header", "subheader", "caption")
NUMBER = re.compile(r"-?[\d.]+(e-?\d+)?%?")
LABELLED = ("expander", "button", "page_link", "download_button", "checkbox", "popover", "metric")
PLACES = [
    ("delivery", {"part": "log"}),
    ("delivery", {}),
    ("meetings", {}),
    ("meetings", {"meeting": "tasking_group"}),
    ("meeting", {"meeting": "board", "date": "2022-05-11", "item": "1"}),
    ("impact_days", {"part": "register"}),
    ("impact_days", {"part": "plan"}),
    ("records", {}),
    ("packs", {}),
]


@pytest.fixture
def poisoned(monkeypatch, tmp_path):
    """Records of every kind, with the attack in each text."""
    path = tmp_path / "records.sqlite"
    monkeypatch.setattr(records, "place", lambda is_demonstration: path)
    held, analyst = content.load(), Actor("analyst")
    _account(Desk(analyst, held, True, TODAY))
    board = held.meetings.meetings["board"]
    for is_proposed in (False, True):
        draft = Draft(ATTACK, ATTACK[:60], date(2022, 6, 1), ATTACK[:60])
        decisions.write(analyst, path, board, HELD, draft, OnScreen("Theme", (), (), "v"), TODAY, is_proposed)
    (taken,) = decisions.held(path)
    decisions.follow_up(analyst, path, board, taken, taken.entry, "open", ATTACK)
    restricted = next(each for each in held.meetings.meetings.values() if each.is_restricted)
    council_input.write(analyst, path, restricted, date(2022, 3, 1), ATTACK, ATTACK)
    meetings.enter(analyst, path, held, "board", date(2022, 3, 16), TODAY)
    meetings.cancel(analyst, path, "board", date(2022, 3, 16), ATTACK)
    return path


def _account(desk: Desk) -> None:
    leading = desk.content.strategies.leading
    subject = Subject(leading.id, "priority", leading.priorities[0].id)
    said = {"quarter": account.quarters(2021, TODAY)[0], "status": ATTACK[:40], "note": ATTACK}
    account.judge(desk, subject, said | {"agreed_on": "2022-02-01", "agreed_at": ATTACK[:60]})
    account.note(desk, subject, {"day": "2022-02-01", "owner": "", "text": ATTACK})
    measure = leading.priorities[0].indicators[0]
    role = account.roles(desk.content)[0]
    account.comment(desk, {"indicator": measure, "quarter": said["quarter"], "role": role, "text": ATTACK})


@pytest.fixture
def poisoned_days(poisoned, view):
    """A day held with the attack in its texts, and weights of that name."""
    impact = impact_days.load(set(view.snapshot.content.indicators))
    ward = next(each for each in answers.all_areas(view) if each.kind == "ward" and each.vintage == "2022")
    texts = {"theme": next(iter(impact.themes)), "lead": next(iter(impact.roles)), "objective": ATTACK}
    impact_register.write_earlier(
        True, "analyst", impact, date(2022, 2, 16), ward, texts, (), Outputs({}, ATTACK, 1.0), TODAY
    )
    (day,) = impact_register.days(True)
    impact_register.add_to(True, "analyst", day, ATTACK)
    impact_register.save_weights(True, "analyst", ATTACK[:60], {"x": 1.0})


@pytest.fixture
def files(monkeypatch):
    """Whatever pages offer as CSV."""
    found = []
    monkeypatch.setattr(downloads, "offer", lambda name, text, *_, **__: found.append((name, text)))
    return found


def _runs(text: str) -> list[str]:
    """Return the cells of a CSV that a spreadsheet would run."""
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    return [cell for cell in cells if cell.startswith(tables.FORMULA_SIGNS) and not NUMBER.fullmatch(cell)]


def test_what_was_written_down_is_text_wherever_it_is_shown(visit, poisoned_days, files):
    shown = set()
    for page_id, address in [*PLACES, (content.load().strategies.leading.priorities[0].address, {})]:
        app = visit(page_id, **address)
        assert not app.exception
        own = [element.proto.body for element in app.get("html")]
        assert not [each for each in own if LIVE_MARKUP.search(each)], page_id
        told = [element.value for kind in WRITTEN_IN for element in app.get(kind)]
        labels = [str(getattr(each.proto, "label", "")) for kind in LABELLED for each in app.get(kind)]
        live = [each for each in (*told, *labels) if LIVE_MARKDOWN.search(each)]
        assert not live, (page_id, live)
        if any(MARK in each for each in (*own, *told)):
            shown.add(page_id)
    assert {"delivery", "meetings", "impact_days"} <= shown
    made = [(name, text() if callable(text) else text) for name, text in files]
    assert {name for name, text in made if _runs(text)} == set()
    assert sum(MARK in text for _, text in made) >= 2


def test_a_cell_that_would_run_is_found():
    assert _runs("a,b\n-1.5,=1+1\n'=2,@x\n") == ["=1+1", "@x"]
