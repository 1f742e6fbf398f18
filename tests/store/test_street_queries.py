"""Places smaller than wards: months that are whole, names by hexagon, and the wards that points may stand for."""

from sbp import months
from sbp.store import street_queries
from sbp.store.street_queries import Asked, BelongsRow
from tests import borough_file as tiny

NUISANCE = Asked("police_street", ("nuisance",), tiny.LAST, tiny.LAST)


def test_a_month_counts_where_every_category_was_supplied(con):
    both, reports = ("nuisance", "burglary"), "fix_my_street"
    assert street_queries.months(con, [("police_street", both), (reports, ("nuisance",)), (reports, both)]) == [
        tuple(month for month in tiny.MONTHS if month != months.add(tiny.LAST, -3)),
        (tiny.LAST,),
        (),
    ]


def test_names_and_points_hold_the_counts_asked_for(con):
    assert street_queries.names(con, NUISANCE) == [
        ("cell_a", "High Street", 8),
        ("cell_a", "Mill Lane", 4),
        ("cell_b", "", 6),
    ]
    assert street_queries.points(con, NUISANCE).tolist() == [
        [540_100, 170_000, 8],
        [540_300, 170_000, 4],
        [541_000, 170_000, 6],
    ]
    assert ("cell_a", "High Street") in street_queries.cell_names(con)


def test_what_is_recorded_is_shared_among_the_wards_of_one_set_of_boundaries(con):
    first, second = tiny.NEW[:2]
    assert street_queries.belongs(con, NUISANCE, "2022") == [
        BelongsRow("cell_a", first, first, 10, False),
        BelongsRow("cell_a", first, second, 2, False),
        BelongsRow("cell_b", second, second, 6, False),
    ]


def test_a_data_set_without_its_points_belongs_to_the_wards_of_its_hexagons(con):
    ward = tiny.NEW[1]
    con.execute("BEGIN")
    con.execute("INSERT INTO cell_month VALUES ('fire', 'nuisance', 'cell_b', ?, 2)", [tiny.LAST])
    found = street_queries.belongs(con, NUISANCE._replace(dataset="fire"), "2022")
    con.execute("ROLLBACK")
    assert found == [BelongsRow("cell_b", ward, ward, 2, True)]


def test_what_has_no_place_is_counted_apart(con):
    assert street_queries.unplaced(con, NUISANCE) == 1
    assert street_queries.unplaced(con, NUISANCE._replace(dataset="fix_my_street")) == 0


def test_the_ground_and_the_hexagons_are_all_there(con):
    assert street_queries.ground(con).shape == (36, 2)
    assert street_queries.middles(con)["cell_b"] == (0.05, 51.4)
    cell = street_queries.cells(con)["cell_b"]
    assert (cell.ward_code, cell.share_in_ward) == (tiny.NEW[1], 0.6)
