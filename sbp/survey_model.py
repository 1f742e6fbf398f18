"""What residents were asked and answered, as frozen records that carry where each stands in print."""

from dataclasses import dataclass

from sbp.strategy_model import Reference


@dataclass(frozen=True)
class SurveyShare:
    """One printed answer of a survey; `share` from 0 to 1, `base` None where none is printed."""

    survey: str
    wave: str
    question: str
    answer: str
    share: float
    base: int | None
    reference: Reference


@dataclass(frozen=True)
class Topic:
    """Something residents were asked about that is recorded too: as printed for the same year, and counted now."""

    id: str
    name: str
    survey: str
    question: str
    answer: str
    figure: str
    printed_measure: str
    printed: int
    printed_change: str
    printed_period: str
    reference: Reference
    indicator: str
