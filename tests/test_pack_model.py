"""Every form of a pack has words for people and a kind for browsers."""

from dataclasses import replace
from typing import get_args

from sbp import pack_model


def test_every_form_is_named_and_has_its_kind() -> None:
    assert set(get_args(pack_model.Form)) == set(pack_model.FORMS) == set(pack_model.MIME)


def test_a_pack_that_the_board_may_not_make_needs_more_than_leave_to_make_packs() -> None:
    pack = pack_model.Pack("p", "Pack", "", "OFFICIAL", ("analyst", "board"), "", ())
    assert pack.deed == "make packs"
    assert replace(pack, audiences=("analyst",)).deed == "see restricted"
