"""Would a rule have named the right places, and how concentrated are events: in words, as rows and as CSV text."""

from sbp.charts import tables, words
from sbp.standing import Concentrated, PlaceKind, PlaceTest, RuleScore

MANY = 100  # places of which a hundredth is at least one
COUNT, CHANCE, HINDSIGHT = "count", "chance", "hindsight"
RULES = {
    COUNT: "Count of the last 12 months",
    "smoothed": "Smoothed rate of three years, recent months weighing more",
    "gi_star": "Gi*: high together with the neighbours",
    "kernel": "Kernel: the places around, by distance",
    "mean_of_all": "Mean place in these four orders",
    CHANCE: "Any places: chance",
    HINDSIGHT: "The best places, known afterwards: hindsight",
}
DRAWN = {  # short enough to stand in a chart on a phone
    COUNT: "Count of 12 months",
    "smoothed": "Smoothed, three years",
    "gi_star": "Gi*, with neighbours",
    "kernel": "Kernel, by distance",
    "mean_of_all": "Mean of these four",
}
PLACES: dict[PlaceKind, str] = {"ward": "wards", "cell": "hexagons"}
ONE: dict[PlaceKind, str] = {"ward": "ward", "cell": "hexagon"}
TEST_NOTE = (
    "Each rule named its places from what was known before each past quarter; places that it ties are counted as if it "
    "had chosen badly. Ranges would hold the mean in 95 of 100 cases if quarters were independent; they are not quite, "
    "so the ranges are somewhat short. Shares for wards and for hexagons must not be compared: smaller places always "
    "hold less. A rule that finds where things are recorded does not say why they happen there, or that going there "
    "helps."
)
CHANCE_NOTES: dict[PlaceKind, str] = {
    "ward": "At random means by residents. Town centres hold more because people come there.",
    "cell": (
        "At random means by ground. Street-level crimes are moved to a fixed list of points before they are published, "
        "which by itself makes them look more concentrated; much ground is wood or field, where little can happen."
    ),
}


def rules_headline(test: PlaceTest) -> str:
    """Say whether any rule did clearly better than the plain count."""
    rules = [each for each in test.scores if each.rule not in (COUNT, CHANCE, HINDSIGHT)]
    better = [_rule(each) for each in rules if each.is_better]
    if better:
        return f"Clearly better than the plain count of 12 months at naming {PLACES[test.kind]}: {'; '.join(better)}"
    if all(each.is_worse for each in rules):
        return f"The plain count of 12 months named the right {PLACES[test.kind]} more often than every other rule"
    return f"No rule named the right {PLACES[test.kind]} clearly better than the plain count of 12 months"


def rules_period(test: PlaceTest, unit: str) -> str:
    """Say what is counted, and on which quarters the rules were tried; those without an event are no try."""
    tried = f"each of {test.tries} past quarters, the last to {words.month_name(test.last_month)}"
    return f"{unit[:1].upper()}{unit[1:]} by {ONE[test.kind]}, {tried}"


def rules_sentence(test: PlaceTest, unit: str) -> str:
    """Say what the plain count, chance and hindsight come to."""
    count, chance, best = (test.score(each).hit[0] for each in (COUNT, CHANCE, HINDSIGHT))
    return (
        f"The {test.named} of {test.places:,} {PLACES[test.kind]} with the highest count of 12 months held {count:.0%} "
        f"of the {unit} of the next three months: a mean of {test.tries} past quarters to "
        f"{words.month_name(test.last_month)}. Any {test.named} would hold {chance:.0%}; the best {test.named}, known "
        f"afterwards, {best:.0%}."
    )


def rule_rows(test: PlaceTest) -> list[dict[str, str]]:
    """Return each rule as a row for a page, the best first."""
    return [
        {
            "Rule": RULES[each.rule],
            "Held, of the next quarter": _range(each.hit),
            "Times chance (PAI)": _times(each.hit, test.score(CHANCE).hit[0]),
            "Of the best possible (PEI)": _range(each.pei),
            "Against the plain count": _lead(each),
        }
        for each in test.scores
    ]


