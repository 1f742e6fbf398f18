"""Where the program may be reached from: where nobody signs in, from this machine alone, unless it is the public's."""

import ipaddress
import sys

from streamlit import config

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


def is_stranger(server: object) -> bool:
    """Return whether a request came in by an address that others can reach, and must not be answered.

    Args:
        server: host and port that the request came to, as ASGI gives them. A name instead of an address is no proof of
            anything and is let by: the check at the start has seen to it.
    """
    if is_open_to_others() or not isinstance(server, tuple | list) or not server:
        return False
    try:
        return not ipaddress.ip_address(str(server[0])).is_loopback
    except ValueError:
        return False


def is_this_machine(address: str) -> bool:
    """Return whether an address to listen at is reached from this machine alone."""
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
