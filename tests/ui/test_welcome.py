"""The public is told first what it looks at and where to go; others are not, and no way leads nowhere."""

from dataclasses import replace

from sbp.ui import navigation, welcome


def test_the_public_reads_what_this_is_before_anything_else(visit, read, published_site, monkeypatch):
    monkeypatch.setenv("SBP_AUDIENCE", "public")
    told = read(visit())
    assert told.index("promised to do about it") < told.index("Priorities of")
    for page_id in welcome.WAYS:
        assert navigation.entry(page_id)
        assert f'<a href="{page_id}" target="_self">' in told


def test_those_who_work_with_it_are_not_told(visit, read):
    assert "promised to do about it" not in read(visit())


def test_names_are_the_content_s_own_and_escaped(view):
    borough = replace(view.snapshot.content.borough, name="<b>Exampleton</b>", partnership="Safer Exampleton")
    told = welcome.markup(borough)
    assert "&lt;b&gt;Exampleton" in told
    assert "Safer Exampleton (the council" in told
