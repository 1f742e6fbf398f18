"""Who is at the screen follows how the program was started."""

import pytest

from sbp.ui import who


@pytest.mark.parametrize("audience", ["analyst", "board", "public"])
def test_the_way_of_starting_decides_the_role(audience: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SBP_AUDIENCE", audience)
    assert who.actor().role == audience
