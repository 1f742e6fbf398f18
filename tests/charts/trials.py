"""Rules tried and events piled up, made up by hand."""

from datetime import date

from sbp.standing import Concentrated, PlaceTest, RuleScore

LAST = date(2026, 2, 1)
HITS = {
    "count": 0.4,
    "smoothed": 0.44,
    "gi_star": 0.2,
    "kernel": 0.4,
    "mean_of_all": 0.4,
    "chance": 0.18,
    "hindsight": 0.5,
}


def around(middle: float, half: float = 0.02) -> tuple[float, float, float]:
    """A mean with a range."""
    return middle, middle - half, middle + half


def trial(**hits: float) -> PlaceTest:
    """Rules for 4 of 22 wards; the share of each can be set."""
    found = HITS | hits
    scores = tuple(
        RuleScore(rule, around(hit), around(hit / found["hindsight"]), around(hit - found["count"]))
        for rule, hit in sorted(found.items(), key=lambda each: -each[1])
    )
    return PlaceTest("ward", 22, 4, 20, LAST, scores)


def piled() -> Concentrated:
    """880 events, a quarter of them in 2 of 22 wards."""
    even = tuple(at / 100 for at in range(101))
    return Concentrated(
        "ward", 22, 880, date(2025, 3, 1), LAST, 0.4, 0.41, (0.08, 0.12), (2, 4.9), (6, 9.8),
        tuple(each**0.5 for each in even), even, 200, 1905,
    )  # fmt: skip
