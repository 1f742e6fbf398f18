"""Which generation of labels reads a file, and in which months its categories count."""

from datetime import date

import numpy as np

from sbp.ingest.met_labels import generation
from sbp.model import Label

LABELS = (
    Label("met_2019", "Theft", "Shop", "shop", None, None),
    Label("met_2023", "THEFT", "SHOP", "shop", None, None),
    Label("met_2023", "THEFT", "ALL", "theft_all", None, None),
    Label("met_2025", "THEFT", "SHOP", "shop", date(2010, 4, 1), date(2013, 3, 1)),
    Label("met_2025", "THEFT", "SHOP", "shop", date(2024, 2, 1), None),
    Label("met_dashboard", "THEFT", "SHOP", "never", None, None),
    Label("police_uk", "THEFT", "SHOP", "never", None, None),
)


def test_the_generation_with_most_pairs_wins_and_of_equals_the_newest():
    assert generation(LABELS, [("Theft", "Shop")]).id == "met_2019"
    assert generation(LABELS, [("THEFT", "SHOP"), ("THEFT", "ALL")]).id == "met_2023"
    assert generation(LABELS, [("THEFT", "SHOP")]).id == "met_2025"
    assert generation((), [("THEFT", "SHOP")]).categories([("THEFT", "SHOP")]) == {}


def test_a_label_that_comes_back_is_valid_in_both_of_its_spans():
    starts = np.array(["2013-03-01", "2013-04-01", "2024-01-01", "2024-02-01"], dtype="datetime64[D]")
    assert generation(LABELS, [("THEFT", "SHOP")]).valid_months(starts)["shop"].tolist() == [True, False, False, True]


def test_a_label_without_a_minor_stands_for_every_minor_of_its_major():
    scheme = generation((Label("met_2025", "OTHER", "", "other", None, None),), [("OTHER", "ANY")])
    assert scheme.categories([("OTHER", "ANY"), ("THEFT", "ANY")]) == {("OTHER", "ANY"): "other"}
