"""The strategy side's answers as pages ask for them: of the page's data version and day, each made once and kept."""

from dataclasses import replace

from sbp.answers import account, delivery, residents, strategy
from sbp.answers.account import Written
from sbp.answers.delivery import Period, TargetLine
from sbp.answers.residents import Attitude, Worry
from sbp.answers.strategy import Watched
from sbp.content import Content
from sbp.strategy_model import BoardRow, Priority, Strategy, Unheld
from sbp.ui.cache import answer
from sbp.ui.snapshots import View


def written(view: View) -> tuple[Written, ...]:
    """Return everything written down of the strategy, newest first."""
    is_demonstration = view.snapshot.version.is_demonstration
    return answer(view, "written", view.written, make=lambda: account.read(is_demonstration))


def told(view: View) -> Content:
    """Return the content with the judged statuses that were written down beside those that documents print."""
    content = view.snapshot.content

    def make() -> Content:
        """Lay what was written down over what is printed."""
        return replace(content, strategies=account.applied(content.strategies, written(view)))

    return answer(view, "told", view.written, make=make)


def strategy_of(view: View, priority: Priority) -> Strategy:
    """Return the strategy that a priority belongs to, with what was said of it since."""
    return strategy.strategy_of(told(view), priority)


def board(view: View, priority: Priority) -> tuple[BoardRow, ...]:
    """Return the measures of a priority with their statuses; figures are kept when something is written down."""
    shown = view.snapshot

    def make() -> tuple[BoardRow, ...]:
        """Read the measures."""
        return strategy.board(shown.con, shown.content, priority, view.today)

    def judged() -> tuple[BoardRow, ...]:
        """Put beside each measure what was last judged of it."""
        said = strategy.last_judged(strategy_of(view, priority), "measure")
        rows = answer(view, "board", priority.address, make=make)
        return tuple(replace(row, judged=said.get(row.result.indicator.id)) for row in rows)

    return answer(view, "board judged", priority.address, view.written, make=judged)


def watched(view: View, priority: Priority) -> tuple[Watched, ...]:
    """Return what is monitored for a priority."""
    shown = view.snapshot

    def make() -> tuple[Watched, ...]:
        """Read what is monitored."""
        of = strategy_of(view, priority)
        return strategy.watched(shown.con, shown.content, of, board(view, priority), priority.id, view.today)

    return answer(view, "watched", priority.address, make=make)


def unheld(view: View, priority: Priority) -> tuple[Unheld, ...]:
    """Return the measures of a priority of which nothing is held, each with the figure that was printed last."""

    def make() -> tuple[Unheld, ...]:
        """Find what is not held."""
        return strategy.unheld(view.snapshot.content, priority, board(view, priority))

    return answer(view, "unheld", priority.address, make=make)


def targets(view: View, priority: Priority) -> tuple[TargetLine, ...]:
    """Return the targets of a priority with their verdicts."""
    shown = view.snapshot

    def make() -> tuple[TargetLine, ...]:
        """Hold the targets against the record."""
        return delivery.targets(shown.con, shown.content, strategy_of(view, priority), priority.id, view.today)

    return answer(view, "targets", priority.address, make=make)


def periods(view: View, period: str, address: str, partner: str) -> tuple[Period, ...]:
    """Return the strategies with the actions and targets that fit."""
    shown = view.snapshot

    def make() -> tuple[Period, ...]:
        """Choose the actions and targets that fit."""
        return delivery.periods(shown.con, told(view), period, address, partner, view.today)

    return answer(view, "periods", period, address, partner, view.written, make=make)


def attitudes(view: View) -> tuple[Attitude, ...]:
    """Return the questions that residents are asked quarter by quarter."""
    return answer(view, "attitudes", make=lambda: residents.attitudes(view.snapshot.con, view.snapshot.content))


def without_record(view: View) -> tuple[str, ...]:
    """Return what else residents were asked about that nothing recorded here stands beside."""
    return residents.without_record(view.snapshot.content)


def worries(view: View, topics: tuple[str, ...] | None) -> tuple[Worry, ...]:
    """Return topics with residents' worry and the record; all topics where None."""
    shown = view.snapshot

    return answer(view, "worries", topics, make=lambda: residents.worries(shown.con, shown.content, topics, view.today))
