"""Where the program may be reached from: where nobody signs in, from this machine alone, unless it is the public's."""

import ipaddress
import sys
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import Scope
from streamlit import config, net_util

from sbp import logs, settings

REFUSED = "Nobody signs in here, so this program answers its own machine alone."
_REMEDY = (
    "Set server.address to 127.0.0.1 and put a proxy in front of it, set up sign-in (SBP_SIGN_IN), "
    "or start it for the public (SBP_AUDIENCE=public)."
)


def is_open_to_others() -> bool:
    """Return whether others than this machine may be answered: the public may, and whoever signs in."""
    return settings.audience() == settings.PUBLIC or bool(settings.sign_in())


def check() -> None:
    """End the program with one sentence where it is about to answer everybody and nobody signs in."""
    address = str(config.get_option("server.address") or "")
    if is_open_to_others() or is_this_machine(address):
        return
    logs.event("refused to start", address=address)
    sys.stderr.write(f"{REFUSED} It was told to listen at {address or 'every address'}. {_REMEDY}\n")
    sys.stderr.flush()
    raise SystemExit(1)


def ask_nobody() -> None:
    """Keep Streamlit from asking another host for this machine's address: it did at starts and at foreign origins."""
    net_util.get_external_ip = lambda: None


def is_stranger(scope: Scope) -> bool:
    """Return whether a request is not to be answered: it came to an address that others reach, or by a false name.

    A name that is not this machine's own is how a page of another website would reach a program on this machine.
    """
    if is_open_to_others():
        return False
    came_to = str((scope.get("server") or ("",))[0])
    try:
        named = urlsplit(f"//{Headers(scope=scope).get('host', '')}").hostname
    except ValueError:
        return True
    return any(each and not is_this_machine(each) for each in (came_to, named))


def is_this_machine(address: str) -> bool:
    """Return whether an address to listen at is reached from this machine alone."""
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
