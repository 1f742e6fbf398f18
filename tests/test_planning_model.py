"""Records of impact days: sums that pages rely on."""

from sbp.planning_model import WardNeed


def test_a_years_need_is_the_sum_of_its_months():
    ward = WardNeed("E05000001", "Northgate", tuple(range(12)), {}, 1.0)
    assert ward.total == 66
