"""What a screen reader is told: on every page with a frame, and out of sight; a browser's test hears it."""

from pathlib import Path

import pytest

from sbp.ui import announcer

FOLDER = Path(announcer.__file__).parent


@pytest.mark.parametrize("page", ["trends", "methods"])
def test_every_page_listens_for_what_it_has_to_tell(visit, page):
    told = [each for each in visit(page).get("bidi_component") if each.proto.component_name == announcer.KEY]
    assert len(told) == 1


def test_what_is_told_is_a_status_that_no_eye_sees():
    script = (FOLDER / "announcer.js").read_text(encoding="utf-8")
    assert '"role", "status"' in script
    rules = (FOLDER / "style.css").read_text(encoding="utf-8").split("}")
    unseen = next(rule for rule in rules if ".sbp-spoken" in rule)
    assert "clip-path" in unseen
    assert "display: none" not in unseen, "what is not displayed is not spoken either"
