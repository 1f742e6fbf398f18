"""Yearly and quarterly figures: Defra's three header lines, land types that add up, day-first quarter ends."""

from collections import Counter

FLY_TIPS, SURVEY = "defra-fly-tipping-la-incidents.csv", "mopac-public-attitude-survey.csv"


def test_whole_financial_years_equal_the_reports_of_their_months(rows_of):
    by_month = Counter(
        row["Created"][:7] for row in rows_of("fixmystreet-reports.csv") if row["Category"] == "Flytipping"
    )
    rows = rows_of(FLY_TIPS, skip=2)
    assert [row["Year"] for row in rows] == ["2018-19", "2019-20", "2020-21"]
    for row in rows:
        first = int(row["Year"][:4])
        within = sum(count for month, count in by_month.items() if f"{first}-04" <= month <= f"{first + 1}-03")
        assert int(row["Total Incidents"]) == within


def test_land_types_add_up_and_nothing_else_is_invented(rows_of):
    for row in rows_of(FLY_TIPS, skip=2):
        columns = list(row)
        assert len(columns) == 48
        land = columns[columns.index("Highway Incidents") : columns.index("Animal Carcass Incidents")]
        assert len(land) == 10
        assert sum(int(row[name]) for name in land) == int(row["Total Incidents"])
        assert set(list(row.values())[15:-1]) == {":"}


def test_attitudes_are_shares_by_quarter(rows_of):
    rows = rows_of(SURVEY)
    assert {row["Date"][:6] for row in rows} == {"31/03/", "30/06/", "30/09/", "31/12/"}
    assert all(0 < float(row["Proportion"]) < 1 and 0 < float(row["MPS"]) < 1 for row in rows)
    keys = [(row["Date"], row["Measure"]) for row in rows]
    assert len(keys) == len(set(keys)) == 16 * 8
