"""Indicators: what matters has no default, and what they name must exist."""

import pytest

from sbp import content


@pytest.mark.parametrize("key", ["better", "sensitivity", "smallest_area", "headline", "counts_as", "unit", "question"])
def test_what_matters_has_no_default(folder, faults_of, key):
    path = folder / "indicators" / "total.yaml"
    kept = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith(f"{key}:")]
    path.write_text("\n".join(kept), encoding="utf-8")
    assert f"indicators/total.yaml, {key}: is missing" in faults_of()


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("borough: partner_return", "borogh: partner_return", "datasets: 'borogh' is not one of borough, ward, lsoa"),
        ("partner_return", "partner_returns", "datasets: 'partner_returns' is not one of met_borough"),
        ("{borough: partner_return}", "", "datasets: is missing"),
        ("smallest_area: borough", "smallest_area: ward", "smallest_area: 'ward' has no data set under datasets"),
        ("[referral]", "[]", "categories: is missing"),
        ("[referral]", "[nuisance]", "categories: 'nuisance' counts as incident, not as call"),
        ("better: down", "better: lower", "better: 'lower' is not one of up, down, neither"),
        ("per: 1,000 residents", "per: residents", "per: 'residents' is not one of 1,000 residents, none"),
        ("source: returns", "source: return", "source: 'return' is not one of met, returns, street"),
    ],
)
def test_faults_name_file_and_key(spoiled, old, new, fault):
    listed = spoiled("indicators/referrals.yaml", old, new)
    assert any(line.startswith(f"indicators/referrals.yaml, {fault}") for line in listed), listed


def test_a_star_stands_for_all_that_count_as_the_same(folder):
    assert content.load(folder, folder / "geo").indicators["total"].categories == ("*",)


def test_incidents_and_calls_about_anti_social_behaviour_are_two_measures_that_share_nothing():
    known = content.load().indicators
    incidents, calls = known["asb_incidents"], known["police_asb_calls"]
    assert incidents.source != calls.source
    assert not set(incidents.datasets.values()) & set(calls.datasets.values())
    assert not set(incidents.categories) & set(calls.categories)
    assert incidents.counts_as != calls.counts_as
    assert all(any("never join" in caveat for caveat in each.caveats) for each in (incidents, calls))
