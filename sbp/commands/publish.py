"""`publish`: make the public's file from the version in use, and attack it first."""

import argparse
import time

from sbp import logs
from sbp.answers import next_build
from sbp.charts import inbox_words
from sbp.commands import serving, showing
from sbp.store import taken

HELP = "make the public's file by data/publishing.yaml; it is attacked first and held back where a small count shows"
ORDER = 75


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the machine-readable output."""
    parser.add_argument("--json", action="store_true", help="print the attack's report as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Publish, and say what came of it."""
    from sbp.publish.publishing import publish

    version = serving.version_in_use()
    if told := inbox_words.aside_in(next_build.aside_in(version, taken.everything())):
        showing.note(f"warning: Version {version.id} is published as it is.{told}")
    begun = time.monotonic()
    done = publish(serving.today())
    seconds = round(time.monotonic() - begun, 1)
    logs.event("published", version=done.version.id, is_new=done.is_new, seconds=seconds)
    if arguments.json:
        showing.record(
            {"version": done.version.id, "is_new": done.is_new, "report": done.report and done.report.as_json()}
        )
    elif done.report is None:
        showing.line(f"Nothing new: version {done.version.id} is published.")
    else:
        for each in done.report.words().splitlines():
            showing.line(each)
        showing.line(
            f"Published version {done.version.id} in {seconds:.1f} s, {done.version.manifest['file_bytes']:,} bytes."
        )
    return 0
