"""The plan: printed figures meet the weights, and a figure without a place is refused."""

import shutil

import pytest

from sbp.errors import SbpError
from sbp.ingest.demo import plan


@pytest.fixture
def folder(tmp_path):
    for name in ("weights.yaml", "printed.csv"):
        shutil.copy(plan.FOLDER / name, tmp_path / name)
    return tmp_path


def _append(folder, line):
    path = folder / "printed.csv"
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")


def test_months_run_without_a_gap():
    assert len(plan.read().months) == 49


def test_the_year_before_follows_from_the_printed_change():
    targets = plan.read().targets()
    assert targets["all_crime", 1] == 25279
    assert targets["all_crime", 0] == round(25279 / 1.09) == 23192
    assert targets["knife_possession", 0] == round(65 / 0.56)


def test_a_sum_names_its_series():
    made = plan.read()
    assert made.members("rape") == ("rape",)
    assert set(made.members("sexual_offences")) == {"rape", "sexual_other"}
    assert len(made.members("all_crime")) == len(made.group("recorded"))


def test_printed_months_belong_to_their_series():
    made = plan.read()
    assert sorted(made.fixed_months("sexual_other").values()) == [40, 40]
    assert made.fixed_months("rape") == {}


def test_a_measure_without_weights_is_refused(folder):
    _append(folder, "Doc,Part,unheard_of,2019-02,2020-01,5,,total,")
    with pytest.raises(SbpError, match="unheard_of"):
        plan.read(folder)


def test_a_span_that_is_no_window_is_refused(folder):
    _append(folder, "Doc,Part,rape,2019-03,2020-02,5,,total,")
    with pytest.raises(SbpError, match="no window"):
        plan.read(folder)
