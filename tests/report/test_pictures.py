"""Charts as pictures, drawn without a browser."""

import io
import json
import re
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


def test_a_sign_that_a_text_begins_with_is_a_text_in_the_font_that_has_it() -> None:
    label = {"mark": {"type": "text", "align": "left"}, "encoding": {"text": {"value": "● Lower <&"}}}
    drawn = pictures.svg_of_pack({"config": SPEC["config"], "layer": [{"data": {"values": [{}]}, **label}]})
    ElementTree.fromstring(drawn)
    texts = re.findall(r"<text([^>]*)>(?:<tspan[^>]*>)?([^<]*)", drawn)
    assert [told for _, told in texts] == ["●", " Lower &lt;&amp;"]
    assert f'font-family="{pictures.SHAPES}"' in texts[0][0]
    assert f'font-family="{pictures.PACK}"' in texts[1][0]
    assert " x=" in texts[1][0]


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
