"""Reading the files that people edit: every value by its key, every fault noted with its file and key, none guessed."""

import csv
import datetime
import re
from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import Any

import yaml

from sbp import months

_ID = re.compile(r"^[a-z][a-z0-9_]*$")
_TRUTH = {"true": True, "yes": True, "false": False, "no": False}


class _TextLoader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):  # type: ignore[misc]
    """YAML in which every scalar stays the text that was written: `no`, `06` and `2024-02-31` arrive unchanged."""

    yaml_implicit_resolvers: dict = {}  # noqa: RUF012  the base class declares it so


def _unique_mapping(loader: _TextLoader, node: yaml.MappingNode) -> dict[Hashable, Any]:
    mapping: dict[Hashable, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node)
        if key in mapping:
            raise yaml.constructor.ConstructorError(None, None, f"key {key!r} stands twice", key_node.start_mark)
        mapping[key] = loader.construct_object(value_node, deep=True)
    return mapping


_TextLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _unique_mapping)


def read_yaml(path: Path, faults: list[str]) -> Any:
    """Read a YAML file with all scalars as text; None, and a fault with its line, where that cannot be done."""
    try:
        return yaml.load(path.read_text(encoding="utf-8-sig"), _TextLoader)
    except FileNotFoundError:
        faults.append(f"{path.name}: the file is missing")
    except UnicodeDecodeError:
        faults.append(f"{path.name}: the file is not UTF-8 text")
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None)
        line = f" line {mark.line + 1}" if mark else ""
        faults.append(f"{path.name}{line}: {getattr(fault, 'problem', None) or 'not YAML'}")
    return None


def read_list(path: Path, faults: list[str]) -> Iterator["Fields"]:
    """Yield each entry of a YAML file that holds a list of mappings, named by its `id` or its place."""
    entries = read_yaml(path, faults)
    if entries is None:
        return
    if not isinstance(entries, list):
        faults.append(f"{path.name}: must be a list of entries, each starting with '- id:'")
        return
    for number, entry in enumerate(entries, start=1):
        place = str(entry.get("id") or f"entry {number}") if isinstance(entry, dict) else f"entry {number}"
        yield Fields(entry, f"{path.name} {place}", faults)


