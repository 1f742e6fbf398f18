"""CSV writing: the same bytes everywhere."""

from sbp.ingest.demo import csv_file


def test_lines_end_in_lf_and_text_is_utf_8(tmp_path):
    csv_file.write(tmp_path / "new" / "x.csv", ["a", "b"], [[1, "ü, y"], [2, ""]])
    assert (tmp_path / "new" / "x.csv").read_bytes() == 'a,b\n1,"ü, y"\n2,\n'.encode()
