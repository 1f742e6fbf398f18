"""`python -m sbp`: every command of the program; `--help` is its manual."""

import argparse
import difflib
import os
import re
import sys
import time
import warnings
from typing import NoReturn

from sbp import commands, logs, settings
from sbp.commands import showing
from sbp.errors import ContentFaults, SbpError, UsageError

STOPPED = 130  # what a shell expects of a program that was stopped by Ctrl-C
MANUAL = """\
environment:
  SBP_DATA_DIR       folder of inbox, versions and records (default: data/ beside the program)
  SBP_TODAY          the day that counts as today, YYYY-MM-DD (default: the real date)
  SBP_VERSIONS_KEPT  how many versions are kept (default: 10)
  SBP_AUDIENCE       whom the dashboard is started for: analyst, board or public (default: analyst)
  SBP_PUBLIC_FILE    folder, file or https address of what the public is served (default: public/ in the data folder)
  SBP_PUBLIC_LOOK_SECONDS  how often that address is looked at, at least 10 (default: 120)
  SBP_CONTACT        how to reach those who run the dashboard, for its accessibility and privacy statements
  SBP_LOG_FILE       file for the log, one JSON object a line (default: logs/ in the data folder)

exit codes:
  0  done    1  failed, with one sentence that says why    2  wrong use, with one sentence that says how to mend it

a first run:
  python -m sbp load DOWNLOADS    take the publishers' files into the inbox
  python -m sbp build             make them the version in use; without files, a demonstration borough
  streamlit run app.py            look at it; a server that runs shows a new version by itself
"""


class _Parser(argparse.ArgumentParser):
    """Answers wrong use with one sentence."""

    def error(self, message: str) -> NoReturn:
        """Raise the fault instead of printing the usage and leaving."""
        raise UsageError(_sentence(message), "", f"{self.prog} --help")


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code; whatever goes wrong reaches the person as one sentence."""
    warnings.simplefilter("ignore")
    logs.start(to_stderr=False)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")
    begun = time.monotonic()
    name, code = "", 1
    try:
        chosen = _parser().parse_args(arguments)
        name = chosen.command
        code = chosen.run(chosen)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that leaving does not fail again
        code = 0
    except (Exception, KeyboardInterrupt) as fault:
        code = _explain(fault, name)
    logs.event("command ended", command=name, code=code, seconds=round(time.monotonic() - begun, 2))
    logs.stop()
    return code


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="python -m sbp",
        description="From the publishers' files to the version of the data that the dashboard serves.",
        epilog=MANUAL,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    listed = parser.add_subparsers(title="commands", dest="command", metavar="COMMAND", required=True)
    for name, each in commands.all_commands().items():
        one = listed.add_parser(name, help=each.HELP, description=f"{each.HELP[0].upper()}{each.HELP[1:]}.")
        each.add_arguments(one)
        one.set_defaults(run=each.run)
    return parser


def _sentence(message: str) -> str:
    """Turn argparse's words into a sentence, with the nearest choice instead of all of them."""
    found = re.match(r"argument \S+: invalid choice: '(.*?)' \(choose from (.*)\)", message)
    if not found:
        return message[:1].upper() + message[1:]
    near = difflib.get_close_matches(found[1], [each.strip(" '") for each in found[2].split(",")], n=2, cutoff=0.4)
    return f"There is no command {found[1]!r}" + (f"; the nearest is {' or '.join(near)}" if near else "")


def _explain(fault: BaseException, name: str) -> int:
    """Say in a sentence what went wrong and return the exit code; what nobody foresaw gets a reference in the log."""
    if isinstance(fault, KeyboardInterrupt):
        return _say("Stopped; the version in use is as it was.", STOPPED)
    if isinstance(fault, ContentFaults):
        return _say("\n".join([f"The content files hold {len(fault.faults)} faults:", *fault.faults]), 1)
    if isinstance(fault, SbpError):
        return _say(fault, 2 if isinstance(fault, UsageError) else 1)
    reference = logs.failure(fault, f"command {name}")
    if isinstance(fault, OSError):
        what = f"A file cannot be read or written ({fault.strerror or type(fault).__name__})"
        remedy = "make room, or check the folder's permissions"
        return _say(SbpError(what, str(fault.filename or settings.data_dir()), remedy), 1)
    return _say(f"Something unexpected happened, reference {reference} in the log.", 1)


def _say(what: object, code: int) -> int:
    for line in str(what).splitlines():
        showing.note(line)
    return code


if __name__ == "__main__":
    sys.exit(main())
