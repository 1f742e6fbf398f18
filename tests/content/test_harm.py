"""The shipped weights cover the categories of crime by ward, and a wrong file says where."""

import pytest

from sbp import content
from sbp.content import harm
from sbp.errors import ContentFaults

WHOLE = "name: W\nkind: local\nsource: us\nreference: none\nwithout: why\n"


def test_the_shipped_set_is_local_says_so_and_weighs_every_crime_of_the_ward_file():
    known = content.load()
    found = harm.load(set(known.categories))
    assert found.kind == "local"
    assert "not official" in found.source
    assert "7,979" in found.reference
    labels = {each.category for each in known.labels if each.scheme.startswith("met_20")}
    crimes = {each for each in labels if known.categories[each].counts_as == "crime"}
    whole = {each for each in crimes if known.categories[each].group != "Totals"}
    assert whole <= set(found.weights)
    assert not {each for each in found.weights if known.categories[each].counts_as != "crime"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (WHOLE + "weights: {robbery: many}\n", "is not a number from 0"),
        (WHOLE + "weights: {robbery: -1}\n", "is not a number from 0"),
        (WHOLE + "weights: {robbery: inf}\n", "is not a number from 0"),
        (WHOLE + "weights: {burgle: 1}\n", "'burgle' is not a category"),
        (WHOLE, "weights: is missing"),
        (WHOLE.replace("local", "mine") + "weights: {robbery: 1}\n", "'mine' is not one of"),
    ],
)
def test_a_wrong_file_is_refused_with_its_key(tmp_path, text, said):
    (tmp_path / "harm").mkdir()
    (tmp_path / "harm" / "a.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ContentFaults) as refused:
        harm.load({"robbery"}, tmp_path)
    assert any(said in fault and fault.startswith("harm/a.yaml") for fault in refused.value.faults)


def test_without_a_file_there_are_no_weights(tmp_path):
    assert harm.load({"robbery"}, tmp_path) is None
