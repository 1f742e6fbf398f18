"""Models of protected measures are fitted to what is published, and give away no sum of months."""

from datetime import date

from sbp import months
from sbp.publish import models
from sbp.publish.suppress import Shown


def test_a_series_has_its_months_and_its_dispersion_and_no_mean(guarded):
    run = months.span(date(2022, 3, 1), date(2025, 2, 1))
    rows = [
        Shown("loud_cases", guarded.borough.code, month, None if at == 3 else 20.0 + 5 * (at % 3), "")
        for at, month in enumerate(run)
    ]
    (found,) = models.fitted(rows, guarded).itertuples(index=False)
    assert found._fields == ("indicator_id", "area_code", "months_used", "dispersion")
    exceptional = [each for each in run if any(e.first.replace(day=1) <= each <= e.last for e in guarded.events)]
    assert found.months_used == 35 - len(exceptional)
    assert found.dispersion >= 1


def test_without_figures_there_is_no_model(guarded):
    assert models.fitted([], guarded).empty
