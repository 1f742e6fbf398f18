"""The words of publishing are plain records."""

import dataclasses

import pytest

from sbp.publishing_model import Shield


def test_a_rule_cannot_be_changed_behind_our_back():
    shield = Shield(5, 5, 5, 30, "", "")
    with pytest.raises(dataclasses.FrozenInstanceError):
        shield.threshold = 1