def read_csv(path: Path, columns: tuple[str, ...], faults: list[str], others: bool = False) -> Iterator["Fields"]:
    """Yield each row of a CSV with these columns (and no others, unless allowed), named by its line."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            header = tuple(reader.fieldnames or ())
            if not (set(columns) <= set(header) if others else columns == header):
                faults.append(f"{path.name}: the header must be {','.join(columns)}")
                return
            for row in reader:
                if None in row or None in row.values():
                    faults.append(f"{path.name} line {reader.line_num}: must have {len(header)} values")
                    continue
                yield Fields(row, f"{path.name} line {reader.line_num}", faults)
    except FileNotFoundError:
        faults.append(f"{path.name}: the file is missing")
    except UnicodeDecodeError:
        faults.append(f"{path.name}: the file is not UTF-8 text")


class Fields:
    """One entry's values by key; a wrong or missing one adds a fault and yields an empty stand-in, so reading goes on.

    Args:
        values: the mapping that was read; anything else is a fault.
        place: file, and entry or line, as people find it.
        faults: the list that every fault is added to.
    """

    def __init__(self, values: Any, place: str, faults: list[str]) -> None:
        self.place = place
        self._faults = faults
        self._seen: set[str] = set()
        self._values: dict[str, Any] = values if isinstance(values, dict) else {}
        if not isinstance(values, dict):
            self.fault("", "must be a mapping of keys to values")

    def fault(self, key: str, what: str) -> None:
        """Note a fault at this entry's key."""
        self._faults.append(f"{self.place}{f', {key}' if key else ''}: {what}")

    def raw(self, key: str) -> Any:
        """Return whatever stands at the key, None where nothing does."""
        self._seen.add(key)
        return self._values.get(key)

    def text(self, key: str, required: bool = True) -> str:
        """Return the text at the key, stripped; a fault where it is required and empty."""
        value = self.raw(key)
        if isinstance(value, dict | list):
            self.fault(key, "must be a text")
            return ""
        stripped = (value or "").strip()
        if required and not stripped:
            self.fault(key, "is missing")
        return stripped

    def id(self, key: str = "id") -> str:
        """Return an id: small letters, digits and underscores, a letter first."""
        value = self.text(key)
        if value and not _ID.match(value):
            self.fault(key, f"{value!r} is not an id (small letters, digits and underscores)")
        return value

    def choice(self, key: str, options: tuple[str, ...]) -> Any:
        """Return the value at the key, which must be one of `options`."""
        value = self.text(key)
        if value and value not in options:
            self.fault(key, f"{value!r} is not one of {', '.join(options)}")
        return value

    def truth(self, key: str) -> bool:
        """Return the yes or no at the key."""
        value = self.text(key).lower()
        if value and value not in _TRUTH:
            self.fault(key, f"{value!r} is neither true nor false")
        return _TRUTH.get(value, False)

    def whole(self, key: str) -> int | None:
        """Return the whole number at the key, None where nothing stands there."""
        value = self.text(key, required=False)
        if not value:
            return None
        if not value.isdigit():
            self.fault(key, f"{value!r} is not a whole number")
            return None
        return int(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the list of texts at the key, empty where nothing stands there."""
        value = self.raw(key)
        if value is None or value == "":
            return ()
        if not isinstance(value, list) or any(isinstance(item, dict | list) for item in value):
            self.fault(key, "must be a list of texts")
            return ()
        return tuple(str(item).strip() for item in value)

    def known(self, key: str, ids: set[str]) -> tuple[str, ...]:
        """Return the list of ids at the key, each of which must be one of `ids`."""
        found = self.texts(key)
        for item in found:
            if item not in ids:
                self.fault(key, f"{item!r} is not known")
        return found

    def pairs(self, key: str) -> dict[str, str]:
        """Return the mapping of texts at the key, empty where nothing stands there."""
        value = self.raw(key)
        if value is None or value == "":
            return {}
        if not isinstance(value, dict) or any(isinstance(item, dict | list) for item in value.values()):
            self.fault(key, "must be a mapping of texts")
            return {}
        return {str(name): str(item).strip() for name, item in value.items()}

    def inner(self, key: str) -> "Fields":
        """Return the mapping at the key, named by it."""
        return Fields(self.raw(key), f"{self.place}, {key}", self._faults)

    def entries(self, key: str) -> list["Fields"]:
        """Return each entry of the list of mappings at the key, named by its place; none where nothing stands there."""
        value = self.raw(key)
        if value is None or value == "":
            return []
        if not isinstance(value, list):
            self.fault(key, "must be a list of entries")
            return []
        return [Fields(entry, f"{self.place}, {key} {place}", self._faults) for place, entry in enumerate(value, 1)]

    def day(self, key: str, required: bool = True) -> datetime.date | None:
        """Return the day (`YYYY-MM-DD`) at the key."""
        return self._date(key, required, datetime.date.fromisoformat, "a day in the form YYYY-MM-DD")

    def month(self, key: str, required: bool = True) -> datetime.date | None:
        """Return the first day of the month (`YYYY-MM`) at the key."""
        return self._date(key, required, months.parse, "a month in the form YYYY-MM")

    def _date(self, key: str, required: bool, parse: Any, form: str) -> datetime.date | None:
        value = self.text(key, required)
        if not value:
            return None
        try:
            return parse(value)
        except ValueError:
            self.fault(key, f"{value!r} is not {form}")
            return None

    def close(self) -> None:
        """Note a fault for every key that nothing asked for."""
        for key in self._values:
            if key not in self._seen:
                self.fault(str(key), "is not a key that is known here")
