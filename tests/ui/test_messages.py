"""A browser may run pages and take downloads over its tab's connection, and nothing that touches other people's."""

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime.app_session import AppSession

from sbp.ui import messages

EVERY = {each.name for each in BackMsg.DESCRIPTOR.oneofs_by_name["type"].fields}


@pytest.fixture
def reached(monkeypatch):
    """The kinds of message that reach Streamlit's own handler."""
    found = []
    monkeypatch.setattr(AppSession, "handle_backmsg", lambda _self, message: found.append(message.WhichOneof("type")))
    messages.keep_to_ours()
    return found


def send(kind: str) -> None:
    message = BackMsg()
    field = getattr(message, kind)
    field.SetInParent() if hasattr(field, "SetInParent") else setattr(message, kind, type(field)(1))
    AppSession.handle_backmsg(None, message)


def test_a_visitor_cannot_empty_what_is_kept_for_everybody(reached, monkeypatch):
    monkeypatch.setenv("SBP_AUDIENCE", "public")
    assert messages.ANSWERED < EVERY, "Streamlit calls its messages otherwise now"
    for kind in EVERY:
        send(kind)
    assert set(reached) == messages.ANSWERED


def test_who_loads_data_may_upload(reached):
    send(messages.UPLOADS)
    send("clear_cache")
    assert reached == [messages.UPLOADS]
