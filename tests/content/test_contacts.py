"""Who checks the printed numbers: the shipped file says it, and a wrong one is refused with its key."""

import pytest

from sbp.content import contacts
from sbp.errors import ContentFaults

FILE = "written: 2026-01-03\nchecked: 2026-11-21\nchecked_by: us\nkeeper: them\nevery: month\n"


def test_the_shipped_file_names_day_checker_and_keeper():
    found = contacts.load()
    assert found.written.year >= 2026
    assert all((found.keeper, found.every))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (FILE.replace("2026-11-21", "soon"), "contacts.yaml, checked"),
        (FILE.replace("checked_by: us\n", ""), "a day and who checked belong together"),
        (FILE.replace("keeper: them", "keeper: ''"), "keeper: is missing"),
        (FILE + "more: 1\n", "more: is not a key"),
        ("- no mapping\n", "must be a mapping"),
    ],
)
def test_a_wrong_file_is_refused(tmp_path, text, said):
    (tmp_path / "contacts.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ContentFaults) as refused:
        contacts.load(tmp_path)
    assert any(said in fault for fault in refused.value.faults)
