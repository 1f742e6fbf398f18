"""Weights are read from the address, changed by the analyst alone, and stay in the link."""


def test_a_weight_in_the_address_is_used_and_kept(visit, read):
    app = visit("hotspots", indicator="all_crime", harm="rape:0,nonsense:3,arson:x")
    told = read(app)
    assert "1 of them changed on this page." in told
    assert "“nonsense:3” cannot be followed" in told or "“arson:x” cannot be followed" in told
    assert "rape:0" in app.query_params["harm"]


def test_the_analyst_changes_a_weight_and_the_address_follows(visit, read):
    app = visit("hotspots", indicator="all_crime")
    app.toggle(key="_harm_open").set_value(True).run()
    app.number_input(key="_harm_arson").set_value(500.0).run()
    assert "arson:500" in str(app.query_params["harm"])
    assert "1 of them changed on this page." in read(app)
    app.number_input(key="_harm_arson").set_value(30.0).run()
    assert "harm" not in app.query_params


def test_others_see_the_weights_and_change_none(visit, read, monkeypatch):
    monkeypatch.setenv("SBP_AUDIENCE", "board")
    app = visit("hotspots", indicator="all_crime")
    assert "how much one offence weighs" in read(app)
    assert "_harm_open" not in {each.key for each in app.toggle}
