"""Charts as pictures, drawn without a browser."""

import io
import json
import struct
import subprocess
import sys
from xml.etree import ElementTree

from sbp.report import pictures
from tests.report.conftest import SPEC


def test_a_drawing_names_fonts_that_readers_have_and_takes_the_width_asked_for() -> None:
    drawn = ElementTree.fromstring(pictures.svg(SPEC, width=500))
    families = {each.get("font-family") for each in drawn.iter() if each.get("font-family")}
    assert families == {pictures.ANYWHERE}
    assert 500 <= float(drawn.get("width")) < 600
    assert SPEC["width"] == "container"  # the page's own specification is left alone


def test_signs_that_the_packs_font_lacks_name_the_font_that_has_them() -> None:
    drawn = pictures.svg_of_pack(SPEC)
    ElementTree.fromstring(drawn)
    assert f'Higher <tspan font-family="{pictures.SHAPES}">▲</tspan> <tspan' in drawn


def test_a_server_can_have_a_picture_drawn_by_a_process_of_its_own() -> None:
    command = [sys.executable, "-m", "sbp.report.pictures", "png"]
    drawn = subprocess.run(command, input=json.dumps(SPEC).encode(), capture_output=True, check=True).stdout
    assert drawn.startswith(b"\x89PNG")
    width, _ = struct.unpack(">II", io.BytesIO(drawn[16:24]).read())
    assert width > 2 * pictures.WIDTH


def test_a_specification_that_names_an_address_is_refused_it(recwarn) -> None:
    asked = {**SPEC["layer"][0], "data": {"url": "file:///etc/passwd"}}
    try:
        drawn = pictures.svg(asked)
    except ValueError:
        return
    assert "root:" not in drawn
