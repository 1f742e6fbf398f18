"""Tables that fold: every cell carries its heading, every text is escaped, a name may lead somewhere."""

from sbp.ui import folding

ROWS = [{"What": "Talk", "By whom": "Police & council"}, {"What": "Walk", "By whom": "<b>Council</b>"}]


def test_each_cell_carries_its_heading():
    told = folding.markup(ROWS, "Actions")
    assert told.count('<td data-head="By whom">') == 2
    assert '<th scope="col">What</th><th scope="col">By whom</th>' in told
    assert "<caption>Actions</caption>" in told


def test_a_blank_cell_is_marked_so_that_a_folded_row_leaves_it_out():
    told = folding.markup([ROWS[0] | {"Note": "–"}, ROWS[1] | {"Note": "Held"}], "Actions")
    assert '<td data-head="Note" class="sbp-blank">–</td>' in told
    assert '<td data-head="Note">Held</td>' in told


def test_every_text_is_escaped():
    told = folding.markup([{"<i>": "<i>", 'a"b': "<b>"}], "<u>")
    assert "<i>" not in told
    assert "<b>" not in told
    assert 'data-head="a&quot;b"' in told
    assert "Police &amp; council" in folding.markup(ROWS, "Actions")


def test_a_name_leads_where_it_is_told_to():
    told = folding.markup(ROWS, "Actions", {"Talk": "evidence?figure=a&b"})
    assert '<a href="evidence?figure=a&amp;b" target="_self">Talk</a>' in told
    assert ">Walk</th>" in told


def test_without_rows_it_says_so():
    assert folding.markup([], "Actions") == "<p>Actions: nothing to list.</p>"


def test_figures_in_a_row_stand_as_links_in_a_last_column_where_any_row_has_one():
    told = folding.markup(ROWS, "Actions", proofs=[[("Talks: <9>", "evidence?figure=a"), ("b", "c")], []])
    assert '<a href="evidence?figure=a" target="_self">Talks: &lt;9&gt;</a><br><a href="c"' in told
    assert told.count('<td data-head="Evidence"') == 2
    assert "Evidence" not in folding.markup(ROWS, "Actions", proofs=[[], []])


def test_what_few_rows_have_stands_below_them_over_the_whole_width():
    rows = [ROWS[0] | {"Note": "<Held>"}, ROWS[1] | {"Note": "–"}]
    told = folding.markup(rows, "Actions", proofs=[[("Talks: 9", "evidence?figure=a")], []], below="Note")
    assert told.count('<tr class="sbp-said"><td colspan="2">') == 1
    assert '&lt;Held&gt; Evidence: <a href="evidence?figure=a" target="_self">Talks: 9</a>.</td>' in told
    assert '<th scope="col">Note' not in told
    assert '<th scope="col">Evidence' not in told


def test_a_part_that_folds_holds_its_words_and_is_closed_unless_told_otherwise():
    assert folding.part("Duties", "<p>Two</p>") == (
        '<details class="sbp-opens"><summary>Duties</summary><p>Two</p></details>'
    )
    assert folding.part("Duties", "<p>Two</p>", is_open=True).startswith('<details class="sbp-opens" open>')


def test_what_is_known_of_something_stands_in_paragraphs_and_a_list_escaped():
    told = folding.about([("Publisher", "Police & <council>.")], ("What would mislead", ("Old & new",)))
    assert told == (
        "<p><strong>Publisher.</strong> Police &amp; &lt;council&gt;.</p>"
        "<p><strong>What would mislead.</strong></p><ul><li>Old &amp; new</li></ul>"
    )
