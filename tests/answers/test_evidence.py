"""The audit of the figures that ship: it finds by itself what the documents get wrong."""

import duckdb
import pytest

from sbp import content
from sbp.answers import evidence
from sbp.errors import UsageError
from tests import borough_file as tiny


@pytest.fixture(scope="module")
def shipped():
    return content.load()


@pytest.fixture
def audited(con, shipped):
    return evidence.audit(con, shipped)


@pytest.fixture
def own():
    """A connection that a test may change."""
    with duckdb.connect() as held:
        tiny.write(held)
        yield held


def verdicts(audited, figure_id):
    return {each.relation.kind: each.verdict for each in evidence.find(audited, figure_id).findings}


def test_every_figure_stands_once_disagreements_first(audited, shipped):
    assert {line.figure.id for line in audited.lines} == set(shipped.published.figures)
    assert len(audited.lines) == len(shipped.published.figures)
    order = [(evidence.WORST_FIRST.index(line.verdict), line.only_records_differ) for line in audited.lines]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("figure_id", "kind", "verdict"),
    [
        ("r21_hate", "change", "differs"),
        ("r21_tno", "change", "differs"),
        ("r21_sexual", "change", "differs"),
        ("r21_vehicle", "change", "differs"),
        ("r21_da", "change", "agrees"),
        ("r21_da", "same", "differs"),
        ("r21_da_text", "change", "differs"),
        ("r21_asb_text", "change", "differs"),
        ("r21_asb", "change", "agrees after rounding"),
        ("r21_harassment", "change", "agrees after rounding"),
        ("r21_knife", "same", "differs"),
        ("r21_asb_rate", "base", "differs"),
        ("r21_burglary_rate", "base", "agrees after rounding"),
        ("r21_sexual", "total", "agrees"),
        ("r21_sexual_before", "earlier", "differs"),
        ("r21_savings_total", "includes", "agrees"),
        ("r21_savings_health", "includes", "agrees"),
        ("s16_nps_total", "total", "agrees"),
        ("s16_crc_total", "total", "agrees"),
        ("s16_flytips_2015", "change", "differs"),
        ("s16_custody_national", "includes", "agrees"),
        ("s24_prevention", "people", "agrees after rounding"),
        ("s24_people", "people", "differs"),
        ("s24_stronger", "people", "agrees after rounding"),
        ("s20_impact_days", "same", "agrees"),
    ],
)
def test_it_finds_what_agrees_and_what_does_not(audited, figure_id, kind, verdict):
    found = [each.verdict for each in evidence.find(audited, figure_id).findings if each.relation.kind == kind]
    assert verdict in found


def test_implied_residents_are_those_that_division_gives(audited):
    (asb,) = evidence.find(audited, "r21_asb_rate").findings
    (burglary,) = evidence.find(audited, "r21_burglary_rate").findings
    assert asb.low < 7267 / 20.26 * 1000 < asb.high
    assert burglary.low < 1577 / 4.72 * 1000 < burglary.high
    assert round(asb.low, -3) == 359_000
    assert round(burglary.low, -3) == 334_000


def test_a_figure_fails_where_one_of_its_tests_does():
    assert evidence.worst(["agrees", "differs", "cannot be checked"]) == "differs"
    assert evidence.worst(["cannot be checked", "agrees"]) == "agrees"
    assert evidence.worst([]) == "cannot be checked"


def test_the_target_needs_the_yearly_return(own, shipped):
    target = "s16_flytips_target"
    assert verdicts(evidence.audit(own, shipped), target) == {"target": "cannot be checked"}
    code = shipped.borough.code
    returned = [("2012-04-01", 2495), ("2018-04-01", 3172), ("2015-04-01", 3343)]
    own.executemany(
        "INSERT INTO yearly_count VALUES ('defra_fly_tipping', ?, 'total_incidents', ?, ?, 'count', 1)",
        [(code, year, value) for year, value in returned],
    )
    line = evidence.find(evidence.audit(own, shipped), target)
    assert line.verdict == "target missed"
    assert [(term.name, term.number) for term in line.findings[0].terms] == [("2012/13", 2495), ("2018/19", 3172)]


def test_invented_data_proves_nothing(own, shipped):
    own.execute("UPDATE meta SET value = 'true' WHERE key = 'is_demonstration'")
    audited = evidence.audit(own, shipped)
    assert audited.is_demonstration
    held = [each for line in audited.lines for each in line.findings if each.relation.kind in ("series", "target")]
    assert {(each.verdict, each.reason) for each in held} == {("cannot be checked", evidence.INVENTED)}
    assert verdicts(audited, "r21_hate")["change"] == "differs"


def test_a_part_names_the_tests_that_use_it(audited):
    line = evidence.find(audited, "r21_hate_before")
    assert line.verdict == "cannot be checked"
    assert [each.figure.figure for each in line.used_in] == ["r21_hate"]


def test_an_unknown_figure_is_answered_with_the_nearest(audited):
    with pytest.raises(UsageError, match="r21_hate"):
        evidence.find(audited, "r21_hates")
