"""Numbers can be called from a phone, and who checks them is told in sentences."""

from datetime import date

from sbp.profiles import ContactsCheck
from sbp.ui import contacts


def test_numbers_become_links_and_all_else_is_escaped():
    told = contacts.dialled("Call 999, 18001 101 or 08 08 16 89 111; press 55, see 999bsl.co.uk, text 7726 <now>")
    assert told.count("<a ") == 3
    assert '<a href="tel:18001101">18001 101</a>' in told
    assert '<a href="tel:08081689111">08 08 16 89 111</a>' in told
    assert "&lt;now&gt;" in told


def test_the_last_check_and_the_next_are_told():
    check = ContactsCheck(date(2026, 1, 3), date(2026, 11, 21), "the desk", "the council's team", "three months")
    assert contacts.told(check) == (
        "Numbers and addresses were last checked at each service's own site on 21 Nov 2026 by the desk. "
        "The council's team is to check them there every three months."
    )


def test_what_nobody_has_checked_is_not_called_checked():
    told = contacts.told(ContactsCheck(date(2026, 1, 3), None, "", "the council's team", "three months"))
    assert "were written down on 3 Jan 2026; nobody has yet checked them" in told
    assert "last checked" not in told
