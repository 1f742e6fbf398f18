"""How long a call takes, for the programs beside this one."""

import statistics
import time
from collections.abc import Callable


def median_seconds(make: Callable[[], object], runs: int) -> float:
    """Return the median of the seconds that so many calls take."""
    taken = []
    for _ in range(runs):
        begun = time.perf_counter()
        make()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)
