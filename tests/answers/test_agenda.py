"""What stands under each point of an agenda: theme first, then what moved beyond chance, each measure once."""

from dataclasses import replace
from datetime import date

import pytest

from sbp.access import Actor
from sbp.answers import agenda, council_input, decisions
from sbp.answers.agenda import FromVersion, Sitting
from sbp.answers.decisions import Draft, OnScreen
from sbp.impact_model import Day, Held
from sbp.meeting_model import DaySeen
from sbp.model import Interval
from sbp.strategy_model import Fired
from sbp.watching import ExpectedPoint
from tests.answers.impact_ground import impact

TODAY = date(2025, 3, 10)
MARCH, MAY = date(2025, 3, 12), date(2025, 5, 14)
ANALYST = Actor("analyst")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "records.sqlite"


@pytest.fixture
def ask(con, words, path):
    def make(meeting, day, register=()):
        sitting = Sitting(words.meetings.meetings[meeting], day, path)
        return agenda.of(con, words, sitting, FromVersion(con, words, TODAY, register), TODAY)

    return make


def _names(item):
    return [each.priority.id for each in item.priorities]


def _measures(item):
    return [seen.result.indicator.id for each in item.priorities for seen in each.measures]


def test_the_theme_of_the_quarter_comes_first_and_the_update_is_never_repeated(ask):
    found = {item.point.kind: item for item in ask("council", MAY).items}
    assert list(found) == ["since", "theme", "exceptions", "update", "decisions"]
    assert _names(found["theme"]) == ["quiet_streets"]
    assert _names(found["update"]) == ["safe_homes"]
    assert _names(found["exceptions"]) == []


def test_the_end_of_the_year_stands_on_the_agenda_of_its_quarter_alone(ask):
    march = ask("council", MARCH)
    assert march.quarter.label == "2024/25 Q4"
    assert [item.point.kind for item in march.items][-2:] == ["year_end", "decisions"]
    assert _names(march.items[-2]) == ["quiet_streets", "safe_homes"]


def test_without_a_theme_what_is_left_may_be_an_exception(ask):
    found = {item.point.kind: item for item in ask("council", MARCH).items}
    assert found["theme"].priorities == ()
    assert _names(found["exceptions"]) == ["quiet_streets"]
    assert _measures(found["exceptions"]) == ["total", "burglary", "nuisance", "referrals"]


def test_an_agenda_says_which_data_it_rests_on(ask):
    found = ask("council", MARCH)
    assert (found.data_version, found.is_demonstration, found.today) == ("2025-03-07.1-abcdef12", False, TODAY)


@pytest.mark.parametrize(
    ("decided", "also", "survives", "told"),
    [
        (None, None, True, False),
        (Fired("change", date(2025, 2, 1), 1), None, False, True),
        (Fired("outside", date(2025, 1, 1), 1), None, False, False),
        (Fired("outside", date(2025, 1, 1), 1), None, True, True),
        (Fired("outside", date(2025, 1, 1), 1), Fired("change", date(2025, 2, 1), 1), False, True),
        (Fired("run", date(2024, 12, 1), 1), None, True, False),
    ],
)
def test_an_exception_is_a_clear_year_or_a_signal_that_withstands_the_checks(ask, decided, also, survives, told):
    row = ask("council", MAY).items[1].priorities[0].measures[0].row
    judged = replace(row, status=replace(row.status, decided=decided, also=also))
    point = ExpectedPoint(
        date(2025, 1, 1), 90.0, "judged", 70.0, Interval(60, 80), Interval(50, 85), "outside", 1, survives
    )
    assert agenda.is_exception(judged, (point,)) is told


def test_the_tasking_agenda_holds_response_change_place_days_and_tasks(ask, words, path):
    tasking = words.meetings.meetings["tasking"]
    council_input.write(ANALYST, path, tasking, MARCH.replace(day=1), "Patrols", "Fewer calls")
    seen = OnScreen("Where", (), (), "v")
    draft = Draft("Light the path", "Wardens", date(2025, 4, 1), "Northgate")
    decisions.write(ANALYST, path, tasking, MARCH, draft, seen, TODAY, is_proposed=True)
    day = DaySeen(date(2025, 3, 20), "Northgate", "Clean-up", (), False, False)
    found = {item.point.kind: item for item in ask("tasking", MARCH, (day,)).items}
    assert found["response"].response.result == "Fewer calls"
    assert found["changed"].changed is not None
    assert [table.indicator.id for table in found["where"].tables] == ["total"]
    assert found["days"].days == (day,)
    assert [each.place for each in found["tasks"].decisions] == ["Northgate"]
    assert found["decisions"].decisions == ()


def test_the_days_last_held_and_next_to_come_are_heard_of():
    content = impact()
    theme, output = next(iter(content.themes.values())), next(iter(content.outputs.values()))
    held = Held({output.id: 3.0}, "", 1)
    register = tuple(
        Day(
            key=str(number), day=date(2025, number, 10), ward_code="E1", ward_name=f"Ward {number}", theme=theme.id,
            lead="", partners=(), objective="", design=None, booked_at="", seal="", held=held if number < 3 else None,
            additions=(), is_invented=False,
        )
        for number in range(1, 7)
    )  # fmt: skip
    found = agenda.days_seen(register, content, TODAY)
    assert [each.day.month for each in found] == [1, 2, 3, 4]
    assert found[1].outputs == ((output.name, 3.0, output.unit),)
    assert (found[2].is_held, found[2].theme) == (False, theme.name)
