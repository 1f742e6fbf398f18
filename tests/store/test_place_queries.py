"""Questions about places among others, each against a slow twin."""

from sbp import months
from sbp.store import place_queries, queries
from tests import borough_file as tiny
from tests import oracles


def test_other_boroughs_are_there_to_compare_with_and_not_to_choose(con) -> None:
    others = place_queries.other_boroughs(con)
    assert [row.area_name for row in others] == ["Alderham", "Birchfield", "Cedarwick", "Dogwood"]
    assert {row.kind for row in others} == {"borough"}
    assert not {row.area_code for row in others} & {row.area_code for row in queries.areas(con)}


def test_neighbours_of_a_vintage_go_both_ways(con) -> None:
    pairs = set(place_queries.neighbours(con, "2022"))
    assert (tiny.NEW[0], tiny.NEW[1]) in pairs
    assert {(other, one) for one, other in pairs} == pairs
    assert {code for pair in pairs for code in pair} == set(tiny.NEW)


def test_months_of_every_ward_match_those_of_each(con) -> None:
    found = place_queries.ward_months(con, "nuisance", "2022")
    assert set(found) == set(tiny.NEW)
    for code, rows in found.items():
        assert rows == [(row.month, row.value) for row in queries.indicator_series(con, "nuisance", code)]
        assert rows[-4][1] is None
    assert place_queries.ward_months(con, "burglary", "2002") == {}


def test_older_wards_come_largest_share_first(con) -> None:
    rows = place_queries.ward_overlaps(con, tiny.NEW[0])
    assert [(row.old_code, row.share_of_new_residents) for row in rows] == [(tiny.OLD[0], 0.8), (tiny.OLD[1], 0.2)]
    assert place_queries.ward_overlaps(con, tiny.OLD[0]) == []


def test_latest_windows_match_a_loop_over_months(con) -> None:
    codes = list(tiny.NEW)
    found = place_queries.latest_windows(con, codes, 12, 24)
    series = oracles.read_series(con)
    assert set(found) == {"total", "burglary", "nuisance"}
    for indicator, (last, rows) in found.items():
        assert last == max(m for code in codes for m, v in series[indicator, code].items() if v is not None)
        assert set(rows) == set(codes)
        for code, row in rows.items():
            values = series[indicator, code]
            assert (row.latest, row.latest_months) == oracles.window_sum(values, months.add(last, -11), 12)
            assert (row.earlier, row.earlier_months) == oracles.window_sum(values, months.add(last, -35), 12)


def test_models_of_some_areas_are_those_asked_one_by_one(con) -> None:
    found = place_queries.area_models(con, list(tiny.NEW))
    assert set(found["total"]) == set(tiny.NEW)
    every = queries.indicator_models(con, "total")
    assert all(found["total"][code] == every[code] for code in tiny.NEW)
