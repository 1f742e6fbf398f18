"""What a browser may ask over the lasting connection of its tab: to run a page, to stop, to be given a download.

Streamlit also lets any browser empty the caches of everybody, look into the program's repository and offer to upload.
No page needs these; one visitor who asked for the first again and again made all others wait twenty times as long. Look
at `streamlit.runtime.app_session.AppSession.handle_backmsg` when it is upgraded.
"""

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime.app_session import AppSession

from sbp import access

ANSWERED = frozenset(("rerun_script", "stop_script", "app_heartbeat", "backend_operation_request"))
UPLOADS = "file_urls_request"


def keep_to_ours() -> None:
    """From now on, leave unanswered what no page asks for."""
    own = AppSession.handle_backmsg

    def handle(self: AppSession, message: BackMsg) -> None:
        """Pass a message on where it is one that is answered."""
        if is_answered(str(message.WhichOneof("type"))):
            own(self, message)

    AppSession.handle_backmsg = handle  # type: ignore[method-assign]


def is_answered(kind: str) -> bool:
    """Return whether a kind of message is answered for the audience that the program was started for."""
    return kind in ANSWERED or (kind == UPLOADS and access.of_audience().may("load data"))
