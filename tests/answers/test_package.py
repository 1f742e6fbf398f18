"""Tables to download: every month of every area that a measure is held for, counts and rates that agree."""

from sbp.answers import package
from tests.borough_file import BOROUGH, NEW, OLD


def test_a_table_holds_every_month_of_every_area_held(con, words):
    table = package.table(con, words, "total")
    assert {row.area.code for row in table.rows} == {BOROUGH, *NEW, *OLD}
    assert sum(row.area.code == BOROUGH for row in table.rows) == 36


def test_rates_are_of_the_counts_beside_them_and_only_where_residents_are_known(con, words):
    for row in package.table(con, words, "total").rows:
        if row.per_1000 is not None:
            assert row.per_1000 == row.value / row.area.residents * 1000
        else:
            assert row.value is None or not row.area.residents


def test_files_are_named_by_measure(con, words):
    assert package.names(con, words) == {"burglary.csv": "burglary", "nuisance.csv": "nuisance", "total.csv": "total"}
