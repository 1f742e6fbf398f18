"""What an operator takes from deploy/: each file names only what exists, and the service file is understood."""

import re
import shutil
import subprocess
from fnmatch import fnmatchcase

import pytest

from tests import served

DEPLOY = served.ROOT / "deploy"
DOCKERFILE = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
# what the program makes beside the content of data/
MADE = {
    "inbox", "build", "public", "public-copy", "public-reports", "incoming", "demo-files", "logs", "fetch-parts",
    "fetch-state.json", "people.csv", ".sqlite", ".lock", ".zip",
}  # fmt: skip
SERVICE = DEPLOY / "systemd" / "safer-bromley@.service"


def test_the_container_copies_only_what_is_here():
    copied = re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.M)
    names = [name for line in copied for name in line.split()[:-1]]
    assert {"app.py", "sbp", "pages", "data", "geo", ".streamlit", "requirements.txt"} <= set(names)
    assert [name for name in names if not (served.ROOT / name).exists()] == []


def _goes_along(path: str) -> bool:
    """Return whether the ignore file lets a path go to whoever builds the image: the last rule that fits decides."""
    parts = path.split("/")
    goes = True
    for rule in (served.ROOT / ".dockerignore").read_text().splitlines():
        named = rule.removeprefix("!").removeprefix("**/").split("/")
        starts = range(len(parts)) if "**/" in rule else [0]
        if any(
            all(map(fnmatchcase, parts[at:], named)) and len(parts) - at >= len(named)
            for at in starts
            if rule and not rule.startswith("#")
        ):
            goes = rule.startswith("!")
    return goes


def test_what_the_image_needs_goes_to_the_one_who_builds_it():
    content = [each for each in (served.ROOT / "data").iterdir() if not (each.name in MADE or each.suffix in MADE)]
    needed = [each.relative_to(served.ROOT).as_posix() for each in content]
    assert len(needed) > 15
    needed += ["app.py", "requirements.txt", "requirements.lock", ".streamlit/config.toml", "sbp/ui/style.css", "geo/x"]
    assert [path for path in needed if not _goes_along(path)] == []


@pytest.mark.parametrize(
    "path",
    [
        ".streamlit/secrets.toml", "data/people.csv", "data/records.sqlite", "data/public-reports/x.json",
        "data/inbox/x", "data/build/x.duckdb", "data/incoming/x", "data/logs/x", ".git/config", ".env", "backup.zip",
        "sbp/__pycache__/x.pyc",
    ],
)  # fmt: skip
def test_what_is_secret_or_made_at_run_time_stays(path):
    assert not _goes_along(path)


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
