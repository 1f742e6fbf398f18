"""What residents say, beside what is recorded: printed surveys, attitudes by quarter, worry against record."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sbp.answers import indicators
from sbp.content import Content
from sbp.model import Result
from sbp.stats import proportions
from sbp.store import survey_queries
from sbp.store.queries import Connection
from sbp.survey_model import SurveyShare, Topic

LEAST_WAVES = 4  # fewer than a year of quarters is no series


@dataclass(frozen=True)
class Share:
    """One quarter's answer: shares 0 to 1; the interval is None where the publisher gives no base."""

    wave: str
    period_end: date
    share: float
    low: float | None
    high: float | None
    elsewhere: float | None
    base: int | None


@dataclass(frozen=True)
class Attitude:
    """One question asked quarter by quarter, oldest first; survey and question in words where content gives them.

    `attribution` is what the licence of its source asks to be said.
    """

    survey: str
    question: str
    shares: tuple[Share, ...]
    attribution: str


@dataclass(frozen=True)
class Worry:
    """One topic: the share that found it a serious problem, what was recorded in that year, and what is recorded now.

    Places are in order among the topics, 1 the highest; `apart` is worry's place less the record's, so below zero where
    worry is higher up than the record.
    """

    topic: Topic
    asked: SurveyShare
    worry_place: int
    record_place: int
    now: Result

    @property
    def apart(self) -> int:
        """How many places worry and record lie apart."""
        return self.worry_place - self.record_place


def figure_of(content: Content, asked: SurveyShare) -> str:
    """Return the id of the published figure that an answer is (same place, words, percentage), empty where none is."""
    titles = {each.id: each.title for each in content.strategies.documents}
    value = f"{asked.share * 100:.0f}%"
    for each in content.published.figures.values():
        is_there = titles.get(each.document) == asked.reference.document
        is_there &= each.section.startswith(asked.reference.section)
        if is_there and each.value.text == value and asked.answer.casefold() in each.measure.casefold():
            return each.id
    return ""


def attitudes(con: Connection, content: Content) -> tuple[Attitude, ...]:
    """Return every question that residents of the borough were asked in at least four waves."""
    rows = survey_queries.survey_waves(con, content.borough.code, LEAST_WAVES)
    found = []
    for label, group in groupby(rows, key=lambda row: (row.survey, row.question)):
        answers = list(group)
        source = content.sources.get(answers[-1].source_id or "")
        shares = tuple(map(_share, answers))
        found.append(
            Attitude(*content.surveys.questions.get(label, label), shares, source.attribution if source else "")
        )
    return tuple(found)


def _share(row: survey_queries.ShareRow) -> Share:
    low, high = proportions.wilson(row.share, row.base_count) if row.base_count else (None, None)
    return Share(row.wave, row.period_end, row.share, low, high, row.comparison_share, row.base_count)


def worries(con: Connection, content: Content, topics: tuple[str, ...] | None, today: date) -> tuple[Worry, ...]:
    """Return the topics with a recorded counterpart, the greatest worry first.

    Args:
        con: a connection to a built version.
        content: the content that explains it.
        topics: ids of the topics to return, all where None; places are always among all topics.
        today: the day by which lateness is judged.
    """
    known = content.surveys.topics.values()
    asked = {each.id: content.surveys.share_of(each) for each in known}
    worry = _places({each.id: asked[each.id].share for each in known})
    record = _places({each.id: float(each.printed) for each in known})
    borough = content.borough.code
    found = [
        Worry(
            topic=each,
            asked=asked[each.id],
            worry_place=worry[each.id],
            record_place=record[each.id],
            now=indicators.series(con, content, each.indicator, borough, today),
        )
        for each in known
        if topics is None or each.id in topics
    ]
    return tuple(sorted(found, key=lambda each: (each.worry_place, each.topic.name)))


def without_record(content: Content) -> tuple[str, ...]:
    """Return the answers to the topics' questions that have no recorded counterpart."""
    topics = content.surveys.topics.values()
    asked = {(each.survey, each.question) for each in topics}
    covered = {(each.survey, each.question, each.answer) for each in topics}
    return tuple(
        each.answer
        for each in content.surveys.shares
        if (each.survey, each.question) in asked and (each.survey, each.question, each.answer) not in covered
    )


def _places(values: dict[str, float]) -> dict[str, int]:
    """Return the place of each from the highest; equal values share the first of their places."""
    return {key: 1 + sum(other > value for other in values.values()) for key, value in values.items()}
