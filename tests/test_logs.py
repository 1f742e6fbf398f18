"""Logs are JSON lines that tell what happened and nothing about anybody."""

import json
from pathlib import Path

import pytest

from sbp import logs, settings


@pytest.fixture(autouse=True)
def _stop():
    yield
    logs.stop()


def raised(message):
    try:
        raise ValueError(message)
    except ValueError as fault:
        return fault


def test_commands_log_to_a_file_of_the_data_folder(capfd):
    logs.start(to_stderr=False)
    logs.event("build ended", seconds=1.5, version="2026-03-06.1-aaaaaaaa")
    (line,) = (settings.data_dir() / "logs" / "commands.jsonl").read_text().splitlines()
    entry = json.loads(line)
    assert (entry["event"], entry["level"], entry["seconds"]) == ("build ended", "info", 1.5)
    assert entry["at"].endswith("+00:00")
    assert capfd.readouterr().err == ""


def test_the_server_logs_to_stderr(capsys):
    logs.start(to_stderr=True)
    logs.event("started")
    assert json.loads(capsys.readouterr().err)["event"] == "started"


def test_a_named_file_takes_both(tmp_path, monkeypatch):
    monkeypatch.setenv("SBP_LOG_FILE", str(tmp_path / "all.jsonl"))
    for to_stderr in (True, False):
        logs.start(to_stderr=to_stderr)
        logs.event("started")
    assert len((tmp_path / "all.jsonl").read_text().splitlines()) == 2


def test_an_exception_is_found_by_its_reference_and_its_message_is_not_kept(tmp_path, monkeypatch):
    monkeypatch.setenv("SBP_LOG_FILE", str(tmp_path / "all.jsonl"))
    logs.start(to_stderr=True)
    reference = logs.failure(raised("cannot convert 'jane@example.org'"), "reading a file")
    text = (tmp_path / "all.jsonl").read_text()
    entry = json.loads(text)
    assert entry["reference"] == reference
    assert entry["kind"] == "ValueError"
    assert "raised" in entry["passed"][-1]
    assert "jane" not in text


def test_a_long_file_is_put_aside(tmp_path, monkeypatch):
    path = tmp_path / "all.jsonl"
    monkeypatch.setenv("SBP_LOG_FILE", str(path))
    monkeypatch.setattr(logs, "LARGEST_BYTES", 10)
    path.write_text("x" * 11)
    logs.start(to_stderr=True)
    assert (tmp_path / "all.jsonl.1").read_text() == "x" * 11


def test_a_file_that_cannot_be_written_stops_nothing(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("SBP_LOG_FILE", str(tmp_path / "file" / "below.jsonl"))
    logs.start(to_stderr=True)
    logs.event("started")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
def test_a_full_disk_loses_lines_and_says_nothing(monkeypatch, capfd):
    monkeypatch.setenv("SBP_LOG_FILE", "/dev/full")
    logs.start(to_stderr=False)
    logs.event("build ended")
    logs.stop()
    assert capfd.readouterr().err == ""
