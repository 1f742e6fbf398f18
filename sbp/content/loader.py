"""Everything that people edit, read together; a start with faults lists all of them."""

from dataclasses import dataclass
from pathlib import Path

from sbp import settings
from sbp.content import (
    borough,
    borough_codes,
    breaks,
    categories,
    events,
    impact_days,
    indicators,
    labels,
    meetings,
    published,
    sources,
    strategy,
    streets,
    surveys,
)
from sbp.content.surveys import Surveys
from sbp.errors import ContentFaults
from sbp.evidence_model import Published
from sbp.meeting_model import Meetings
from sbp.model import AreaKind, Borough, Break, Category, Event, Indicator, Label, Source
from sbp.strategy_model import Strategies
from sbp.streets_model import Streets


@dataclass(frozen=True)
class Content:
    """The content of `data/` as records; dictionaries are by id, `borough_codes` by borough name.

    `withheld_by_ward` are categories of which what is served holds nothing by ward, though a ward's total counts them.
    """

    borough: Borough
    sources: dict[str, Source]
    categories: dict[str, Category]
    labels: tuple[Label, ...]
    indicators: dict[str, Indicator]
    breaks: tuple[Break, ...]
    events: tuple[Event, ...]
    borough_codes: dict[str, str]
    surveys: Surveys
    strategies: Strategies
    published: Published
    meetings: Meetings
    streets: Streets
    withheld_by_ward: frozenset[str] = frozenset()

    def breaks_for(self, indicator: Indicator, kind: AreaKind) -> tuple[Break, ...]:
        """Return the breaks that touch an indicator at a kind of area, oldest first; of one day, the strongest."""
        return breaks.applying(self.breaks, indicator, kind)


def load(folder: Path = settings.CONTENT_DIR, geo: Path = settings.GEO_DIR) -> Content:
    """Read all content files.

    Args:
        folder: the folder of the content files (`data/`).
        geo: the folder that holds `boroughs.csv`.

    Raises:
        ContentFaults: with every fault found, each with its file and key.
    """
    faults: list[str] = []
    own_borough = borough.read(folder / "borough.yaml", faults)
    all_sources = sources.read(folder / "sources", faults)
    all_categories = categories.read(folder / "categories.csv", faults)
    all_labels = labels.read(folder / "labels", set(all_categories), faults)
    all_indicators = indicators.read(folder / "indicators", set(all_sources), all_categories, faults)
    all_breaks = breaks.read(folder / "breaks.yaml", set(all_sources), set(all_indicators), faults)
    all_events = events.read(folder / "events.yaml", faults)
    codes = borough_codes.read(geo / "boroughs.csv", faults)
    all_surveys = surveys.read(folder / "survey", set(all_indicators), faults)
    known = strategy.Known(set(all_indicators), set(all_sources), set(all_surveys.topics))
    all_strategies = strategy.read(folder / "strategy", known, faults)
    documents = {each.id for each in all_strategies.documents}
    all_published = published.read(folder / "published", documents, set(all_indicators), faults)
    strategy.check_figures(all_strategies, all_surveys.topics, set(all_published.figures), faults)
    all_meetings = meetings.read(folder / "meetings", all_strategies, set(all_indicators), faults)
    own_streets = streets.read(folder / "streets.yaml", set(all_sources), set(all_categories), faults)
    if (folder / impact_days.FOLDER).is_dir():
        impact_days.read(folder / impact_days.FOLDER, set(all_indicators), faults)
    if faults or own_borough is None or own_streets is None:
        raise ContentFaults(faults)
    return Content(
        own_borough, all_sources, all_categories, all_labels, all_indicators, all_breaks, all_events, codes,
        all_surveys, all_strategies, all_published, all_meetings, own_streets,
    )  # fmt: skip
