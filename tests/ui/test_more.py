"""The index leads to every page that the navigation does not show."""

from sbp.ui import more, navigation

FROM_A_PAGE = {"tasking_sheet", "meeting"}  # of an impact day, or of a meeting, and empty without one


def test_every_hidden_page_of_the_code_is_listed_with_a_sentence(visit, read):
    hidden = {entry.id for entry in navigation.ENTRIES if entry.is_hidden} - FROM_A_PAGE
    assert set(more.TOLD) == hidden
    app = visit("more")
    labels = [element.proto.label for element in app.get("page_link")]
    told = read(app)
    for page_id, sentence in more.TOLD.items():
        assert f"**{navigation.entry(page_id).title}**" in labels
        assert sentence in told
