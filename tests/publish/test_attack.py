"""The attack: a file made by the rule withstands it, and a planted leak of each kind is found and named."""

from dataclasses import replace

import pytest

from sbp.answers import package
from tests.borough_file import BOROUGH, NEW, OLD
from tests.publish.conftest import DATASET, LONE, RUN, SMALL

EXACT = "UPDATE indicator_month SET value = ? WHERE indicator_id = ? AND area_code = ? AND month_start_date = ?"


def exact(con, site, measure, wards, months=RUN):
    """Put true counts in place of the rounded ones."""
    con.executemany(
        EXACT, [(site.truth(measure, ward, month), measure, NEW[ward], month) for ward in wards for month in months]
    )


def names(report):
    return " ".join(each.name for each in report.pinned)


def path(report):
    return " ".join(said for each in report.pinned for said in each.by)


def test_what_the_rule_makes_withstands(site):
    report = site.attack()
    assert report.is_safe
    assert report.small_counts > 10
    assert report.further == 0
    assert "No small count is known" in report.words()


def test_by_areas_the_borough_less_its_other_wards(site):
    def plant(con):
        exact(con, site, "loud_cases", (0, 1, 3), [RUN[0]])
        total = sum(site.truth("loud_cases", ward, RUN[0]) for ward in range(4)) + 3
        con.execute(EXACT, [total, "loud_cases", BOROUGH, RUN[0]])

    report = site.attack(plant)
    assert "Eastgate" in names(report)
    assert all(place in path(report) for place in ("Northgate", "Southgate", "Westgate", "Exampleton"))


def test_by_months_a_mean_less_the_other_months(site):
    def plant(con):
        exact(con, site, "loud_cases", [1], [month for month in RUN if month not in (SMALL, LONE)])
        total = sum(site.truth("loud_cases", 1, month) for month in RUN)
        con.execute(
            "UPDATE indicator_model SET mean_count = ?, months_used = ? "
            "WHERE indicator_id = 'loud_cases' AND area_code = ?",
            [total / len(RUN), len(RUN), NEW[1]],
        )

    report = site.attack(plant)
    assert f"loud cases, Southgate (2022), {SMALL:%Y-%m}" in names(report)
    assert "mean of the months" in path(report)


def test_by_sums_of_12_months_made_before_counts_were_withheld(site, monkeypatch):
    from sbp.publish import statements

    honest = statements.indicators.series

    def leaky(con, content, indicator_id, area, today):
        result = honest(con, content, indicator_id, area, today)
        if (indicator_id, area) != ("loud_cases", NEW[1]):
            return result
        last = RUN[-1]
        total = sum(site.truth(indicator_id, 1, month) for month in RUN[-12:])
        return replace(result, rolling=(*result.rolling[:-1], replace(result.rolling[-1], month=last, value=total)))

    def plant(con):
        exact(con, site, "loud_cases", [1], [month for month in RUN if month not in (SMALL, LONE)])

    monkeypatch.setattr(statements.indicators, "series", leaky)
    report = site.attack(plant)
    assert f"loud cases, Southgate (2022), {SMALL:%Y-%m}" in names(report)
    assert "sum of 12 months" in path(report)


def test_by_categories_the_whole_less_its_other_part(site):
    def plant(con):
        exact(con, site, "all_cases", [1], [SMALL])
        exact(con, site, "other_cases", [1], [SMALL])

    report = site.attack(plant)
    assert f"loud cases, Southgate (2022), {SMALL:%Y-%m}" in names(report)
    assert "all cases" in path(report)
    assert "other cases" in path(report)


def test_by_ward_boundaries_an_older_ward_on_the_same_ground(site):
    def plant(con):
        con.execute(
            "INSERT INTO indicator_month VALUES ('loud_cases', ?, ?, ?, '')",
            [OLD[2], RUN[0], site.truth("loud_cases", 2, RUN[0])],
        )

    report = site.attack(plant)
    assert f"loud cases, Eastgate (2022), {RUN[0]:%Y-%m}" in names(report)
    assert "Eastgate (2002)" in path(report)


@pytest.mark.parametrize(("said", "kind"), [("per_1000", "rate in a download"), ("value", "download")])
def test_by_a_download_that_says_more_than_the_page(site, monkeypatch, said, kind):
    honest = package.table

    def leaky(con, content, indicator_id):
        table = honest(con, content, indicator_id)
        rows = [
            row._replace(
                **{
                    said: site.truth(indicator_id, 2, row.month) * (1000 / row.area.residents if said != "value" else 1)
                },
            )
            if row.area.code == NEW[2] and row.value is None
            else row
            for row in table.rows
        ]
        return replace(table, rows=tuple(rows))

    monkeypatch.setattr(package, "table", leaky)
    report = site.attack()
    assert f"loud cases, Eastgate (2022), {RUN[0]:%Y-%m}" in names(report)
    assert kind in path(report)


def test_by_rounding_to_a_finer_step_than_the_rule_says(site):
    report = site.attack(lambda con: exact(con, site, "loud_cases", [2], [RUN[0]]))
    assert f"loud cases, Eastgate (2022), {RUN[0]:%Y-%m}" in names(report)
    assert report.pinned[0].low == report.pinned[0].high


@pytest.mark.parametrize(
    ("sql", "table"),
    [
        (f"INSERT INTO monthly_count VALUES ('{DATASET}', '{NEW[2]}', 'noise', '2022-03-01', 3, 3)", "monthly_count"),
        (f"INSERT INTO revision VALUES ('loud_cases', '{NEW[2]}', '2022-03-01', 2, 3, 'x')", "revision"),
        ("CREATE TABLE novelty AS SELECT 'loud_cases' AS indicator_id, 3 AS value", "novelty"),
    ],
)
def test_by_a_table_in_which_protected_figures_have_no_place(site, sql, table):
    report = site.attack(lambda con: con.execute(sql))
    assert not report.is_safe
    assert any(each.startswith(table) for each in report.out_of_place)
