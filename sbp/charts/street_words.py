"""Places smaller than wards in plain English: what is on or near them, and what may belong to the next ward."""

from collections.abc import Sequence
from datetime import date

from sbp import months
from sbp.charts import words
from sbp.streets_model import StreetKind, StreetPlace, StreetTable, StreetWard

MOST_NAMED = 3
FEW = 3  # what a place has at least to be named for it: one or two happen anywhere
HARDLY = 0.02  # a chance below this is not worth a reader's time, and above 1 less this not worth a doubt
HALF = (0.4, 0.6)  # 1 in 2 is said as a half
OLD_MONTHS = 15  # a year, and the delay with which the newest months come
SNAP_NOTE = (
    "Points are anonymised: each incident is shown at the nearest point of a fixed list, not where it happened. "
    "So a place is told by what it is on or near, and some of it may belong to the next ward."
)
SHARE_NOTE = (
    "The count is of the whole place; its share of the ward leaves out the part that may belong to the next ward."
)
CHANCE_METHOD = (
    "An incident is published at the point nearest to it, so each point stands for the ground that is nearer to it "
    "than to any other point and no farther than {reach} m. The share of that ground in each ward is the chance that "
    "an incident at the point belongs to that ward."
)
NOT_TOLD = "not told"
EXACT_NOTE = "Each is shown where it was reported to be."
HEXAGON_NOTE = "Only the hexagon of each is known here; a hexagon is counted to the ward with most of it."


def old_figures(last: date | None, today: date) -> str:
    """Warn where figures end with a month so long ago that they say nothing of today; empty where they do not."""
    if last is None or months.distance(last, today) <= OLD_MONTHS:
        return ""
    return f"Old figures: none later than {words.month_in_full(last)} are held, so they say nothing of today."


def place_note(table: StreetTable) -> str:
    """Say how near to where something happened it is shown."""
    if table.is_snapped:
        return SNAP_NOTE
    return HEXAGON_NOTE if any(place.next_share is None for place in table.places) else EXACT_NOTE


def place_name(place: StreetPlace) -> str:
    """Name a place by the streets and landmarks that its points are on or near."""
    if not place.names:
        return f"a place in {place.ward_name}" if place.ward_name else "a place outside every ward"
    more = f" and {len(place.names) - MOST_NAMED} more" if len(place.names) > MOST_NAMED + 1 else ""
    shown = place.names if len(place.names) == MOST_NAMED + 1 else place.names[:MOST_NAMED]
    return f"{', '.join(shown)}{more}"


def short_ward(name: str) -> str:
    """Write a ward's name as a map label: its first place alone, because the whole would lie over its neighbours'."""
    return name.split(" & ")[0]


def title(place: StreetPlace) -> str:
    """Name a place where the name stands alone: `On or near High Street`."""
    return f"On or near {place_name(place)}" if place.names else words.sentence_case(place_name(place))


def choice(place: StreetPlace) -> str:
    """Name a place in a list to choose from, with its ward and count."""
    first = place.names[0] if place.names else "A place"
    return f"{first}, {place.ward_name or 'no ward'} ({words.number(place.count)})"


def share_words(share: float) -> str:
    """Say a share as people say it: `about 1 in 5`, `about half`, `nearly all`, `hardly any`."""
    if share < HARDLY:
        return "hardly any"
    if share < HALF[0]:
        return f"about 1 in {round(1 / share)}"
    if share <= HALF[1]:
        return "about half"
    return "most" if share < 1 - HARDLY else "nearly all"


def percent(share: float | None) -> str:
    """Write a share as a whole percentage."""
    return words.NO_DATA if share is None else "under 1%" if 0 < share < 0.005 else f"{share:.0%}"


def next_words(place: StreetPlace, table: StreetTable) -> str:
    """Say how likely what is recorded at a place belongs to another ward."""
    if place.next_share is None:
        return f"{words.sentence_case(NOT_TOLD)}: only the hexagon is known, and it is counted to one ward."
    if not place.next_ward or place.next_share < HARDLY:
        return "Hardly any of it belongs to another ward." if table.is_snapped else "None of it lies in another ward."
    share = share_words(place.next_share)
    if table.is_snapped:
        return f"The chance that one of these belongs to {place.next_ward} is {share}."
    return f"{words.sentence_case(share)} of these lie in {place.next_ward}."


