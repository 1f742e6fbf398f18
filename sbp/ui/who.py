"""Who is at the screen: by the way the program was started, or by who signed in and the role that the list gives them.

Asked at every run and at every write: a person taken off the list, or whose hours are up, can do nothing more.
"""

import hmac
import time

import streamlit as st

from sbp import access, settings
from sbp.errors import SbpError

SECRET_HEADER = "X-SBP-Proxy-Secret"
_SINCE = "_seen_since"
_HOUR_SECONDS = 3600


class NotSignedIn(SbpError):
    """Nobody is signed in, or not any more."""


def actor() -> access.Actor:
    """Return the person at the screen.

    Raises:
        NotSignedIn: people sign in here, and nobody is.
        SbpError: whoever is signed in is not on the list.
    """
    way = settings.sign_in()
    if not way or settings.audience() == settings.PUBLIC:
        return access.of_audience()
    name, since = _of_provider() if way == "oidc" else _of_proxy()
    if time.time() - since > settings.session_hours() * _HOUR_SECONDS:
        raise NotSignedIn(f"Your {settings.session_hours()} hours are up", "", "sign in again")
    return access.signed_in(name)


def _of_provider() -> tuple[str, float]:
    """Return the e-mail address and the moment of signing in that the identity provider vouches for."""
    told = st.user.to_dict()
    if not told.get("is_logged_in"):
        raise NotSignedIn("Please sign in", "")
    if not told.get("email") or told.get("email_verified") is False:
        raise NotSignedIn("Your account gives no e-mail address that was verified", "", "another account")
    return str(told["email"]), float(told.get("iat") or 0)


def _of_proxy() -> tuple[str, float]:
    """Return the name that the trusted proxy gives, and since when this tab is open; a reload asks the proxy again."""
    headers = st.context.headers
    proof = headers.get(SECRET_HEADER) or ""
    name = headers.get(settings.proxy_header()) or ""
    if not name or not hmac.compare_digest(proof.encode(), settings.proxy_secret().encode()):
        raise NotSignedIn("You have not come through the sign-in of your organisation", "", "the usual address")
    return name, st.session_state.setdefault(_SINCE, time.time())
