"""Tables are aligned, and long cells are cut."""

from sbp.commands import showing


def test_table(capsys):
    showing.table(("name", "rows", "note"), [("a", 1200, None), ("long " * 20, 5, "x")])
    first, second, third = capsys.readouterr().out.splitlines()
    assert first.index("rows") + 4 == second.index("1,200") + 5
    assert second.endswith("-")
    assert "…" in third


def test_no_rows(capsys):
    showing.table(("name",), [])
    assert capsys.readouterr().out == "name\n"


def test_record_note_and_flush(capsys):
    showing.record({"a": "é"})
    showing.flush()
    showing.note("careful")
    said = capsys.readouterr()
    assert said.out == '{"a": "\\u00e9"}\n'
    assert said.err == "careful\n"