def next_short(place: StreetPlace) -> str:
    """Say in a table cell how much may belong to which ward."""
    if place.next_share is None:
        return NOT_TOLD
    if not place.next_ward or place.next_share < HARDLY:
        return share_words(0.0)
    return f"{share_words(place.next_share)}: {place.next_ward}"


def place_sentence(place: StreetPlace) -> str:
    """Say what a place is on or near, its count, its part of the ward's, and how much may belong next door."""
    told = f"{place_name(place)}: {words.number(place.count)}, {percent(place.share_of_ward)} of the ward's"
    if place.next_share is None or not place.next_ward or place.next_share < HARDLY:
        return told
    return f"{told}; {share_words(place.next_share)} may belong to {place.next_ward}"


def ward_words(ward: StreetWard, table: StreetTable) -> str:
    """Say how much of a ward's count by points may belong elsewhere, and how much counted elsewhere may belong here."""
    counted = f"{words.number(ward.count)} {table.kind.noun} are recorded at places in {ward.name}."
    if not table.is_snapped or not ward.count:
        return counted
    leaving = "Hardly any of them"
    if ward.leaving >= HARDLY:
        leaving = words.sentence_case(share_words(ward.leaving)) + " of them"
    most = f", most likely to {ward.next_ward}" if ward.next_ward and ward.leaving >= HARDLY else ""
    coming = f" About {round(ward.coming)} counted at points next door may belong here." if round(ward.coming) else ""
    return f"{counted} {leaving} may belong to another ward{most}.{coming}"


def headline(table: StreetTable, places: tuple[StreetPlace, ...], ward_name: str) -> str:
    """Say where most is recorded, in one sentence that holds by itself."""
    name = words.sentence_case(table.kind.noun)
    if table.reason or not places:
        where = f" in {ward_name}" if ward_name else ""
        return f"{name}{where}: {_lower(table.reason) if table.reason else 'none recorded in these months'}"
    most = places[0]
    ward = "" if ward_name or not most.ward_name else f" in {most.ward_name}"
    counted = words.number(most.count) if ward_name else f"{words.number(most.count)} of {words.number(table.total)}"
    return f"{name}: most on or near {_first_name(most)}{ward}, {counted}"


def subtitle(table: StreetTable, area_name: str, shown_by: str) -> str:
    """Say what is shown: kind, place, months and how, and that it is invented where it is."""
    span = words.period(table.first_month, table.last_month)
    text = f"{words.sentence_case(table.kind.noun)}, {area_name}, {span}, {shown_by}"
    return f"{text}. {words.DEMONSTRATION}" if table.is_demonstration else text


def alt(table: StreetTable, places: tuple[StreetPlace, ...], ward_name: str, chosen: StreetPlace | None) -> str:
    """Describe the map for somebody who does not see it, with what is selected."""
    named = "; ".join(f"{_first_name(each)}, {each.ward_name}, {words.number(each.count)}" for each in places[:3])
    where = f" in {ward_name}" if ward_name else ""
    selected = f" Selected: {place_name(chosen)}, {words.number(chosen.count)}." if chosen else ""
    most = f" Most at: {named}." if named else ""
    return (
        f"Map of {table.kind.noun}{where} by hexagon, darker for more.{most}{selected} The table below holds the same."
    )


def old_words(tables: Sequence[StreetTable], today: date) -> str:
    """Say which records ended long ago, each month once, "" where all are current: places may have changed since."""
    ended: dict[date, list[str]] = {}
    for table in tables:
        if months.distance(table.last_month, today.replace(day=1)) > OLD_MONTHS:
            ended.setdefault(table.last_month, []).append(table.kind.noun)
    told = [f"{', '.join(nouns)} by place end in {words.month_in_full(month)}" for month, nouns in ended.items()]
    return f"{words.sentence_case('; '.join(told))}; places may have changed since." if told else ""


def missing_words(kinds: Sequence[StreetKind]) -> str:
    """Say of which records there is no map, because nobody has loaded any."""
    return f"Not on this map, because no file of them with places is held: {'; '.join(each.name for each in kinds)}."


def unplaced_words(table: StreetTable) -> str:
    """Say how many are recorded without any place."""
    return f"Recorded without a place, so not on the map: {words.number(table.unplaced)}."


def _first_name(place: StreetPlace) -> str:
    return place.names[0] if place.names else place_name(place)


def _lower(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"
