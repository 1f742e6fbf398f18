"""Printed answers are plain records: frozen, and alike where all they say is alike."""

from dataclasses import FrozenInstanceError, replace

import pytest

from sbp.strategy_model import Reference
from sbp.survey_model import SurveyShare

ASKED = SurveyShare("Survey", "2019", "A problem?", "burglary", 0.82, None, Reference("Strategy", "Residents"))


def test_an_answer_keeps_where_it_stands_and_cannot_be_changed():
    assert replace(ASKED) == ASKED
    with pytest.raises(FrozenInstanceError):
        ASKED.share = 1.0  # type: ignore[misc]
