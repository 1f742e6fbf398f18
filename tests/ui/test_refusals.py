"""Why a download is refused reaches whoever asked; what went wrong otherwise is a reference to the log."""

import asyncio
from types import SimpleNamespace

import pytest
from streamlit.runtime.backend_operation_handler import DeferredFileHandler
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from sbp.errors import SbpError
from sbp.ui import refusals


@pytest.fixture
def ask(monkeypatch):
    """What a click on a download is answered whose file is made by a function."""
    monkeypatch.setattr(DeferredFileHandler, "handle", DeferredFileHandler.handle)
    refusals.tell()
    files = MediaFileManager(MemoryMediaFileStorage("/media"))

    def answer(make):
        monkeypatch.setattr("streamlit.runtime.media_file_manager._get_session_id", lambda: "s")
        file_id = files.add_deferred(make, "text/plain", "1.1", file_name="a.txt")
        request = SimpleNamespace(request_id="r", deferred_file=SimpleNamespace(file_id=file_id))
        return asyncio.run(DeferredFileHandler(lambda: files).handle(request, "s"))

    return answer


def test_a_file_that_can_be_made_is_handed_over(ask):
    told = ask(lambda: "text")
    assert told.deferred_file.url.startswith("/media/")
    assert not told.error_msg


def test_a_refusal_is_told_in_its_own_words(ask):
    def refuse():
        raise SbpError("Not now", "", "again in a minute")

    assert ask(refuse).error_msg == "Not now. Try: again in a minute."


def test_any_other_fault_is_a_reference_and_not_its_words(ask):
    def fail():
        raise ValueError("secret")

    told = ask(fail).error_msg
    assert "reference" in told
    assert "secret" not in told
