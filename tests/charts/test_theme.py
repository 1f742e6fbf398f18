"""Every colour keeps the contrast that the accessibility rules ask for, on both grounds."""

import pytest

from sbp.charts import theme


def _luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in theme.rgb(colour))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=lambda colours: colours.name)
def test_text_and_lines_stand_out_from_the_ground(colours: theme.Theme) -> None:
    assert contrast(colours.text, colours.ground) >= 7
    assert contrast(colours.rule, colours.ground) >= 4.5
    assert contrast(colours.line, colours.ground) >= 3
    assert contrast(colours.outline, colours.ground) >= 3
    assert contrast(colours.text, colours.shade) >= 4.5


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=lambda colours: colours.name)
def test_a_value_written_on_a_class_can_be_read(colours: theme.Theme) -> None:
    for fill in (*colours.sequential, colours.fall, colours.rise, colours.unclear, colours.no_data):
        assert contrast(theme.ink_on(fill), fill) >= 4.5
