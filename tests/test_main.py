"""The command line as a whole: its manual, and what wrong use, faults and interruptions look like."""

import json
import os
import subprocess
import sys

import pytest

from sbp import __main__ as program
from sbp import commands, settings
from sbp.commands import versions

EVERY = (
    "calibrate", "demo", "load", "files", "fetch", "build", "check", "rejects", "versions", "publish", "pack",
    "rollback", "backup", "restore", "records", "series", "indicators",
)  # fmt: skip


def test_the_manual_names_every_command(capsys):
    with pytest.raises(SystemExit) as left:
        program.main(["--help"])
    manual = capsys.readouterr().out
    assert left.value.code == 0
    assert set(commands.all_commands()) == set(EVERY)
    assert all(f"\n    {name}" in manual for name in EVERY)
    assert "SBP_DATA_DIR" in manual


@pytest.mark.parametrize("name", EVERY)
def test_wrong_use_is_one_sentence(name, capsys):
    assert program.main([name, "--no-such-option"]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)


@pytest.mark.parametrize(("arguments", "sentence"), [([], "COMMAND"), (["bild"], "build"), (["--x"], "")])
def test_no_such_command(arguments, sentence, capsys):
    assert program.main(arguments) == 2
    said = capsys.readouterr().err
    assert sentence in said
    assert "--help" in said


def test_an_unexpected_fault_is_a_reference_and_its_trace_is_in_the_log(monkeypatch, capsys):
    def broken(_):
        raise RuntimeError("secret detail")

    monkeypatch.setattr(versions, "run", broken)
    assert program.main(["versions"]) == 1
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert "secret" not in said
    reference = said.split("reference ")[1].split()[0]
    logged = [json.loads(line) for line in (settings.data_dir() / "logs" / "commands.jsonl").read_text().splitlines()]
    found = next(each for each in logged if each.get("reference") == reference)
    assert any("broken" in place for place in found["passed"])


def test_a_disk_that_says_no_is_one_sentence_with_the_place(monkeypatch, capsys):
    def refused(_):
        raise PermissionError(13, "Permission denied", "/some/folder")

    monkeypatch.setattr(versions, "run", refused)
    assert program.main(["versions"]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "Permission denied" in said
    assert "/some/folder" in said


def test_ctrl_c(monkeypatch, capsys):
    def stopped(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(versions, "run", stopped)
    assert program.main(["versions"]) == 130
    assert capsys.readouterr().err == "Stopped; the version in use is as it was.\n"


def test_content_faults_are_listed_one_by_one(monkeypatch, capsys):
    from sbp.errors import ContentFaults

    def faulty(_):
        raise ContentFaults(["a.yaml: one", "b.yaml: two"])

    monkeypatch.setattr(versions, "run", faulty)
    assert program.main(["versions"]) == 1
    assert capsys.readouterr().err.splitlines()[1:] == ["a.yaml: one", "b.yaml: two"]


@pytest.mark.skipif(os.name == "nt", reason="needs a Unix shell")
def test_a_reader_that_goes_away_is_no_fault():
    command = f"{sys.executable} -m sbp indicators --json | true"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, cwd=settings.ROOT, check=False)
    assert done.stderr == ""


def test_small_arrays_are_worked_on_by_one_thread() -> None:
    told = "import os, sys, sbp; print('numpy' in sys.modules, os.environ['OPENBLAS_NUM_THREADS'])"
    clean = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    done = subprocess.run([sys.executable, "-c", told], cwd=settings.ROOT, env=clean, capture_output=True, text=True)
    assert done.stdout.split() == ["False", "1"]
