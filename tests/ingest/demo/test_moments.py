"""Days and times: inside their month, in order, in waking hours."""

from collections import Counter

from sbp.ingest.demo import moments
from sbp.ingest.demo.invented import invent


def test_every_incident_gets_a_time_in_its_month():
    made = invent(5, lambda words: None)
    drawn = moments.draw(made, "fires")
    assert [each.number for each in drawn] == list(range(1, len(drawn) + 1))
    assert [each.at for each in drawn] == sorted(each.at for each in drawn)
    by_month = Counter(f"{each.at:%Y-%m}" for each in drawn)
    expected = made.total(series.id for series in made.plan.group("fires"))
    assert [by_month[month] for month in made.month_texts] == expected.tolist()
    assert {each.at.hour for each in drawn} <= set(range(7, 22))
    assert len({each.at.day for each in drawn}) == 31
