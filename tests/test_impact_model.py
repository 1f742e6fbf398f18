"""Records of impact days: what was agreed at booking cannot be changed afterwards."""

from dataclasses import FrozenInstanceError, fields
from datetime import date

import pytest

from sbp.impact_model import Design


def test_a_design_cannot_be_changed_once_it_is_made():
    design = Design(**{each.name: date(2025, 1, 1) if each.type is date else None for each in fields(Design)})
    with pytest.raises(FrozenInstanceError):
        design.after_last = date(2026, 1, 1)
