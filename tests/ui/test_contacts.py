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
    told = contacts.told(ContactsCheck(date(2026, 11, 21), "the makers", "the council's team", "three months"))
    assert told == (
        "Numbers and addresses were last checked on 21 Nov 2026 by the makers. "
        "The council's team is to check them at each service's own site every three months."
    )
