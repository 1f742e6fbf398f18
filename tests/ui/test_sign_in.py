"""Where people sign in, nobody sees a page before they have; the browser's tests go through it to the end."""


def test_nothing_but_the_sign_in_page_is_shown(visit, read, monkeypatch, tmp_path):
    monkeypatch.setenv("SBP_SIGN_IN", "proxy")
    monkeypatch.setenv("SBP_PROXY_SECRET", "a made-up secret of many letters")
    page = visit("trends")
    assert [title.value for title in page.title] == ["Sign in"]
    assert "have not come through the sign-in of your organisation" in read(page)
    assert not page.get("vega_lite_chart")


def test_without_sign_in_the_pages_are_there(visit):
    assert [title.value for title in visit("trends").title] == ["Trends"]
