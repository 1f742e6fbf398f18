"""Telephone numbers that a phone can call, when they were last checked, by whom, and who is to check them again."""

import re
from html import escape

from sbp.charts import words
from sbp.content import contacts
from sbp.profiles import ContactsCheck
from sbp.ui import cards
from sbp.ui.cache import answer
from sbp.ui.frame import Page

_NUMBER = re.compile(r"\b(?:18001 101|18000|999|101|0\d{1,4}(?: \d{2,4})+)\b")


def note(page: Page, more: str = "") -> None:
    """Say it in small print, and more below it where there is more to say."""
    cards.note(told(answer(page, "contacts", make=contacts.load)), more)


def told(check: ContactsCheck) -> str:
    """Return it in two sentences."""
    if check.day:
        checked = f"were last checked at each service's own site on {words.day_name(check.day)} by {check.by}"
    else:
        written = words.day_name(check.written)
        checked = f"were written down on {written}; nobody has yet checked them at each service's own site"
    keeper = words.sentence_case(check.keeper)
    return f"Numbers and addresses {checked}. {keeper} is to check them there every {check.every}."


def dialled(text: str) -> str:
    """Return a text as HTML, escaped, with each telephone number in it as a link that a phone can call."""
    return _NUMBER.sub(lambda found: f'<a href="tel:{found[0].replace(" ", "")}">{found[0]}</a>', escape(text))
