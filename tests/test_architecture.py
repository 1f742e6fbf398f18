"""The walls of the house, held by a machine: who may import what, how long a piece may be, where words may stand.

There is no list of exemptions: where a wall is wrong, move the wall, the picture in `sbp/README.md` and this file.
"""

import ast
import csv
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
PAGE_LINES, MODULE_LINES, FUNCTION_LINES = 60, 300, 40
RECORDS = {"model", "strategy_model", "evidence_model", "impact_model", "standing", "profiles", "watching"} | {
    "planning_model",
    "paper",
    "pack_model",
    "meeting_model",
    "survey_model",
    "streets_model",
    "publishing_model",
    "inbox_model",
}
BASE = RECORDS | {"access", "errors", "months", "settings", "logs"}

# room -> rooms of ours it may import
ROOMS = {
    "content": BASE,
    "stats": set(),
    "ingest": BASE | {"stats", "store", "content"},
    "store": BASE,
    "answers": BASE | {"store", "stats", "content"},
    "charts": BASE - {"settings", "logs"},
    "report": BASE | {"charts", "answers"},
    "publish": BASE | {"store", "stats", "content", "answers"},
    "ui": BASE | {"answers", "charts", "report", "content", "store"},
    "commands": BASE | {"ingest", "store", "stats", "answers", "content", "publish", "report", "charts"},
}
# library -> where it may be imported; a library that is not named may be used anywhere
LIBRARIES = {
    "streamlit": {"ui", "app", "pages"},
    "duckdb": {"store", "ingest"},
    "geopandas": {"ingest"},
    "pyogrio": {"ingest"},
    "pyproj": {"ingest"},
    "shapely": {"ingest"},
    "httpx": {"ingest", "store"},
    "altair": set(),
    "pandas": {"ingest", "publish", "store"},
    "pydeck": set(),
    "statsmodels": set(),
    "esda": set(),
    "sqlite3": {"store"},
    "typst": {"report"},
    "pptx": {"report"},
    "xlsxwriter": {"report"},
    "vl_convert": {"report"},
    "font_source_sans_pro": {"report"},
    "h3": {"ingest"},
}
PURE = {"stats": {"numpy", "scipy"}, "charts": set()}
IMPURE_MODULES = {"os", "pathlib", "time", "random", "socket", "subprocess", "urllib"}
SQL = re.compile(r"\b(SELECT\s.+\sFROM|INSERT\s+INTO|CREATE\s+(OR\s+REPLACE\s+)?(TEMP\s+)?TABLE|DELETE\s+FROM)\b", re.S)


def _files(*patterns: str) -> list[Path]:
    return sorted(path for pattern in patterns for path in ROOT.glob(pattern) if "__pycache__" not in path.parts)


CODE = _files("app.py", "pages/*.py", "sbp/**/*.py")


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def _room(path: Path) -> str:
    parts = path.relative_to(ROOT).parts
    if parts[0] != "sbp":
        return "pages" if parts[0] == "pages" else "app"
    return parts[1] if len(parts) > 2 else Path(parts[1]).stem


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            if node.module in ("sbp", "__future__"):
                yield from (f"{node.module}.{alias.name}" for alias in node.names)
            else:
                yield str(node.module)


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _assert_none(faults: Iterable[str]) -> None:
    found = list(faults)
    assert not found, "\n".join(found)


# Each wall is one test over all files and names every fault: a test a file and wall was a third of all tests.
def test_rooms_import_only_what_they_may() -> None:
    _assert_none(fault for path in CODE for fault in _forbidden_imports(path))


def _forbidden_imports(path: Path) -> Iterator[str]:
    room = _room(path)
    for name in _imports(path):
        parts = name.split(".")
        if parts[0] == "sbp":
            target = parts[1] if len(parts) > 1 else ""
            if room == "__main__":
                allowed = ROOMS["commands"] | {"commands"}
            elif room in ("pages", "app"):
                allowed = {"ui"}
            else:
                allowed = ROOMS.get(room, BASE) | {room}
            if target not in allowed:
                yield f"{_name(path)} ({room}) imports {name}"
        elif parts[0] in LIBRARIES and room not in LIBRARIES[parts[0]]:
            yield f"{_name(path)} ({room}) imports {name}"


def test_the_middle_is_pure() -> None:
    middle = [path for path in CODE if _room(path) in PURE]
    assert len(middle) > 50
    _assert_none(fault for path in middle for fault in _impurities(path))


def _impurities(path: Path) -> Iterator[str]:
    allowed = PURE[_room(path)]
    for name in _imports(path):
        top = name.split(".")[0]
        is_foreign = top != "sbp" and top not in sys.stdlib_module_names
        if top in IMPURE_MODULES or (is_foreign and top not in allowed):
            yield f"{_name(path)} imports {name}"


def test_the_base_needs_the_standard_library_alone() -> None:
    base = [path for path in CODE if _room(path) in BASE]
    assert {path.stem for path in base} == BASE
    _assert_none(
        f"{_name(path)} imports {name}"
        for path in base
        for name in _imports(path)
        if (top := name.split(".")[0]) != "sbp" and top not in sys.stdlib_module_names
    )


def test_files_and_functions_keep_to_their_budgets() -> None:
    too_long = []
    for path in CODE:
        lines = path.read_text(encoding="utf-8").count("\n")
        if lines > (PAGE_LINES if _room(path) == "pages" else MODULE_LINES):
            too_long.append(f"{_name(path)} has {lines} lines")
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                if length > FUNCTION_LINES:
                    too_long.append(f"{_name(path)}: {node.name} has {length} lines")
    _assert_none(too_long)


def test_every_public_piece_says_what_it_is() -> None:
    silent = [_name(path) for path in CODE if not ast.get_docstring(_tree(path))]
    for path in CODE:
        for node in ast.walk(_tree(path)):
            is_piece = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
            if is_piece and not node.name.startswith("_") and not ast.get_docstring(node):
                silent.append(f"{_name(path)}: {node.name}")
    _assert_none(silent)


def test_sql_stands_only_in_the_store_and_the_build() -> None:
    _assert_none(
        f"{_name(path)}:{node.lineno} holds SQL"
        for path in CODE
        if _room(path) not in ("store", "ingest")
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.search(node.value)
    )


def _content_ids() -> set[str]:
    indicators = {path.stem for path in _files("data/indicators/*.yaml")}
    with (ROOT / "data" / "categories.csv").open(encoding="utf-8", newline="") as file:
        categories = {row["category_id"] for row in csv.DictReader(file)}
    places = set()
    with (ROOT / "geo" / "facts" / "ward-facts.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            places |= {row["ward_code"], row["ward_name"]}
    borough = yaml.safe_load((ROOT / "data" / "borough.yaml").read_text(encoding="utf-8"))
    # a one-word id such as "rape" or "other" may be an English word in a sentence; only compound ids are telling
    compound = {name for name in indicators | categories if "_" in name}
    return compound | places | {borough["code"], borough["name"]}


def test_no_indicator_category_ward_or_borough_is_named_in_code() -> None:
    names = _content_ids()
    assert len(names) > 60, "the content that this test reads has moved"
    _assert_none(
        f"{_name(path)}:{node.lineno} names {node.value!r}"
        for path in CODE
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in names
    )


def test_every_module_has_its_test() -> None:
    tests = {path.name for path in _files("tests/**/test_*.py")}
    missing = [
        _name(path)
        for path in CODE
        if _room(path) not in ("pages", "app") and path.name not in ("__init__.py", "__main__.py")
        if f"test_{path.name}" not in tests
    ]
    assert not missing, f"modules without a test of their name: {missing}"
