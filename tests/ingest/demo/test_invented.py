"""The borough as a whole: everything that is placed adds up to its monthly counts."""

import numpy as np
import pytest

from sbp.ingest.demo.invented import invent


@pytest.fixture(scope="module")
def made():
    return invent(5, lambda words: None)


def test_incidents_add_up_to_the_monthly_counts(made):
    for name, incidents in made.incidents.items():
        assert np.array_equal(np.bincount(incidents.month, minlength=49), made.counts[name]), name


def test_flags_are_counted_but_not_placed(made):
    flags = {series.id for series in made.plan.group("flags")}
    assert flags
    assert not flags & set(made.incidents)


def test_no_ward_has_the_highest_rate_by_design(made):
    tops = []
    for borough in (made, *(invent(seed, lambda words: None) for seed in range(6))):
        points = borough.spots
        crimes = [borough.incidents[series.id] for series in borough.plan.group("recorded")]
        rates = np.array([each.by_ward(points.new, 22, 49).sum(axis=1) for each in crimes]) / points.residents
        tops.append(int(rates.sum(axis=0).argmax()))
        assert len(set(rates.argmax(axis=1))) >= 8
    assert len(set(tops)) >= 4


def test_totals_add_up_series(made):
    assert made.total(made.plan.members("burglary"))[37:].sum() == 1577


def test_boroughs_have_their_proper_names(made):
    assert made.borough_names[made.borough.code] == made.borough.name
    assert len(made.borough_names) == 33
