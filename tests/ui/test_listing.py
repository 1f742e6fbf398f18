"""Tables as HTML: headings and rows that a screen reader can name, and no text that becomes markup."""

from sbp.ui import listing

ROWS = [
    {"Ward": "Aldermoor", "Count": "1,204", "Change": "no clear change"},
    {"Ward": "Beck & Clay", "Count": "no data", "Change": "–"},
]


def test_headings_and_first_cells_name_columns_and_rows():
    markup = listing.markup(ROWS, "Offences by ward")
    assert '<th scope="col">Ward</th>' in markup
    assert '<th scope="row">Aldermoor</th>' in markup
    assert "<caption>Offences by ward</caption>" in markup


def test_columns_of_numbers_stand_to_the_right_and_columns_of_words_do_not():
    markup = listing.markup(ROWS, "Offences")
    assert '<td class="n">1,204</td>' in markup
    assert '<td class="s">no clear change</td>' in markup


def test_short_words_and_ranges_stay_on_one_line_and_long_words_do_not():
    rows = [{"Ward": "Aldermoor", "Range": "89.5 to 99.1", "Note": "the police changed their recording system"}]
    markup = listing.markup(rows, "Offences")
    assert '<td class="n" data-head="Range">89.5 to 99.1</td>' in markup
    assert '<td data-head="Note">the police' in markup


def test_only_a_long_table_scrolls_in_its_own_frame():
    assert "sbp-long" not in listing.markup(ROWS, "Offences")
    assert "sbp-long" in listing.markup(ROWS * 20, "Offences")


def test_every_text_is_escaped():
    markup = listing.markup([{"<b>": "<img src=x onerror=alert(1)>", "Count": "<i>"}], 'A "quoted" <caption>')
    assert "<img" not in markup
    assert "<i>" not in markup
    assert 'aria-label="A &quot;quoted&quot; &lt;caption&gt;"' in markup


def test_the_selected_row_is_marked_for_everybody():
    markup = listing.markup(ROWS, "Offences", current="Beck & Clay")
    assert markup.count("aria-current") == 1
    assert '<tr aria-current="true"><th scope="row">Beck &amp; Clay' in markup


def test_the_scrolling_part_can_be_reached_by_keyboard():
    assert 'tabindex="0"' in listing.markup(ROWS, "Offences")


def test_nothing_to_list_is_said():
    assert "nothing to list" in listing.markup([], "Warnings")


def test_a_name_may_lead_somewhere_and_its_address_is_escaped():
    markup = listing.markup(ROWS, "Offences", links={"Beck & Clay": '?ward="x"'})
    assert '<th scope="row"><a href="?ward=&quot;x&quot;" target="_self">Beck &amp; Clay</a></th>' in markup
    assert '<th scope="row">Aldermoor</th>' in markup


def test_a_table_too_wide_for_a_phone_folds_there_with_every_cell_headed():
    wide = [{"Ward": "Aldermoor", **{f"Column {number}": "1" for number in range(5)}}]
    assert 'sbp-fold" role' in listing.markup(wide, "Offences")
    assert '<td class="n" data-head="Column 3">1</td>' in listing.markup(wide, "Offences")
    long = "the police changed their recording system"
    assert "sbp-fold" in listing.markup([{"Ward": "Aldermoor", "Count": "1", "Note": long}], "Offences")
    assert "sbp-fold" not in listing.markup(ROWS, "Offences")
    assert "data-head" not in listing.markup(ROWS, "Offences")
