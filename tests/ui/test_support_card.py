"""Where to find help: on the pages that name it, with a way out that comes first; nothing unescaped."""

import pytest

from sbp import content
from sbp.strategy_model import Support
from sbp.ui import support_card

STRATEGIES = content.load().strategies
NAMING = [each for each in STRATEGIES.priorities if each.support]
WITHOUT = next(each for each in STRATEGIES.priorities if not each.support)


@pytest.mark.parametrize("priority", NAMING[:2], ids=lambda each: each.address)
def test_a_page_that_names_help_shows_it_and_the_way_out_before_its_figures(visit, read, priority):
    told = [element.proto.body for element in visit(priority.address).get("html")]
    out = next(place for place, each in enumerate(told) if support_card.LABEL in each and "href" in each)
    helped = next(place for place, each in enumerate(told) if priority.support[0].contact in each)
    board = next(place for place, each in enumerate(told) if "sbp-board" in each)
    assert out < helped < board
    assert f'href="{STRATEGIES.leave_to}"' in told[out]
    for each in priority.support:
        assert each.address in told[helped]


def test_violence_and_hate_pages_name_help():
    for priority in STRATEGIES.leading.priorities:
        assert bool(priority.support) == ("violence" in priority.name.casefold() or "hate" in priority.name.casefold())


def test_other_pages_have_neither(visit, read):
    told = read(visit(WITHOUT.address))
    assert support_card.LABEL not in told
    assert "Where to find help" not in told


def test_every_text_is_escaped():
    assert "<b>" not in support_card.markup((Support("<b>", "<b>", "<b>", "https://example.org"),))
