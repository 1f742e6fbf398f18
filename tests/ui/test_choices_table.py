"""The ways of looking stand on Methods with their reasons, in words that people know."""

from sbp.content import choices


def test_methods_lists_every_choice_with_its_reason(visit, read):
    told = read(visit("methods"))
    for each in choices.load().values():
        assert each.name.split(" (")[0].replace("'", "&#x27;") in told
    assert "Gi* of the smoothed rate" in told
    assert "gi_smoothed" not in told
