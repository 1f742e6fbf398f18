"""What became of everything promised, in a sentence and a table with a row for each period."""

from collections.abc import Sequence

from sbp.strategy_model import Tally


def headline(tallies: Sequence[Tally]) -> str:
    """Say how much was promised, for how much of it a status is recorded, and what came of the targets.

    Args:
        tallies: one for each period shown.

    Returns:
        One sentence or two. A target that cannot be checked is counted as that, and never as missed.
    """
    actions, judged = sum(each.actions for each in tallies), sum(each.judged for each in tallies)
    told = (
        [f"{_counted(actions, 'action')} promised, {judged or 'none'} of them with a judged status"] if actions else []
    )
    came = came_of(tallies)
    if came:
        told.append(f"Of {_counted(sum(map(_targets, tallies)), 'target')}: {came}")
    return ". ".join(told)


def came_of(tallies: Sequence[Tally]) -> str:
    """Say what came of targets: "1 missed, 6 cannot be checked"; empty where there are none."""
    results = {
        "met": sum(each.met for each in tallies),
        "missed": sum(each.missed for each in tallies),
        "not due yet": sum(each.not_due for each in tallies),
        "cannot be checked": sum(each.unknown for each in tallies),
    }
    return ", ".join(f"{number} {word}" for word, number in results.items() if number)


def actions_in_short(actions: int, judged: int) -> str:
    """Say how many actions a part holds and, where any has one, how many have a judged status."""
    return _counted(actions, "action") + (f", {judged} with a judged status" if judged else "")


def _targets(tally: Tally) -> int:
    return tally.met + tally.missed + tally.not_due + tally.unknown


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def rows(tallies: Sequence[Tally]) -> list[dict[str, str]]:
    """Return the periods as rows of counts; what no target came to has no column."""
    told = [
        {
            "Period": each.title,
            "Actions promised": str(each.actions),
            "With a judged status": str(each.judged),
            "Targets met": str(each.met),
            "Missed": str(each.missed),
            "Not due yet": str(each.not_due),
            "Cannot be checked": str(each.unknown),
        }
        for each in tallies
    ]
    return [
        {head: text for head, text in row.items() if head != "Not due yet" or any(each.not_due for each in tallies)}
        for row in told
    ]
