"""The map of a plan on its page: a legend for need, and by place or by ward the days numbered as in the calendar."""


def test_need_has_a_legend_by_ward_and_by_place(visit, read):
    for by, unit in (("wards", "wards)"), ("places", "places)")):
        app = visit("impact_days", by=by, days="3")
        told = read(app)
        assert not app.exception
        assert "or more a year" in told
        assert unit in told
        assert "1. " in told
