"""Tables of standings hold what the charts show, and their CSV how it was made."""

import csv
import io

from sbp.charts import standing_tables
from sbp.standing import HotPlace, OverTime
from tests.charts import standings


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_wards_come_highest_first_with_place_size_and_neighbours(table) -> None:
    rows = standing_tables.ward_rows(standings.wards(table))
    assert rows[0] == {
        "Ward": "Ward 4",
        "Count": "500",
        "Per 1,000 residents": "50.0",
        "Smoothed": "30.0",
        "Place (1 = highest rate)": "1",
        "For its size": "higher",
        "With neighbours": "▲ hot",
        "Against the year before": "no clear change (between 20% fewer and 10% more)",
    }
    assert rows[-1]["Smoothed"] == "no data"
    assert rows[-1]["With neighbours"] == "not judged"


def test_boroughs_say_which_are_similar_and_how_they_moved_against_the_others() -> None:
    rows = standing_tables.borough_rows(standings.boroughs())
    assert [row["Borough"] for row in rows] == ["Alderham", "Birchfield (similar)", "Cedarwick", "Dogwood"]
    assert rows[2]["Change beside the others'"].startswith("about 20% fewer")


def test_a_profile_puts_what_stands_out_first() -> None:
    profile = standings.profile()
    rows = standing_tables.profile_rows(profile, standing_tables.usual_period(profile.lines))
    assert [row["Measure"] for row in rows] == ["Mess", "Noise", "Theft", "Ash", "Damage", "Smoke"]
    assert [row["Stands out"] for row in rows] == ["yes", "yes", "yes", "not judged", "no", "figures are old"]
    assert rows[1]["Place (1 = highest rate)"] == "2 to 4 of 22"
    assert standing_tables.profile_rows(profile, "")[0]["Measure"] == "Mess (Mar 2025 to Feb 2026)"


def test_csv_of_a_ward_has_every_measure_with_its_months_and_owns_its_sources() -> None:
    profile = standings.profile()
    rows = read(standing_tables.profile_csv(profile, ("Contains things.",)))
    assert [row["measure"] for row in rows] == [line.indicator.name for line in profile.lines]
    assert (rows[0]["first_month"], rows[0]["last_month"]) == ("2025-03", "2026-02")
    assert rows[0]["place_first"] == str(profile.lines[0].row.standing.ranks.first)
    assert "Contains things." in rows[0]["about"]


def test_csv_of_wards_reads_back_and_says_how_places_were_made(table) -> None:
    rows = read(standing_tables.ward_csv(standings.wards(table)))
    assert [row["place_first"] for row in rows] == ["4", "2", "2", "2", "1", ""]
    assert rows[4]["funnel"] == "above"
    assert rows[4]["with_neighbours"] == "hot"
    assert rows[0]["rate_per_1000"] == "10"
    assert "1000 draws, seed 1" in rows[0]["about"]
    assert "No place in an order can be given." in read(standing_tables.ward_csv(table))[0]["about"]


def test_ward_csv_carries_counts_intervals_changes_and_source(table):
    rows = read(standing_tables.ward_csv(table))
    assert rows[0]["count"] == "100"
    assert rows[4]["rate_lower_95"] == "48"
    assert rows[0]["ratio_upper_95"] == "0.95"
    assert "Contains things." in rows[0]["about"]
    assert "In no ward's figures: 100" in rows[0]["about"]
    assert rows[5]["count"] == rows[5]["rate_per_1000"] == ""


def test_ward_rows_without_figures_stand_last(table):
    rows = standing_tables.ward_rows(table)
    assert [row["Ward"] for row in rows] == ["Ward 4", "Ward 3", "Ward 2", "Ward 1", "Ward 0", "Ward <b>5</b>"]
    assert rows[-1]["Count"] == "no data"


def test_csv_of_boroughs_reads_back() -> None:
    rows = read(standing_tables.borough_csv(standings.boroughs()))
    assert [row["is_similar"] for row in rows] == ["", "yes", "", ""]
    assert rows[2]["ratio_against_others"] == "0.8"
    assert rows[2]["against_upper_95"] == "0.9"
    assert "The nearest one." in rows[0]["about"]


def test_how_firmly_a_ward_is_hot_stands_in_the_table_and_the_csv_where_it_is_known(table) -> None:
    judged = OverTime("former", 20, 7, 4, 0, None, table.last_month)
    hot = {"W4": HotPlace(0.87, 200, 36, table.last_month, judged), "W0": HotPlace(0.0, 200, 36, table.last_month)}
    rows = standing_tables.ward_rows(standings.wards(table), hot)
    assert (rows[0]["Hot in"], rows[0]["With neighbours"]) == ("87%", "▲ hot; former hot spot")
    assert {row["Hot in"] for row in rows} == {"87%", "0%", "not judged"}
    kept = {row["ward_code"]: row for row in read(standing_tables.ward_csv(table, hot))}
    assert (kept["W4"]["share_hot"], kept["W4"]["over_time"], kept["W4"]["hot_quarters"]) == ("0.87", "former", "7")
    assert (kept["W0"]["share_hot"], kept["W0"]["over_time"], kept["W1"]["share_hot"]) == ("0", "", "")
