"""The register: a booking is frozen, bad input is refused with nothing written, and only the analyst writes."""

from dataclasses import replace
from datetime import date

import pytest

from sbp.answers import impact_design, impact_register
from sbp.answers.impact_register import Outputs
from sbp.errors import SbpError, UsageError
from sbp.store import records
from tests.answers import impact_ground as ground

TODAY = date(2026, 1, 15)
WHEN = date(2026, 3, 4)
TEXTS = {"theme": "clean_up", "lead": "community_safety", "objective": "Clear the alley & keep it <b>clear</b>"}


@pytest.fixture
def impact():
    return ground.impact()


@pytest.fixture
def book(impact):
    panel = ground.panel()

    def make(day=WHEN, place=4, texts=TEXTS, partners=("police",)):
        ward = panel.wards[place]
        design = impact_design.make(panel, impact, ground.MEASURE, ward, day, ground.LAST, data_version="v1")
        return impact_register.book(False, "analyst", impact, day, ward, design, texts, partners, TODAY)

    return make


def hold(day, counts, today, notes="", cost=None):
    impact_register.hold(False, "analyst", ground.impact(), day, Outputs(counts, notes, cost), today)


def entries():
    return records.entries(records.place(False))


def test_a_booked_day_comes_back_as_it_was_frozen(book):
    booked = book()
    (kept,) = impact_register.days(False)
    assert kept == booked
    assert kept.objective == TEXTS["objective"]
    assert len(kept.seal) == 64
    assert kept.design.data_version == "v1"
    assert impact_register.days(True) == ()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"day": date(2026, 1, 15)}, "not in the future"),
        ({"day": date(2020, 1, 15)}, "not in the future"),
        ({"day": date(2036, 1, 15)}, "too far ahead"),
        ({"texts": TEXTS | {"objective": "x" * 100_000}}, "100,000 characters"),
        ({"texts": TEXTS | {"objective": "bell \x07"}}, "do not show"),
        ({"texts": TEXTS | {"objective": "turned \u202e round"}}, "do not show"),
        ({"texts": TEXTS | {"objective": " "}}, "problem and what the day is to achieve is empty"),
        ({"texts": TEXTS | {"lead": ""}}, "No lead has been chosen"),
        ({"texts": TEXTS | {"theme": ""}}, "No theme has been chosen"),
        ({"texts": TEXTS | {"theme": "carnival"}}, "no theme"),
        ({"partners": ("press",)}, "no role"),
    ],
)
def test_what_cannot_be_booked_is_said_and_nothing_is_written(book, change, told):
    with pytest.raises(UsageError, match=told):
        book(**change)
    assert entries() == ()


def test_two_days_in_one_slot_and_a_place_that_is_no_ward(book, impact):
    booked = book()
    with pytest.raises(UsageError, match="already booked on 4 March 2026, in Ward 4"):
        book(place=7)
    borough = replace(ground.panel().wards[0], kind="borough")
    with pytest.raises(UsageError, match="not a ward"):
        impact_register.check_booking(date(2026, 5, 1), borough, TODAY, (booked,))
    assert len(entries()) == 1


def test_a_held_day_keeps_its_booking_and_every_correction(book, impact):
    book()
    (day,) = impact_register.days(False)
    hold(day, {"waste_cleared": 2.5, "arrests": 0}, date(2026, 3, 5), "quiet\n<script>", 1200.0)
    (day,) = impact_register.days(False)
    assert (day.held.outputs, day.held.cost) == ({"waste_cleared": 2.5}, 1200)
    hold(day, {"waste_cleared": 3}, date(2026, 3, 6))
    (corrected,) = impact_register.days(False)
    assert corrected.held.outputs == {"waste_cleared": 3}
    assert corrected.seal == day.seal
    assert [entry.reason for entry in entries()] == ["", "", "corrected"]
    with pytest.raises(SbpError, match="meantime"):
        hold(day, {}, date(2026, 3, 6))


def test_a_day_to_come_or_a_count_that_is_none_cannot_be_written_down(book, impact):
    day = book()
    with pytest.raises(UsageError, match="still to come"):
        hold(day, {}, TODAY)
    with pytest.raises(UsageError, match="not a count"):
        hold(day, {"arrests": -1}, date(2026, 4, 1))
    with pytest.raises(UsageError, match="not a cost"):
        hold(day, {}, date(2026, 4, 1), cost=-5.0)
    with pytest.raises(UsageError, match="no output"):
        hold(day, {"applause": 1}, date(2026, 4, 1))
    with pytest.raises(UsageError, match="invented"):
        hold(replace(day, is_invented=True), {}, date(2026, 4, 1))
    assert len(entries()) == 1


