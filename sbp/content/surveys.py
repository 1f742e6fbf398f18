"""data/survey/: answers as printed, with document and section, and the topics that have a recorded counterpart."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from sbp.content.fields import Fields, read_csv, read_list
from sbp.strategy_model import Reference
from sbp.survey_model import SurveyShare, Topic

COLUMNS = (
    "survey", "wave", "period_end", "area_code", "question", "answer", "percent", "base", "document", "section",
)  # fmt: skip


@dataclass(frozen=True)
class Surveys:
    """The printed answers in the order of their files, the topics by id, and publishers' short names in words.

    `questions` gives survey and question in words by survey and label.
    """

    shares: tuple[SurveyShare, ...]
    topics: dict[str, Topic]
    questions: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)

    def share_of(self, topic: Topic) -> SurveyShare:
        """Return the answer that a topic stands for; reading made sure that there is one."""
        return next(each for each in self.shares if _key(each) == _key(topic))


def read(folder: Path, indicators: set[str], faults: list[str]) -> Surveys:
    """Read every table of the folder and its topics; a folder without them holds no survey, which is no fault."""
    own: list[str] = []
    paths = sorted(folder.glob("*.csv"))
    shares = tuple(_share(fields) for path in paths for fields in read_csv(path, COLUMNS, own))
    topics = {}
    answers = {_key(each) for each in shares}
    for fields in _list(folder / "topics.yaml", own):
        topic = _topic(fields, indicators)
        if _key(topic) not in answers:
            fields.fault("answer", f"{topic.answer!r} is not an answer of that survey and question")
        topics[topic.id] = topic
    questions = dict(_question(fields) for fields in _list(folder / "questions.yaml", own))
    faults.extend(f"survey/{fault}" for fault in own)
    return Surveys(shares, topics, questions)


def _list(path: Path, faults: list[str]) -> Iterable[Fields]:
    return read_list(path, faults) if path.exists() else ()


def _question(fields: Fields) -> tuple[tuple[str, str], tuple[str, str]]:
    label, told = (fields.text("survey"), fields.text("label")), (fields.text("name"), fields.text("text"))
    fields.close()
    return label, told


def _key(each: SurveyShare | Topic) -> tuple[str, str, str]:
    return each.survey, each.question, each.answer


def _share(fields: Fields) -> SurveyShare:
    percent = fields.text("percent")
    try:
        share = float(percent) / 100
    except ValueError:
        share = -1.0
    if percent and not 0 <= share <= 1:
        fields.fault("percent", f"{percent!r} is not a percentage")
    return SurveyShare(
        survey=fields.text("survey"),
        wave=fields.text("wave"),
        question=fields.text("question"),
        answer=fields.text("answer"),
        share=share,
        base=fields.whole("base"),
        reference=Reference(fields.text("document"), fields.text("section")),
    )


def _topic(fields: Fields, indicators: set[str]) -> Topic:
    topic = Topic(
        id=fields.id(),
        name=fields.text("name"),
        survey=fields.text("survey"),
        question=fields.text("question"),
        answer=fields.text("answer"),
        figure=fields.text("figure"),
        printed_measure=fields.text("printed_measure"),
        printed=fields.whole("printed") or 0,
        printed_change=fields.text("printed_change"),
        printed_period=fields.text("printed_period"),
        reference=Reference(fields.text("document"), fields.text("section")),
        indicator=fields.choice("indicator", tuple(sorted(indicators))),
    )
    fields.close()
    return topic
