"""The records of the audit cannot be changed once made, and every kind of test is known to all who need it."""

import dataclasses
from typing import get_args

from sbp import evidence_model
from sbp.answers import evidence, recomputing
from sbp.charts import evidence_words
from sbp.evidence_model import Kind, Verdict


def test_every_record_is_frozen() -> None:
    records = [item for item in vars(evidence_model).values() if dataclasses.is_dataclass(item)]
    assert len(records) >= 10
    assert all(item.__dataclass_params__.frozen for item in records)


def test_every_kind_is_computed_and_told_and_every_verdict_is_ordered_and_marked() -> None:
    kinds = set(get_args(Kind))
    assert set(recomputing._KINDS) == set(evidence_words._ARITHMETIC) == set(evidence_words.TESTS) == kinds
    assert set(evidence.WORST_FIRST) == set(evidence_words.MARKS) == set(get_args(Verdict))
