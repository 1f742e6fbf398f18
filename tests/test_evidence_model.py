"""The records of the audit cannot be changed once made, and every kind of test is known to all who need it."""

import dataclasses
from typing import get_args

import pytest

from sbp import evidence_model
from sbp.answers import evidence, recomputing
from sbp.charts import evidence_words
from sbp.evidence_model import Kind, Quantity, Verdict


def test_every_record_is_frozen() -> None:
    records = [item for item in vars(evidence_model).values() if dataclasses.is_dataclass(item)]
    assert len(records) >= 10
    assert all(item.__dataclass_params__.frozen for item in records)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("7267", "7,267"), ("-47%", "−47%"), ("13620", "13,620"), ("£1,139", "£1,139"), ("0-14", "0-14"),
        ("2012/13 levels", "2012/13 levels"), ("20.2613", "20.2613"), ("+44", "+44"), ("", ""),
    ],
)  # fmt: skip
def test_away_from_its_proof_a_printed_number_is_written_as_all_others_are(text: str, written: str) -> None:
    assert Quantity(text, None).written == written


def test_every_kind_is_computed_and_told_and_every_verdict_is_ordered_and_marked() -> None:
    kinds = set(get_args(Kind))
    assert set(recomputing._KINDS) == set(evidence_words._ARITHMETIC) == set(evidence_words.TESTS) == kinds
    assert set(evidence.WORST_FIRST) == set(evidence_words.MARKS) == set(get_args(Verdict))
