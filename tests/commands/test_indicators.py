"""`indicators` lists what can be asked for, also where nothing was built."""

import json

from sbp import content


def test_every_indicator(sbp):
    code, out, _ = sbp("indicators")
    assert code == 0
    assert all(name in out for name in content.load().indicators)
    listed = [json.loads(line) for line in sbp("indicators", "--json")[1].splitlines()]
    assert [each["indicator"] for each in listed] == sorted(content.load().indicators)
