"""One module for each command of `python -m sbp`, found by walking this folder.

A command has HELP (one line), ORDER (its place in the manual), `add_arguments(parser)` and `run(arguments) -> int`.
"""

import argparse
import importlib
import pkgutil
from typing import Protocol


class Command(Protocol):
    """What every command offers."""

    HELP: str
    ORDER: int

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the command's arguments."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Do it, and return the exit code."""


def all_commands() -> dict[str, Command]:
    """Return every command by its name, in the order of the manual."""
    names = [each.name for each in pkgutil.iter_modules(__path__) if not each.name.startswith("_")]
    found = {name: importlib.import_module(f"{__name__}.{name}") for name in names}
    found = {name: each for name, each in found.items() if hasattr(each, "run")}
    return dict(sorted(found.items(), key=lambda pair: pair[1].ORDER))
