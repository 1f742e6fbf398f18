"""A fault reads as one sentence with its place and what to try."""

from sbp.errors import ContentFaults, SbpError, UsageError


def test_a_fault_says_what_where_and_what_to_try() -> None:
    said = str(SbpError("Month 13 is no month", "file.csv, line 7", "correct the month"))
    assert said == "Month 13 is no month (file.csv, line 7). Try: correct the month."


def test_place_and_remedy_may_be_missing() -> None:
    assert str(UsageError("There is no ward X")) == "There is no ward X."


def test_content_faults_are_listed_together() -> None:
    said = str(ContentFaults(["a.yaml: better is missing", "b.yaml: unknown source"]))
    assert "2 fault(s)" in said
    assert "a.yaml: better is missing" in said
    assert "b.yaml: unknown source" in said
