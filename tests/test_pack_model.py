"""Every form of a pack has words for people and a kind for browsers."""

from typing import get_args

from sbp import pack_model


def test_every_form_is_named_and_has_its_kind() -> None:
    assert set(get_args(pack_model.Form)) == set(pack_model.FORMS) == set(pack_model.MIME)
