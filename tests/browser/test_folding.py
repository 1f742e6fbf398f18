"""On a phone the filters of a page fold under one button, by keyboard too; on a desktop there is no such button."""


def test_filters_fold_on_a_phone_and_stay_open_while_they_are_used(visitor, address):
    visit = visitor(address, width=390).open("trends")
    row, button = visit.page.locator(".st-key-filters"), visit.page.locator(".st-key-filter_fold button")
    assert not row.is_visible()
    assert button.get_attribute("aria-expanded") == "false"
    button.focus()
    visit.page.keyboard.press("Enter")
    assert row.is_visible()
    assert (button.inner_text(), button.get_attribute("aria-expanded")) == ("Hide filters", "true")
    visit.page.get_by_text("Sums of 12 months").click()
    visit.settle()
    assert row.is_visible()
    assert "view=rolling" in visit.page.url
    assert not visit.complaints


def test_on_a_desktop_nothing_folds(visitor, address):
    visit = visitor(address).open("trends")
    assert visit.page.locator(".st-key-filters").is_visible()
    assert not visit.page.locator(".st-key-filter_fold button").is_visible()
