"""Reading values by key: text stays as it was written, and nothing is guessed."""

from datetime import date

import pytest

from sbp.content.fields import Fields, read_csv, read_list, read_yaml


def fields(values) -> tuple[Fields, list[str]]:
    faults: list[str] = []
    return Fields(values, "x.yaml", faults), faults


def test_yaml_scalars_stay_text(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_text("a: no\nb: 06\nc: 2024-02-31\nd: 1e3\ne: ~\nf:\n", encoding="utf-8")
    assert read_yaml(path, []) == {"a": "no", "b": "06", "c": "2024-02-31", "d": "1e3", "e": "~", "f": ""}


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"a: [1", "x.yaml line 2: "),
        (b"a: 1\na: 2", "x.yaml line 2: key 'a' stands twice"),
        (b"a: \xff", "x.yaml: the file is not UTF-8 text"),
        (b"a: !!python/object:os.system 1", "x.yaml line 1: could not determine a constructor"),
    ],
)
def test_what_is_not_yaml_is_a_fault(tmp_path, content, fault):
    path = tmp_path / "x.yaml"
    path.write_bytes(content)
    faults: list[str] = []
    assert read_yaml(path, faults) is None
    assert faults[0].startswith(fault)


def test_a_list_file_must_hold_a_list(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_text("a: 1", encoding="utf-8")
    faults: list[str] = []
    assert list(read_list(path, faults)) == []
    assert faults == ["x.yaml: must be a list of entries, each starting with '- id:'"]


def test_a_csv_is_read_by_its_exact_header(tmp_path):
    path = tmp_path / "x.csv"
    path.write_bytes(b"\xef\xbb\xbfa,b\r\n1,2\r\n3\r\n")
    faults: list[str] = []
    assert [row.text("b") for row in read_csv(path, ("a", "b"), faults)] == ["2"]
    assert faults == ["x.csv line 3: must have 2 values"]
    assert list(read_csv(path, ("a",), faults)) == []
    assert faults[1:] == ["x.csv: the header must be a"]
    assert [row.text("a") for row in read_csv(path, ("a",), [], others=True)] == ["1"]


@pytest.mark.parametrize(
    ("ask", "value", "fault"),
    [
        (lambda each: each.text("k"), " ", "is missing"),
        (lambda each: each.text("k"), ["a"], "must be a text"),
        (lambda each: each.id("k"), "Big", "'Big' is not an id"),
        (lambda each: each.choice("k", ("a", "b")), "c", "'c' is not one of a, b"),
        (lambda each: each.truth("k"), "maybe", "'maybe' is neither true nor false"),
        (lambda each: each.whole("k"), "-3", "'-3' is not a whole number"),
        (lambda each: each.texts("k"), "a", "must be a list of texts"),
        (lambda each: each.known("k", {"a"}), ["b"], "'b' is not known"),
        (lambda each: each.pairs("k"), ["a"], "must be a mapping of texts"),
        (lambda each: each.day("k"), "2024-02-30", "'2024-02-30' is not a day in the form YYYY-MM-DD"),
        (lambda each: each.month("k"), "2024-13", "'2024-13' is not a month in the form YYYY-MM"),
    ],
)
def test_each_wrong_value_is_one_fault_with_its_key(ask, value, fault):
    held, faults = fields({"k": value})
    ask(held)
    assert len(faults) == 1
    assert faults[0].startswith(f"x.yaml, k: {fault}")


def test_right_values_come_back_as_what_they_are():
    values = {"t": " a ", "n": "06", "yes": "Yes", "l": ["a"], "p": {"a": "b"}, "d": "2024-02-29", "m": "2024-02"}
    held, faults = fields(values)
    assert (held.text("t"), held.whole("n"), held.truth("yes")) == ("a", 6, True)
    assert (held.texts("l"), held.known("l", {"a"}), held.pairs("p")) == (("a",), ("a",), {"a": "b"})
    assert (held.day("d"), held.month("m")) == (date(2024, 2, 29), date(2024, 2, 1))
    assert (held.whole("x"), held.texts("x"), held.day("x", required=False)) == (None, (), None)
    held.close()
    assert faults == []


def test_a_key_that_nobody_asked_for_is_a_fault():
    held, faults = fields({"k": "1", "other": "2"})
    held.text("k")
    held.close()
    assert faults == ["x.yaml, other: is not a key that is known here"]


def test_what_is_no_mapping_is_a_fault():
    assert fields("text")[1] == ["x.yaml: must be a mapping of keys to values"]
