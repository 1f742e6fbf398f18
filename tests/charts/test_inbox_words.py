"""What is said of files taken in: true of one and of many, and safe whatever a publisher calls them."""

from dataclasses import replace
from datetime import date

from sbp import months
from sbp.charts import inbox_words
from sbp.inbox_model import ASIDE, TOOK, Effect, Held, Inbox, Listed, Loss, Note, Taken

JAN = date(2026, 1, 1)
NOTE = Note(ASIDE, "a", "2026-03-06T10:00:00+00:00", "analyst", "wrong month")
NOTHING = Effect((), (), (), (), (), is_last=False)


def listed(name="ward.csv", number=1, aside=None, is_in_use=True):
    file = Held(number, str(number) * 64, name, "a.csv", 1, "2026-03-06", "any")
    took = Note(TOOK, "a", "2026-03-06T10:00:00+00:00", "analyst (a@b.uk)")
    return Listed(Taken(file, took, aside), "Counts", JAN, months.add(JAN, 1), 1234, "", is_in_use)


def test_months_are_told_as_spells():
    year = months.span(JAN, months.add(JAN, 11))
    assert inbox_words.spells([year[0], year[2], year[1], year[5]]) == "Jan 2026 to Mar 2026, Jun 2026"
    assert inbox_words.spells([months.add(JAN, 2 * step) for step in range(9)]) == "9 months from Jan 2026 to May 2027"
    assert inbox_words.spells([]) == ""


def test_a_row_says_what_is_known_and_what_is_not():
    row = inbox_words.row(listed())
    assert (row["Months"], row["Rows"], row["By"]) == ("Jan 2026 to Feb 2026", "1,234", "analyst (a@b.uk)")
    unknown = replace(listed(), first_month=None, rows=None, taken=replace(listed().taken, took=None))
    row = inbox_words.row(unknown)
    assert (row["Months"], row["Rows"], row["By"]) == ("–", "not built yet", "not noted")
    assert inbox_words.row(replace(listed(), fault="broken"))["Rows"] == "not read"
    aside = inbox_words.aside_row(listed(aside=NOTE))
    assert (aside["Why"], aside["Set aside"], aside["By"]) == ("wrong month", "6 Mar 2026", "analyst")


def test_files_of_one_name_are_told_apart_and_no_name_turns_the_line():
    shared = [listed("a.csv", 1), listed("a.csv", 2), listed("x\u202e\x1bsv.csv", 3)]
    assert list(inbox_words.labels(shared).values()) == ["a.csv (number 1)", "a.csv (number 2)", "x��sv.csv"]
    assert inbox_words.named(["a", "b", "c", "d\n", "e"]) == "a, b, c and 2 more"


def test_what_differs_from_the_version_in_use_and_the_published_one_is_said():
    assert inbox_words.standing(Inbox((), (), ())) == (inbox_words.NOTHING,)
    assert inbox_words.standing(Inbox((listed(),), (), ())) == (
        "The next build is made from 1 file and the program's own tables.",
    )
    inbox = Inbox((listed("new.csv", is_in_use=False),), (listed("bad.csv", aside=NOTE),), ("bad.csv",))
    first, stale, missing, public = inbox_words.standing(inbox)
    assert first == "The next build is made from 1 file and the program's own tables; 1 set aside."
    assert "still holds what is set aside since: bad.csv" in stale
    assert "built without new.csv" in missing
    assert "What the public sees" in public
    assert inbox_words.standing(Inbox((), (listed(aside=NOTE),), ()))[0] == inbox_words.ASIDE_ALL


def test_what_is_lost_and_who_speaks_then():
    then = tuple((f"{number}.csv", (months.add(JAN, number),)) for number in range(1, 5))
    loss = Loss("ward.csv", "Counts", "Ward counts", (JAN,), then)
    (row,) = inbox_words.loss_rows(replace(NOTHING, losses=(loss,)))
    assert row["File"] == "ward.csv"
    assert row["What changes"].startswith("Ward counts: no other file covers Jan 2026; Feb 2026 then from 1.csv; ")
    assert row["What changes"].endswith("Apr 2026 then from 3.csv; the rest from 1 file more.")
    (row,) = inbox_words.loss_rows(replace(NOTHING, losses=(replace(loss, lost=(), then=then[:1]),)))
    assert row["What changes"] == "Ward counts: Feb 2026 then from 1.csv."


def test_what_rows_cannot_say():
    effect = Effect((), (("map.shp", "Boundaries", 0),), ("old.csv",), ("new.csv",), ("other.csv",), is_last=True)
    last, silent, places, unbuilt, unknown = inbox_words.effect_lines(effect)
    assert "demonstration borough" in last
    assert "old.csv: no figure would change" in silent
    assert places == "map.shp holds no months (Boundaries); no file of that source would be left."
    assert "holds nothing of new.csv" in unbuilt
    assert "other.csv. Build once" in unknown
    assert inbox_words.effect_lines(NOTHING) == ()


def test_the_second_of_two_people_is_told_what_the_first_did():
    assert (
        inbox_words.moved(listed(aside=NOTE))
        == "ward.csv was set aside already, on 6 Mar 2026 by analyst: wrong month."
    )
    assert inbox_words.moved(listed()) == "ward.csv was brought back already."


def test_a_version_is_told_to_hold_what_was_set_aside_since():
    assert inbox_words.aside_in(0) == ""
    assert inbox_words.aside_in(1) == " Of its files, 1 was set aside since."
    assert inbox_words.aside_in(2) == " Of its files, 2 were set aside since."
