"""Controls of a plan: in the address and back, what cannot be followed is said, and choices outlive other parts."""


def test_rules_come_from_the_address(visit):
    app = visit("impact_days", ward_once="yes", days="6", apart="no")
    assert app.toggle(key="ward_once").value is True
    assert app.toggle(key="apart").value is False
    assert app.number_input(key="days").value == 6
    assert "6" in app.query_params["days"]
    assert "one_a_month" not in app.query_params


def test_what_cannot_be_followed_is_said(visit):
    app = visit("impact_days", days="4000", ward_once="perhaps", closed="2001-01")
    assert not app.exception
    assert app.number_input(key="days").value == 12
    assert any("4000" in each.value for each in app.warning)
    assert any("perhaps" in each.value for each in app.warning)


def test_a_choice_outlives_a_look_at_another_part(visit):
    app = visit("impact_days")
    app.toggle(key="ward_once").set_value(True).run()
    app.segmented_control(key="part").set_value("register").run()
    app.segmented_control(key="part").set_value("plan").run()
    assert app.toggle(key="ward_once").value is True


def test_a_weight_of_zero_leaves_a_measure_out(visit, read, view):
    app = visit("impact_days")
    key = next(each.key for each in app.number_input if each.key.startswith("w_") and each.value > 0)
    name = view.snapshot.content.indicators[key.removeprefix("w_")].name
    assert f"{name} ×" in read(app)
    app.number_input(key=key).set_value(0.0).run()
    assert f"{name} ×" not in read(app)
