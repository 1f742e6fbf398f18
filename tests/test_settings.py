"""The environment moves folders, sets the day and names the audience; nonsense in it is said, not guessed round."""

from datetime import date
from pathlib import Path

import pytest

from sbp import settings
from sbp.errors import UsageError


def test_everything_written_moves_with_one_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SBP_DATA_DIR", str(tmp_path))
    for folder in (settings.inbox_dir(), settings.build_dir(), settings.demo_dir()):
        assert folder.parent == tmp_path.resolve()


def test_content_stays_in_the_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SBP_DATA_DIR", str(tmp_path))
    assert (settings.CONTENT_DIR / "categories.csv").exists()


def test_the_day_can_be_set_and_nonsense_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings.today() is None
    monkeypatch.setenv("SBP_TODAY", "2026-03-06")
    assert settings.today() == date(2026, 3, 6)
    monkeypatch.setenv("SBP_TODAY", "tomorrow")
    with pytest.raises(UsageError, match="not a date"):
        settings.today()


def test_the_audience_is_the_analyst_unless_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings.audience() == "analyst"
    monkeypatch.setenv("SBP_AUDIENCE", "public")
    assert settings.audience() == "public"
    monkeypatch.setenv("SBP_AUDIENCE", "everyone")
    with pytest.raises(UsageError, match="one of analyst, board, public"):
        settings.audience()


def test_at_least_one_version_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings.versions_kept() == 10
    monkeypatch.setenv("SBP_VERSIONS_KEPT", "0")
    assert settings.versions_kept() == 1


def test_versions_kept_must_be_a_whole_number(monkeypatch):
    monkeypatch.setenv("SBP_VERSIONS_KEPT", "many")
    with pytest.raises(UsageError, match="whole number"):
        settings.versions_kept()


def test_the_public_program_looks_into_its_own_folder_and_nowhere_else(tmp_path, monkeypatch) -> None:
    assert settings.served_dir() == settings.build_dir()
    monkeypatch.setenv("SBP_AUDIENCE", "public")
    assert settings.served_dir() == settings.public_dir() != settings.build_dir()
    monkeypatch.setenv("SBP_PUBLIC_FILE", str(tmp_path / "out"))
    assert settings.served_dir() == (tmp_path / "out").resolve()
    monkeypatch.setenv("SBP_PUBLIC_FILE", str(tmp_path / "out" / "2026-03-06.1-0123abcd.duckdb"))
    assert (settings.served_dir(), settings.public_version()) == ((tmp_path / "out").resolve(), "2026-03-06.1-0123abcd")
    monkeypatch.setenv("SBP_PUBLIC_FILE", "https://files.example/safer")
    assert settings.public_address() == "https://files.example/safer/"
    assert settings.served_dir() == settings.data_dir() / "public-copy"


def test_the_public_address_is_not_looked_at_more_often_than_it_bears(monkeypatch) -> None:
    assert settings.look_seconds() == settings.USUAL_LOOK_SECONDS
    monkeypatch.setenv("SBP_PUBLIC_LOOK_SECONDS", "1")
    assert settings.look_seconds() == settings.SOONEST_LOOK_SECONDS


@pytest.mark.parametrize(
    ("style", "owed", "fault"),
    [
        ("http://tiles.example/style.json", "Example", "no https address"),
        ("https://tiles.example/style.json; script-src *", "Example", "no https address"),
        ("https://tiles.example/style.json", "", "ATTRIBUTION is empty"),
    ],
)
def test_a_ground_for_maps_needs_an_https_address_and_an_attribution(monkeypatch, style, owed, fault) -> None:
    assert settings.tile_style() is None
    monkeypatch.setenv("SBP_TILE_STYLE", style)
    monkeypatch.setenv("SBP_TILE_ATTRIBUTION", owed)
    with pytest.raises(UsageError, match=fault):
        settings.tile_style()
