"""The tasking sheet: all four steps for the day chosen, and none for the public."""


def test_the_sheet_of_a_day(visit, read):
    app = visit("tasking_sheet")
    assert not app.error
    told = read(app) + " ".join(each.value for each in app.subheader)
    for wanted in ("scanning", "analysis", "response", "assessment", "smallest cut", "Review:", "most of 22 wards"):
        assert wanted in told
    before = app.header[0].value
    select = app.selectbox(key="day")
    select.set_value(next(each for each in ("invented 1", "invented 2") if each != select.value)).run()
    assert app.header[0].value != before


def test_the_public_has_none(visit, read, monkeypatch):
    monkeypatch.setenv("SBP_AUDIENCE", "public")
    told = read(visit("tasking_sheet"))
    assert "for the partners" in told
    assert "Review:" not in told
