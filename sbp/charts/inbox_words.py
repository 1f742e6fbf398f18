"""What is said of the files that were taken in, on the page and on the command line alike."""

from collections.abc import Sequence
from datetime import date

from sbp import months
from sbp.charts import words
from sbp.inbox_model import Effect, Inbox, Listed, Loss, Note

MOST_SPELLS, MOST_NAMED = 4, 3
ASIDE_IN = "Of them set aside since"  # beside the number of a version's files
NOTHING = "No file was taken in yet, so a build makes the demonstration borough."
ASIDE_ALL = "Every file is set aside, so the next build makes the demonstration borough, with invented figures."
UNDER_WAY = (
    "A build is under way that may have begun with the files as they were. Build again when it has ended; the list "
    "says what the version in use holds."
)
DECIDES = (
    "Told from the version in use. Of the files that are left, the newest speaks for a month, unless it holds less "
    "than half of what an older one does. Files taken since that version was built are not counted."
)


def spells(held: Sequence[date]) -> str:
    """Write months as spells: `Jan 2024 to Dec 2025, Mar 2026`; of many spells, the span with the number of months."""
    found: list[tuple[date, date]] = []
    for month in sorted(held):
        if found and months.add(found[-1][1], 1) == month:
            found[-1] = (found[-1][0], month)
        else:
            found.append((month, month))
    if len(found) > MOST_SPELLS:
        return f"{words.number(len(held))} months from {words.period(found[0][0], found[-1][1])}"
    return ", ".join(words.period(*each) for each in found)


def shown(name: str) -> str:
    """Return a file's name with what could turn or hide its letters replaced: a publisher may call it anything."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in name)


def row(each: Listed) -> dict[str, str]:
    """Return a file of the next build as a row for people."""
    took = each.taken.took
    return {
        "File": shown(each.taken.file.name),
        "Source": each.source,
        "Months": words.period(each.first_month, each.last_month) if each.first_month and each.last_month else "–",
        "Rows": "not built yet" if each.rows is None else "not read" if each.fault else words.number(each.rows),
        "Taken": words.day_name(each.taken.file.retrieved),
        "By": took.who if took else "not noted",
    }


def aside_row(each: Listed) -> dict[str, str]:
    """Return a file that is set aside as a row for people."""
    note = each.taken.aside or Note("", "", "", "")
    return {
        "File": shown(each.taken.file.name),
        "Source": each.source,
        "Why": note.reason,
        "Set aside": words.day_name(note.day),
        "By": note.who,
    }


def labels(files: Sequence[Listed]) -> dict[str, str]:
    """Return for each file's hash what tells it from the others: its name, with its number where names are shared."""
    names = [each.taken.file.name for each in files]
    return {
        each.taken.file.sha256: shown(each.taken.file.name)
        + (f" (number {each.taken.file.sequence})" if names.count(each.taken.file.name) > 1 else "")
        for each in files
    }


def moved(each: Listed) -> str:
    """Say of a file that somebody wanted to move that another person has moved it before."""
    if each.taken.aside:
        return f"{shown(each.taken.file.name)} was set aside already, {each.taken.aside.told}."
    return f"{shown(each.taken.file.name)} was brought back already."


def standing(inbox: Inbox) -> tuple[str, ...]:
    """Say how many files the next build uses, and how the version in use and the published one differ from that."""
    if not inbox.files:
        return (ASIDE_ALL if inbox.aside else NOTHING, *_differs(inbox))
    count = _files(len(inbox.files))
    beside = f"; {words.number(len(inbox.aside))} set aside" if inbox.aside else ""
    return (f"The next build is made from {count} and the program's own tables{beside}.", *_differs(inbox))


def _differs(inbox: Inbox) -> tuple[str, ...]:
    told = []
    stale = [each.taken.file.name for each in inbox.aside if each.is_in_use]
    missing = [each.taken.file.name for each in inbox.files if not each.is_in_use]
    if stale:
        told.append(f"The version in use still holds what is set aside since: {named(stale)}. Build to leave it out.")
    if missing:
        told.append(f"The version in use was built without {named(missing)}. Build to bring it up to date.")
    if inbox.public:
        what = f"What the public sees was made with a file set aside since: {named(inbox.public)}."
        told.append(f"{what} Publish again once a version without it is in use.")
    return tuple(told)


def named(names: Sequence[str]) -> str:
    """Name files in a sentence; of many, the first few and how many more."""
    more = len(names) - MOST_NAMED
    return ", ".join(shown(each) for each in names[:MOST_NAMED]) + (
        f" and {words.number(more)} more" if more > 0 else ""
    )


def aside_in(count: int) -> str:
    """Say of a version how many of its files are set aside now, as a sentence to stand behind another; or nothing."""
    return f" Of its files, {words.number(count)} {'was' if count == 1 else 'were'} set aside since." if count else ""


def loss_rows(effect: Effect) -> list[dict[str, str]]:
    """Return what would be lost by file and data set: the months that nobody covers then, and who speaks for others."""
    return [{"File": shown(each.name), "What changes": _loss(each)} for each in effect.losses]


def _loss(loss: Loss) -> str:
    most = sorted(loss.then, key=lambda pair: len(pair[1]), reverse=True)
    told = [f"no other file covers {spells(loss.lost)}"] if loss.lost else []
    told += [f"{spells(held)} then from {shown(name)}" for name, held in most[:MOST_NAMED]]
    more = len(most) - MOST_NAMED
    told += [f"the rest from {_files(more)} more"] if more > 0 else []
    return f"{loss.what}: {'; '.join(told)}."


def effect_lines(effect: Effect) -> tuple[str, ...]:
    """Say in sentences what the rows cannot: files that say nothing now, places, files not built yet, the last file."""
    told = []
    if effect.is_last:
        told.append("No file would be left: the next build makes the demonstration borough, with invented figures.")
    if effect.silent:
        told.append(f"Other files speak for all months of {named(effect.silent)}: no figure would change.")
    for name, source, left in effect.without_months:
        rest = f"{_files(left)} of that source would be left" if left else "no file of that source would be left"
        told.append(f"{shown(name)} holds no months ({source}); {rest}.")
    if effect.unbuilt:
        told.append(f"The version in use holds nothing of {named(effect.unbuilt)}: it would lose nothing.")
    if effect.unknown:
        what = "The version in use was made by an older program and does not say which months are taken from"
        told.append(f"{what} {named(effect.unknown)}. Build once, and look again.")
    if effect.losses:
        told.append(DECIDES)
    return tuple(told)


def _files(count: int) -> str:
    return f"{words.number(count)} file{'' if count == 1 else 's'}"
