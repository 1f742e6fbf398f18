"""What an operator takes from deploy/: each file names only what exists, and the service file is understood."""

import re
import shutil
import subprocess

import pytest

from tests import served

DEPLOY = served.ROOT / "deploy"
DOCKERFILE = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
SERVICE = DEPLOY / "systemd" / "safer-bromley@.service"


def test_the_container_copies_only_what_is_here():
    copied = re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.M)
    names = [name for line in copied for name in line.split()[:-1]]
    assert {"app.py", "sbp", "pages", "data", "geo", ".streamlit", "requirements.txt"} <= set(names)
    assert [name for name in names if not (served.ROOT / name).exists()] == []


def test_the_container_leaves_out_what_is_made_at_run_time():
    left_out = (served.ROOT / ".dockerignore").read_text().split()
    ignored = (served.ROOT / ".gitignore").read_text().split()
    assert {line.rstrip("/") for line in ignored if line.startswith("data/")} <= set(left_out)


@pytest.mark.parametrize("path", ["Dockerfile", "systemd/safer-bromley@.service", "systemd/public.env", "README.md"])
def test_every_setting_named_is_one_that_the_program_reads(path):
    named = set(re.findall(r"\bSBP_[A-Z_]+", (DEPLOY / path).read_text(encoding="utf-8")))
    code = "\n".join(each.read_text(encoding="utf-8") for each in (served.ROOT / "sbp").rglob("*.py"))
    assert named
    assert [name for name in sorted(named) if f'"{name}"' not in code] == []


def test_the_container_and_the_service_start_the_public_audience_by_the_readmes_command():
    for text in (DOCKERFILE, SERVICE.read_text(encoding="utf-8")):
        assert "SBP_AUDIENCE=public" in text
        assert re.search(r'streamlit"?,? "?run"?,? "?app\.py', text)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_understands_the_service(tmp_path):
    # the program is not installed where the service looks for it, so a command that is there stands in its place
    text = SERVICE.read_text(encoding="utf-8").replace("/opt/safer-bromley/venv/bin/streamlit", "/bin/true")
    (tmp_path / SERVICE.name).write_text(text, encoding="utf-8")
    done = subprocess.run(["systemd-analyze", "verify", SERVICE.name], cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
