"""Actions, progress, targets and monitoring: each line is checked, and each fault names file, line and key."""

import pytest


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("actions.csv", "talk,quiet_streets", "talk,quiet", "line 2, priority: 'quiet' is not a priority"),
        ("actions.csv", "walk,quiet", "talk,quiet", "line 3, id: 'talk' stands twice"),
        ("actions.csv", ",Police,first_plan", ",,first_plan", "line 2, owner: is missing"),
        ("actions.csv", "first_plan,1", "frst_plan,1", "line 2, document: 'frst_plan' is not one of"),
        ("actions.csv", "owner", "person", ": the header must be id,priority,action,owner,document,section"),
        ("progress.csv", "action,talk", "action,tlk", "line 2, id: 'tlk' is not an action"),
        ("progress.csv", "measure,total", "measure,ttl", "line 4, id: 'ttl' is not an indicator"),
        ("progress.csv", "action,talk", "deed,talk", "line 2, about: 'deed' is not one of action, measure, priority"),
        ("progress.csv", "2021/22 Q4,Achieved,Talked", "Q4,Achieved,Talked", "line 2, quarter: 'Q4' is not a quarter"),
        ("progress.csv", "7,false", "7,perhaps", "line 3, is_certain: 'perhaps' is neither true nor false"),
        ("targets.csv", "2021-12-31", "2021-12-32", "line 2, due_by: '2021-12-32' is not a day"),
        ("targets.csv", "dumped,total,2018", "dumped,,2018", "line 2, dataset: needs measure and due_year"),
        ("monitoring.csv", "met,first", "mett,first", "line 2, source: 'mett' is not a source"),
    ],
)
def test_faults_name_file_line_and_key(spoiled, file, old, new, fault):
    listed = spoiled(f"strategy/2020-22/{file}", old, new)
    assert any(line.startswith(f"strategy/2020-22/{file}") and fault in line for line in listed), listed


def test_a_missing_table_is_a_fault(folder, faults_of):
    (folder / "strategy" / "2020-22" / "targets.csv").unlink()
    assert "strategy/2020-22/targets.csv: the file is missing" in faults_of()
