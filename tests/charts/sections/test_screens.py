"""An agenda as screens: every point has one, a message each, with the figures that a decision keeps."""

from dataclasses import replace
from typing import get_args

import pytest

from sbp.charts.sections import screens
from sbp.meeting_model import AgendaItem, ItemKind
from tests.charts import standings
from tests.charts.sections.meeting_evidence import FELL, ROSE, STILL, agenda, point, priority, seen, since


@pytest.mark.parametrize("kind", [each for each in get_args(ItemKind) if each not in ("update", "where", "changed")])
def test_a_point_that_holds_nothing_still_has_a_screen(kind) -> None:
    (screen,) = screens.of(agenda(AgendaItem(point(kind))))
    assert screen.section.title
    assert screen.section.table or len(" ".join(screen.section.words)) > 100, "it says what was looked at"
    assert screen.figures == ()


def test_the_theme_shows_the_whole_first_and_then_what_moved(result) -> None:
    calm = priority("Calm", seen(result, STILL, "One"), seen(result, FELL, "Two", is_exception=True))
    found = screens.of(agenda(AgendaItem(point("theme", "Theme"), priorities=(calm,))))
    assert [each.section.title.split(" in ")[0].split(":")[0] for each in found] == ["Calm", "Two", "One"]
    assert {each.section.part for each in found} == {"Theme, 2025/26 Q4: Calm"}
    assert [len(each.figures) for each in found] == [2, 1, 1]
    assert found[1].filters == (("Measure", "Two"), ("Area", "Made Up"), ("12 months to", "Feb 2026"))
    assert [each.id for each in screens.sections(agenda(AgendaItem(point("theme"), priorities=(calm,))))] == [
        each.section.id for each in found
    ]


def test_a_measure_that_stands_there_for_one_month_says_which(result) -> None:
    rose = priority("Calm", seen(result, ROSE, "One", is_exception=True))
    found = screens.of(agenda(AgendaItem(point("exceptions"), priorities=(rose,))))
    assert found[1].section.title.startswith(
        "One in Made Up: higher than expected in January 2026; the year as a whole"
    )


def test_no_meeting_is_asked_to_look_at_everything(result) -> None:
    measures = [seen(result, FELL, f"Measure {number}", is_exception=True) for number in range(9)]
    calm = priority("Calm", *measures)
    assert len(screens.of(agenda(AgendaItem(point("theme"), priorities=(calm,))))) == 1 + screens.MOST_OF_THEME
    assert len(screens.of(agenda(AgendaItem(point("exceptions"), priorities=(calm,))))) == 1 + screens.MOST_MOVED


def test_no_priority_takes_all_screens_and_what_worsened_comes_before_what_improved(result) -> None:
    calm = priority("Calm", *(seen(result, ROSE, f"Rose {number}", is_exception=True) for number in range(4)))
    mild = priority("Mild", seen(result, FELL, "Fell", is_exception=True))
    safe = priority(
        "Safe", seen(result, FELL, "Fell too", is_exception=True), seen(result, ROSE, "Rose too", is_exception=True)
    )
    found = screens.of(agenda(AgendaItem(point("exceptions"), priorities=(mild, calm, safe))))
    names = [each.section.title.split(" in ")[0] for each in found[1:]]
    assert names == ["Rose 0", "Rose too", "Fell", "Rose 1"]


def test_a_measure_without_figures_of_the_last_year_has_no_screen_of_its_own(result) -> None:
    old = replace(result, points=result.points[:24], rolling=result.rolling[:12])
    calm = priority("Calm", seen(old, STILL, "One"), seen(result, STILL, "Two"))
    found = screens.of(agenda(AgendaItem(point("theme"), priorities=(calm,))))
    assert [each.section.title.split(" in ")[0].split(":")[0] for each in found] == ["Calm", "Two"]


def test_a_decision_on_where_keeps_the_wards_on_screen(table) -> None:
    item = AgendaItem(point("where"), tables=(standings.wards(table),))
    (screen,) = screens.of(agenda(item))
    assert [each.area for each in screen.figures] == ["W4", "W3", "W2"]
    assert screen.filters[0] == ("Measure", "Things recorded")


def test_what_no_ward_can_be_named_by_is_one_screen_after_those_that_hold_something(table) -> None:
    nothing = replace(standings.wards(table), rows=(), reason="No file is loaded")
    found = screens.of(agenda(AgendaItem(point("where"), tables=(nothing, standings.wards(table), nothing))))
    assert [each.section.chart is None for each in found] == [False, True]
    assert [each.split(". ")[0] for each in found[1].section.words[:2]] == ["Things recorded: no file is loaded"] * 2
    assert found[1].section.title.endswith("things recorded and things recorded")
    assert found[1].figures == ()


def test_each_earlier_decision_has_its_screen(result) -> None:
    found = screens.of(agenda(AgendaItem(point("since"), since=(since(900, 800), since(900, 800)))))
    assert [each.section.id for each in found][1:] == ["since-council 2025-12-10 aa"] * 2


def test_the_end_of_the_year_is_a_table_of_counts_with_the_names_behind_it(result) -> None:
    (short,) = screens.of(agenda(AgendaItem(point("year_end"), priorities=(priority("Calm", seen(result, FELL)),))))
    assert "Things recorded" in short.section.table.rows[0][-1], "few names stand in the table"
    calm = priority("Calm", *(seen(result, FELL, f"One of many {number}") for number in range(12)))
    (screen,) = screens.of(agenda(AgendaItem(point("year_end"), priorities=(calm,))))
    assert screen.section.words == short.section.words == ()
    assert screen.section.table.rows == ((*screen.section.data.rows[0][:-1],),)
    assert "One" in screen.section.data.rows[0][-1]


def test_an_update_names_its_priority(result) -> None:
    calm = priority("Calm", seen(result, STILL, "One"))
    found = screens.of(agenda(AgendaItem(point("update", "Update"), priorities=(calm,))))
    assert found[0].section.part == "Update: Calm"
    assert len(found) == 2
