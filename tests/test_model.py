"""The words of the field hold their own meaning."""

import dataclasses

import pytest

from sbp import model
from sbp.model import Change, Interval


@pytest.mark.parametrize(
    ("interval", "clear"),
    [(Interval(0.8, 0.95), True), (Interval(1.01, 1.2), True), (Interval(0.9, 1.1), False), (None, False)],
)
def test_a_change_is_clear_only_where_its_interval_leaves_out_no_change(interval: Interval | None, clear: bool) -> None:
    assert Change(90, 100, 0.9, interval, 1.0).is_clear is clear


def test_every_record_is_frozen() -> None:
    records = [item for item in vars(model).values() if dataclasses.is_dataclass(item)]
    assert len(records) > 10
    assert all(item.__dataclass_params__.frozen for item in records)
