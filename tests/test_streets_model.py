"""Who may see a kind of record by place."""

from sbp.streets_model import StreetKind, Streets

KIND = StreetKind("litter", "Litter", "reports of litter", "reports", "reports", ("bin", "bag"), "")


def test_a_kind_is_public_where_every_category_of_it_is_marked_so():
    streets = Streets(9, "", 20, 200, "", 100, 250, "", frozenset({"bin", "bag"}), {KIND.id: KIND})
    assert streets.is_public(KIND)
    unmarked = Streets(9, "", 20, 200, "", 100, 250, "", frozenset({"bin"}), {KIND.id: KIND})
    assert not unmarked.is_public(KIND)
