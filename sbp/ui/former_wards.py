"""What an address means by a ward that is no more: the ward of today in which most of it lies, and a sentence."""

from sbp.charts import standing_words
from sbp.ui import answers, links, standing_answers
from sbp.ui.snapshots import View


def meant(view: View, wanted: str) -> tuple[str, str] | None:
    """Return the code of today's ward that holds most of a former one, and what to say; None where it names none.

    Args:
        view: what is looked at.
        wanted: a former ward's code or name.
    """
    vintages = view.snapshot.content.borough.vintages
    known = {area.code: area for area in answers.all_areas(view) if area.kind == "ward"}
    newest = vintages[-1].id
    former = {code: area.name for code, area in known.items() if area.vintage != newest}
    code = links.match(wanted, former)
    if code is None:
        return None
    parts = [
        (each, known[today])
        for today, shared in standing_answers.old_wards(view).items()
        for each in shared
        if each.area.code == code
    ]
    if not parts:
        return None
    most, area = max(parts, key=lambda part: part[0].share_of_old_residents or part[0].share_of_old_area)
    title = next(each.title for each in vintages if each.id == known[code].vintage)
    return area.code, standing_words.former_words(most, title, area.name)
