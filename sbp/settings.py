"""Where things lie and how the program was started, read from the environment at each call."""

import os
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from sbp.errors import UsageError

ROOT = Path(__file__).resolve().parent.parent
CONTENT_DIR = ROOT / "data"
GEO_DIR = ROOT / "geo"
AUDIENCES = ("analyst", "board", "public")
PUBLIC = "public"
SIGN_INS = ("oidc", "proxy")
SHORTEST_SECRET = 24
SOONEST_LOOK_SECONDS, USUAL_LOOK_SECONDS = 10, 120


def data_dir() -> Path:
    """Return the folder of inbox, builds and records: `SBP_DATA_DIR`, or `data/` in the checkout."""
    return _place(os.environ.get("SBP_DATA_DIR") or CONTENT_DIR)


def _place(named: str | Path) -> Path:
    """Return where a path lies, links unfollowed: every run of a page asks, and looking at all folders is slow."""
    return Path(named).absolute()


def inbox_dir() -> Path:
    """Return the folder that holds the publishers' files as they were received."""
    return data_dir() / "inbox"


def demo_dir() -> Path:
    """Return the folder that holds the invented demonstration borough's files."""
    return data_dir() / "demo-files"


def build_dir() -> Path:
    """Return the folder of built versions and of the pointer to the current one."""
    return data_dir() / "build"


def served_dir() -> Path:
    """Return the folder whose current version is served: the builds, or for the public what was published for it.

    The public's program looks nowhere else. `SBP_PUBLIC_FILE` names its folder (or one file in it); where that is an
    address, what was fetched from it lies in `public-copy/`.
    """
    if audience() != PUBLIC:
        return build_dir()
    if public_address():
        return data_dir() / "public-copy"
    named = os.environ.get("SBP_PUBLIC_FILE")
    place = _place(named) if named else public_dir()
    return place.resolve().parent if place.suffix == ".duckdb" else place


def public_dir() -> Path:
    """Return the folder that `publish` writes to."""
    return data_dir() / "public"


def reports_dir() -> Path:
    """Return the folder of the attacks' reports, apart from what is published: they name what could be found out."""
    return data_dir() / "public-reports"


def public_address() -> str:
    """Return the web address that the public's file is fetched from, ending in a slash; "" where it is a folder."""
    named = os.environ.get("SBP_PUBLIC_FILE") or ""
    return named.rstrip("/") + "/" if "://" in named else ""


def public_version() -> str:
    """Return the version that `SBP_PUBLIC_FILE` fixes by naming a file, "" where the folder's current one is served."""
    named = os.environ.get("SBP_PUBLIC_FILE") or ""
    return (
        Path(named).resolve().stem
        if audience() == PUBLIC and not public_address() and named.endswith(".duckdb")
        else ""
    )


def look_seconds() -> int:
    """Return how often the public's address is looked at: `SBP_PUBLIC_LOOK_SECONDS`, 120 unless set, at least 10.

    Raises:
        UsageError: the variable is set and is not a whole number.
    """
    return max(SOONEST_LOOK_SECONDS, _whole("SBP_PUBLIC_LOOK_SECONDS", USUAL_LOOK_SECONDS))


def contact() -> str:
    """Return how to reach those who run the dashboard, for its statements: `SBP_CONTACT`, "" unless set."""
    return (os.environ.get("SBP_CONTACT") or "").strip()


def versions_kept() -> int:
    """Return how many built versions are kept: `SBP_VERSIONS_KEPT`, 10 unless set.

    Raises:
        UsageError: the variable is set and is not a whole number.
    """
    return max(1, _whole("SBP_VERSIONS_KEPT", 10))


def today() -> date | None:
    """Return the day set by `SBP_TODAY` (`YYYY-MM-DD`), or None where the real date counts.

    Raises:
        UsageError: the variable is set and is not a date.
    """
    set_day = os.environ.get("SBP_TODAY")
    if not set_day:
        return None
    try:
        return date.fromisoformat(set_day)
    except ValueError:
        what = f"SBP_TODAY is {set_day!r}, which is not a date"
        raise UsageError(what, "environment", "a day such as 2026-03-06") from None


def audience() -> str:
    """Return who the program was started for: `SBP_AUDIENCE`, the analyst unless set.

    Raises:
        UsageError: the variable names no audience.
    """
    chosen = os.environ.get("SBP_AUDIENCE") or AUDIENCES[0]
    if chosen not in AUDIENCES:
        raise UsageError(f"SBP_AUDIENCE is {chosen!r}", "environment", f"one of {', '.join(AUDIENCES)}")
    return chosen


def sign_in() -> str:
    """Return how people sign in: `SBP_SIGN_IN`, "oidc" or "proxy"; "" where nobody does.

    Raises:
        UsageError: the variable names no way to sign in.
    """
    chosen = os.environ.get("SBP_SIGN_IN") or ""
    if chosen and chosen not in SIGN_INS:
        raise UsageError(f"SBP_SIGN_IN is {chosen!r}", "environment", f"one of {', '.join(SIGN_INS)}")
    return chosen


def people_file() -> Path:
    """Return the list of who may sign in, with their roles: `SBP_PEOPLE`, or `people.csv` in the data folder."""
    return Path(os.environ.get("SBP_PEOPLE") or data_dir() / "people.csv").resolve()


def session_hours() -> int:
    """Return after how many hours a person signs in again: `SBP_SESSION_HOURS`, 10 unless set.

    Raises:
        UsageError: the variable is set and is not a whole number.
    """
    return max(1, _whole("SBP_SESSION_HOURS", 10))


def proxy_header() -> str:
    """Return the header in which a trusted proxy names the person: `SBP_PROXY_HEADER`, X-Forwarded-Email unless set."""
    return os.environ.get("SBP_PROXY_HEADER") or "X-Forwarded-Email"


def proxy_secret() -> str:
    """Return what the trusted proxy sends as X-SBP-Proxy-Secret to prove itself: `SBP_PROXY_SECRET`.

    Raises:
        UsageError: it is missing or so short that it could be guessed.
    """
    held = os.environ.get("SBP_PROXY_SECRET") or ""
    if len(held) < SHORTEST_SECRET:
        what = f"SBP_PROXY_SECRET has {len(held)} characters"
        raise UsageError(what, "environment", f"at least {SHORTEST_SECRET} random ones")
    return held


def tile_style() -> tuple[str, str] | None:
    """Return the style of somebody else's ground for street maps, and to whom it is owed; None, as usual, for none.

    `SBP_TILE_STYLE` is the https address of a MapLibre style, all of whose parts come from the same host;
    `SBP_TILE_ATTRIBUTION` is what the map must say.

    Raises:
        UsageError: the address is not one, or the attribution is missing.
    """
    style = os.environ.get("SBP_TILE_STYLE") or ""
    if not style:
        return None
    address = urlsplit(style)
    if address.scheme != "https" or not address.hostname or set(style) & set(" ;,'\""):
        raise UsageError(
            f"SBP_TILE_STYLE is {style!r}, which is no https address", "environment", "https://…/style.json"
        )
    owed = os.environ.get("SBP_TILE_ATTRIBUTION") or ""
    if not owed:
        what = "SBP_TILE_ATTRIBUTION is empty"
        raise UsageError(what, "environment", "the attribution that the provider of the tiles asks for")
    return style, owed


def _whole(name: str, usual: int) -> int:
    wanted = os.environ.get(name) or str(usual)
    if not wanted.isdecimal():
        raise UsageError(f"{name} is {wanted!r}, which is not a whole number", "environment", str(usual))
    return int(wanted)
