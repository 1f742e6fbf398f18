"""How figures hang together: every fault by file and entry."""

from datetime import date

import pytest

from sbp import content
from sbp.evidence_model import Held, Reference

FILE = "published/checks.yaml"


def test_relations_name_figures_comparisons_and_the_data_held(folder):
    relations = {each.id: each for each in content.load(folder, folder / "geo").published.relations}
    assert relations["burglary_change"].figures == (Reference("burglary_now", is_comparison=True),)
    assert relations["burglary_change"].parts == (Reference("burglary_before"), Reference("burglary_now"))
    assert relations["burglary_series"].held == Held("burglary", date(2022, 4, 1), date(2023, 3, 1))
    assert relations["burglary_series"].within == 4
    assert relations["tips_target"].held.years == (2012, 2018)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "parts: [burglary_before, burglary_now]",
            "parts: [burglary_befor, burglary_now]",
            "parts: 'burglary_befor' is not a figure",
        ),
        ("parts: [burglary_before, burglary_now]", "parts: [burglary_before]", "parts: must name 2"),
        ('"burglary_now:change"', '"burglary_before:change"', "figures: 'burglary_before:change' has no number"),
        ('"burglary_now:change"', "raids", "figures: 'raids' has no number"),
        ("kind: change", "kind: changes", "kind: 'changes' is not one of change, share"),
        ("burglary_change, kind", "burglary_change, note2: x, kind", "note2: is not a key that is known here"),
    ],
)
def test_faults_name_the_entry_and_key(spoiled, old, new, fault):
    listed = spoiled(FILE, old, new)
    assert any(each.startswith(f"checks.yaml burglary_change, {fault}") for each in listed), listed


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("burglary_now, burglary_text]", "burglary_now]", "burglary_places, figures: must name 2 or more"),
        ("note: Printed twice.", "parts: [raids]", "burglary_places, parts: are not used by this kind"),
        ("indicator: burglary", "indicator: burglry", "burglary_series, indicator: 'burglry' is not one of"),
        ("last: 2023-03", "last: 2021-03", "burglary_series, last: lies before first"),
        (", by: 2018", "", "tips_target, by: is missing"),
        ("id: tips_target", "id: burglary_places", "burglary_places, id: 'burglary_places' stands twice"),
        ("kind: same", "kind: base", "burglary_places, per: is missing"),
    ],
)
def test_each_kind_needs_its_own(spoiled, old, new, fault):
    listed = spoiled(FILE, old, new)
    assert any(each.startswith(f"checks.yaml {fault}") for each in listed), listed
