"""Where there is nothing to tell, it is told what was looked at, what is held, when more comes and whose it is."""

from dataclasses import replace

from sbp.charts.sections import waiting
from tests.charts.conftest import FRESH, SOURCE


def test_it_names_measure_source_dates_and_publisher():
    told = " ".join(waiting.of_source(SOURCE, FRESH, "Things in each ward"))
    for wanted in (
        "Looked at: Things in each ward.",
        SOURCE.title,
        SOURCE.publisher,
        "Data to Feb 2026",
        SOURCE.cadence,
    ):
        assert wanted in told
    assert "No data loaded" in " ".join(waiting.of_source(SOURCE, replace(FRESH, last_month=None), "Things"))
