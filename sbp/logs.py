"""Structured logs, one JSON object a line: what ran, how it ended; no secret, and of people only who asked to write.

The server logs to stderr, commands to `logs/commands.jsonl` of the data folder (their stderr is for people);
`SBP_LOG_FILE` names one file for both. Messages of exceptions can quote a row that was being read, so only the kind
of an exception and the places it passed through are written.
"""

import json
import logging
import os
import secrets
import sys
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sbp import settings

LARGEST_BYTES = 10 * 1024 * 1024  # then the file becomes `<name>.1` and a new one is begun
_LOGGER = logging.getLogger("sbp")


class _JsonLine(logging.Formatter):
    """Write a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line of JSON."""
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            "process": record.process,
        }
        return json.dumps(line | getattr(record, "fields", {}), ensure_ascii=False, default=str)


def start(*, to_stderr: bool) -> None:
    """Begin to log: to `SBP_LOG_FILE` where it is set, else to stderr or to the commands' file. Never fails."""
    logging.raiseExceptions = False  # a full disk must not put a traceback before the sentence that says so
    handler: logging.Handler = logging.StreamHandler(sys.stderr)
    named = os.environ.get("SBP_LOG_FILE")
    if named or not to_stderr:
        handler = _file_handler(Path(named) if named else settings.data_dir() / "logs" / "commands.jsonl")
    handler.setFormatter(_JsonLine())
    stop()
    _LOGGER.addHandler(handler)
    _LOGGER.setLevel(logging.INFO)
    _LOGGER.propagate = False


def stop() -> None:
    """Close what `start` opened."""
    for old in list(_LOGGER.handlers):
        _LOGGER.removeHandler(old)
        with suppress(OSError):  # what a full disk did not take
            old.close()


def event(name: str, **fields: Any) -> None:
    """Log that something happened.

    Args:
        name: what, in a few words that never change.
        fields: counts, durations, ids and hashes; never a name, a path typed by a person or a row's value.
    """
    _LOGGER.info(name, extra={"fields": fields})


def failure(fault: BaseException, name: str) -> str:
    """Log an unexpected exception and return the reference number under which it can be found.

    Args:
        fault: what was raised.
        name: what was being done, in a few words that never change.
    """
    reference = secrets.token_hex(4)
    fields = {"reference": reference, "kind": type(fault).__name__, "passed": _places(fault)}
    if isinstance(fault, OSError):
        fields["reason"] = fault.strerror
    _LOGGER.error(name, extra={"fields": fields})
    return reference


def _places(fault: BaseException) -> list[str]:
    frames = traceback.extract_tb(fault.__traceback__)
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]


def _file_handler(path: Path) -> logging.Handler:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > LARGEST_BYTES:
            path.replace(path.with_name(f"{path.name}.1"))
        return logging.FileHandler(path, encoding="utf-8")
    except OSError:
        return logging.NullHandler()  # a full disk must not keep a command from saying so itself
