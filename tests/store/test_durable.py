"""Small files are replaced whole."""

import hashlib

from sbp.store import durable


def test_text_is_replaced_and_nothing_is_left_beside_it(tmp_path):
    path = tmp_path / "pointer"
    durable.write_text(path, "one\n")
    durable.write_text(path, "zwölf\n")
    assert path.read_bytes() == "zwölf\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_sha256_of_a_file_longer_than_a_piece(tmp_path):
    path = tmp_path / "long"
    path.write_bytes(b"ab" * 1_500_000)
    assert durable.sha256(path) == hashlib.sha256(b"ab" * 1_500_000).hexdigest()


def test_files_are_hashed_together_by_name_and_content(tmp_path):
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text("one")
    second.write_text("two")
    before = durable.sha256_of([first, second])
    assert before == durable.sha256_of([first, second])
    second.write_text("three")
    assert durable.sha256_of([first, second]) != before
