"""The rule of what the public may have: every fault is said, and no data set of protected measures can be let by."""

import pytest

from sbp import content, settings
from sbp.content import publishing
from sbp.errors import ContentFaults


@pytest.fixture(scope="module")
def whole():
    return content.load()


def test_the_rule_as_it_stands_is_sound_and_guards_what_partners_send(whole):
    rule = publishing.load(whole)
    assert {"partner_return", "dated_report", "street_incident", "published_figure"}.isdisjoint(
        each.table for each in rule.tables
    )
    assert rule.shield.threshold == 5
    assert publishing.protected_datasets(whole) >= {"council_incident"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("named: [met_borough, ", "named: [council_incident, ", "feeds a protected measure"),
        ("threshold: 5", "threshold: 3", "must not be more than the threshold"),
        ("rows: enough asked", "rows: enough asked\n    named: [x]", "belongs to the rules"),
        ("rows: open counts", "rows: some counts", "is not one of"),
        ("- table: outline\n", "- table: area\n", "'area' stands twice"),
        ("width: 5", "width:", "above zero"),
    ],
)  # fmt: skip
def test_faults_are_listed_with_their_place(whole, tmp_path, old, new, said):
    text = (settings.CONTENT_DIR / publishing.FILE).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / publishing.FILE).write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentFaults, match=said):
        publishing.load(whole, tmp_path)


def test_the_public_sees_no_wards_of_borough_only_measures_and_is_told_of_rounding(whole):
    shown = publishing.as_published(whole, publishing.load(whole).shield)
    for each in shown.indicators.values():
        if each.sensitivity == "borough only":
            assert each.smallest_area == "borough"
            assert set(each.datasets) == {"borough"}
        assert any("rounded to the nearest 5" in told for told in each.caveats) is (each.sensitivity == "protected")
    assert shown.withheld_by_ward == publishing.withheld_by_ward(whole) > frozenset()
    assert whole.withheld_by_ward == frozenset()


def test_a_withheld_month_must_be_told_from_one_that_was_not_supplied(whole, tmp_path):
    text = (settings.CONTENT_DIR / publishing.FILE).read_text(encoding="utf-8")
    (tmp_path / publishing.FILE).write_text(
        text.replace("withheld: withheld so", "withheld: hidden so"), encoding="utf-8"
    )
    with pytest.raises(ContentFaults, match="must begin with the word withheld"):
        publishing.load(whole, tmp_path)
