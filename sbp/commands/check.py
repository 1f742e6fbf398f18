"""`check`: verify the version in use again."""

import argparse

from sbp.commands import serving, showing
from sbp.store import versions

HELP = "verify the version in use: the file is the one that was built, and everything in it adds up"
ORDER = 50


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the machine-readable output."""
    parser.add_argument("--json", action="store_true", help="print one JSON object for each check, a line each")


def run(arguments: argparse.Namespace) -> int:
    """Put every check again; 1 where one fails that is not only a warning."""
    from sbp import content
    from sbp.ingest import checks

    with serving.reading() as (version, con):
        versions.verify_file(version)
        vintages = content.load().borough.vintages
        found = checks.run(con, vintages[0].id, vintages[-1].id, {})
    for each in found:
        if arguments.json:
            showing.record(checks.as_json((each,))[0])
        else:
            word = "ok     " if each.passed else "warning" if each.is_warning else "FAILED "
            showing.line(f"{word}  {each.title}{f': {each.detail}' if each.detail else ''}")
    failed = [each for each in found if not each.passed and not each.is_warning]
    if not arguments.json:
        showing.line(f"Version {version.id} {'fails its checks' if failed else 'is sound'}.")
    return 1 if failed else 0