def rules_csv(test: PlaceTest, source: str) -> str:
    """Return the rules as CSV text with whose figures they were tried on."""
    named = ("hit", "pai", "pei", "lead")
    head = ["rule", *(f"{name}{end}" for name in named for end in ("", "_low_95", "_high_95"))]
    chance = test.score(CHANCE).hit[0]
    rows = [
        [RULES[each.rule], *map(tables.plain, (*each.hit, *(end / chance for end in each.hit), *each.pei, *each.lead))]
        for each in test.scores
    ]
    about = [f"{test.named} of {test.places} {PLACES[test.kind]} named in each of {test.tries} past quarters."]
    return tables.csv_text(head, rows, [*about, TEST_NOTE, source])


def concentration_headline(found: Concentrated, unit: str) -> str:
    """Say in how few places a quarter of the events is, and in how many chance would put it."""
    few, chance = found.quarter
    places = PLACES[found.kind]
    return (
        f"A quarter of the {unit} is in {few} of {found.places:,} {places}; if as many fell at random it would be in "
        f"{round(chance):,}"
    )


def concentration_period(found: Concentrated, unit: str) -> str:
    """Say what is counted over which months."""
    return f"{unit[:1].upper()}{unit[1:]} by {ONE[found.kind]}, {words.period(found.first_month, found.last_month)}"


def concentration_sentence(found: Concentrated) -> str:
    """Say the half, and the Gini coefficient beside chance."""
    low, high = found.chance_gini
    adjusted = f", {found.adjusted_gini:.2f} with allowance for events fewer than places"
    return (
        f"Half is in {found.half[0]:,}; at random it would be in {round(found.half[1]):,}. Gini {found.gini:.2f} "
        f"(0: everywhere alike, 1: all in one place){adjusted if found.events < found.places else ''}; as many "
        f"at random give {low:.2f} to {high:.2f}. {words.number(found.events)} recorded, "
        f"{words.period(found.first_month, found.last_month)}."
    )


def concentration_rows(found: Concentrated) -> list[dict[str, str]]:
    """Return the curve at every tenth as rows for a page; where places are many, the very fullest too."""
    few = (1, 2, 5) if found.places >= MANY else ()
    return [
        {
            f"Fullest {PLACES[found.kind]}": f"{at}%",
            "Hold": f"{found.curve[at]:.0%}",
            "At random": f"{found.chance_curve[at]:.0%}",
        }
        for at in (*few, *range(10, 101, 10))
    ]


def concentration_csv(found: Concentrated, source: str) -> str:
    """Return both curves as CSV text with whose figures they are made of."""
    steps = len(found.curve) - 1
    rows = [
        [tables.plain(at / steps), tables.plain(held), tables.plain(chance)]
        for at, (held, chance) in enumerate(zip(found.curve, found.chance_curve, strict=True))
    ]
    about = [
        concentration_sentence(found),
        f"{CHANCE_NOTES[found.kind]} {found.draws} draws, seed {found.seed}.",
        source,
    ]
    return tables.csv_text([f"share_of_{PLACES[found.kind]}", "share_held", "share_held_at_random"], rows, about)


def _rule(score: RuleScore) -> str:
    told = RULES[score.rule]
    return told if told.startswith("Gi*") else told[:1].lower() + told[1:]


def _range(values: tuple[float, float, float]) -> str:
    middle, low, high = (round(each * 100) for each in values)
    return f"{middle}%" if low == high else f"{middle}% ({max(low, 0)} to {min(high, 100)})"


def _times(hit: tuple[float, float, float], chance: float) -> str:
    middle, low, high = (f"{max(each, 0.0) / chance:.1f}" for each in hit)
    return middle if low == high else f"{middle} ({low} to {high})"


def _lead(score: RuleScore) -> str:
    if score.rule in (COUNT, CHANCE, HINDSIGHT):
        return "–"
    middle, low, high = (round(each * 100, 1) for each in score.lead)
    told = "clearly better" if score.is_better else "clearly worse" if score.is_worse else "no clear difference"
    return f"{told} ({low:+.1f} to {high:+.1f} points)".replace("-", "−") if middle or low or high else told