def test_additions_stand_beside_the_booking(book):
    day = book()
    impact_register.add_to(False, "analyst", day, "Moved to the car park because of rain")
    (day,) = impact_register.days(False)
    assert day.additions == ("Moved to the car park because of rain",)
    with pytest.raises(UsageError, match="empty"):
        impact_register.add_to(False, "analyst", day, "  ")


def test_a_day_withdrawn_stays_with_its_reason_and_its_date_is_free_again(book):
    wrong = book()
    impact_register.withdraw(False, "analyst (a@b.example)", wrong, "Wrong ward")
    assert impact_register.days(False) == ()
    (kept,) = impact_register.register(False)
    assert kept == replace(wrong, withdrawn="Wrong ward")
    assert entries()[-1].who == "analyst (a@b.example)"
    right = book(place=7)
    assert right.key != wrong.key
    assert impact_register.days(False) == (right,)
    with pytest.raises(UsageError, match="already booked on 4 March 2026, in Ward 7"):
        book()
    hold(right, {"arrests": 2}, date(2026, 3, 5))
    assert [(each.ward_name, each.held is not None) for each in impact_register.register(False)] == [
        ("Ward 4", False), ("Ward 7", True),
    ]  # fmt: skip
    assert records.faults(records.place(False)) == []


def test_what_cannot_be_withdrawn_is_said_and_nothing_is_written(book):
    day = book()
    with pytest.raises(UsageError, match="reason is empty"):
        impact_register.withdraw(False, "analyst", day, " ")
    hold(day, {}, date(2026, 3, 5))
    with pytest.raises(UsageError, match="so it was held"):
        impact_register.withdraw(False, "analyst", day, "Rain")  # by a screen that shows it as not held
    assert len(entries()) == 2


def test_a_screen_from_before_a_day_was_withdrawn_writes_nothing_about_it(book):
    day = book()
    impact_register.withdraw(False, "analyst", day, "Rain")
    for late in (
        lambda: hold(day, {"arrests": 2}, date(2026, 3, 5)),
        lambda: impact_register.withdraw(False, "analyst", day, "Again"),
        lambda: impact_register.add_to(False, "analyst", day, "Moved"),
    ):
        with pytest.raises(UsageError, match="has been withdrawn"):
            late()
    assert len(entries()) == 2


def test_who_wrote_is_kept(book):
    day = book()
    impact_register.add_to(False, "analyst (a@b.example)", day, "x")
    assert [entry.who for entry in entries()] == ["analyst", "analyst (a@b.example)"]


def test_a_day_held_before_it_was_booked_is_kept_without_a_design(impact):
    def write(day=date(2025, 11, 5), counts=None):
        left = Outputs(counts or {"arrests": 2})
        ward = ground.panel().wards[3]
        texts = TEXTS | {"objective": ""}  # it gets no sheet, and nobody remembers what was meant
        impact_register.write_earlier(False, "analyst", impact, day, ward, texts, ("police",), left, TODAY)

    write()
    (kept,) = impact_register.days(False)
    assert (kept.design, kept.held.outputs, kept.ward_name) == (None, {"arrests": 2}, "Ward 3")
    with pytest.raises(UsageError, match="already booked"):
        write()
    with pytest.raises(UsageError, match="still to come"):
        write(date(2026, 2, 1))
    with pytest.raises(UsageError, match="not a count"):
        write(date(2025, 12, 1), {"arrests": -2})
    assert len(impact_register.days(False)) == 1


def test_weights_are_saved_by_name_and_again():
    impact_register.save_weights(False, "analyst", "winter", {"total": 1.0})
    impact_register.save_weights(False, "analyst", "winter", {"total": 2.0})
    assert impact_register.weight_sets(False) == {"winter": {"total": 2.0}}
    with pytest.raises(UsageError):
        impact_register.save_weights(False, "analyst", "x" * 61, {})


def test_wards_with_a_day_of_their_own_are_busy(book):
    days = (book(), book(day=date(2026, 9, 9), place=7))
    span = (date(2026, 2, 1), date(2026, 5, 1))
    assert impact_register.busy(days, span, "none") == {days[0].ward_code}
    assert impact_register.busy(days, span, days[0].ward_code) == frozenset()
