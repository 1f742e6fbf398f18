"""What a published file says: one statement for each figure, none for what follows from the figures."""

import shutil

import duckdb
import pytest

from sbp.content import publishing as rules
from sbp.errors import SbpError
from sbp.publish import ground
from sbp.publish.statements import Published
from sbp.store.connection import open_version
from tests.borough_file import NEW
from tests.publish.conftest import LONE, RUN, SMALL


@pytest.fixture
def read(site):
    def of(path, **options):
        rule = rules.load(site.guarded)
        with open_version(site.private.path) as con:
            (own,) = ground.of_version(con, site.guarded)
        with open_version(path) as con:
            shown = Published(con, rules.as_published(site.guarded, rule.shield), own, rule.shield, "the file")
            return list(shown.figures(**options)), list(shown.everything())

    return of


def test_pages_and_downloads_of_an_honest_file_say_nothing_beyond_its_figures(site, read):
    figures, everything = read(site.version.path)
    assert figures == everything
    assert len(figures) > 100
    assert all(each.high - each.low in (0, 2, 4) for each in figures)


def test_of_an_earlier_file_only_what_still_holds_is_used(site, read):
    figures, _ = read(site.version.path)
    assert len(read(site.version.path, only_true=True)[0]) == len(figures)
    copy = site.version.path.with_name("earlier.duckdb")
    shutil.copy(site.version.path, copy)
    with duckdb.connect(str(copy)) as con:
        con.execute(
            "UPDATE indicator_month SET value = 900 WHERE indicator_id = 'loud_cases' AND area_code = ? AND "
            "month_start_date NOT IN (?, ?) AND value IS NOT NULL",
            [NEW[0], LONE, SMALL],
        )
    assert len(read(copy, only_true=True)[0]) == len(figures) - (len(RUN) - 2)


def test_a_figure_of_an_unknown_area_stops_the_attack(site, read):
    copy = site.version.path.with_name("strange.duckdb")
    shutil.copy(site.version.path, copy)
    with duckdb.connect(str(copy)) as con:
        con.execute(
            "INSERT INTO area SELECT 'E05999999', 'Elsewhere', kind, vintage, NULL, '', 1, 0, 0, 0, 0 FROM area LIMIT 1"
        )
        con.execute("UPDATE area SET kind = 'ward', vintage = '2022' WHERE area_code = 'E05999999'")
        con.execute("INSERT INTO indicator_month VALUES ('loud_cases', 'E05999999', ?, 5, '')", [RUN[0]])
    with pytest.raises(SbpError, match="cannot place"):
        read(copy)
