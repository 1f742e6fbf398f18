"""Why a download that is made when it is asked for is refused, in our own words under its button.

Streamlit's own handler tells every fault by one sentence, "Failed to generate file for download", and logs a stack
trace. Look at `streamlit.runtime.backend_operation_handler` when it is upgraded.
"""

import asyncio

from streamlit.proto.BackMsg_pb2 import BackendOperationRequest
from streamlit.proto.ForwardMsg_pb2 import BackendOperationResponse, DeferredFileResponsePayload
from streamlit.runtime.backend_operation_handler import DeferredFileHandler

from sbp import logs
from sbp.errors import SbpError


def tell() -> None:
    """From now on, let refusals of downloads reach whoever asked as sentences."""
    DeferredFileHandler.handle = _handle


async def _handle(
    self: DeferredFileHandler, request: BackendOperationRequest, session_id: str
) -> BackendOperationResponse:
    """Answer a click on a download: the address of the file, or the sentence that says why there is none."""
    file_id = request.deferred_file.file_id
    try:
        url = await asyncio.to_thread(self._get_media_file_mgr().execute_deferred, file_id)
    except Exception as fault:
        return BackendOperationResponse(request_id=request.request_id, error_msg=_told(fault))
    return BackendOperationResponse(request_id=request.request_id, deferred_file=DeferredFileResponsePayload(url=url))


def _told(fault: Exception) -> str:
    cause = fault.__cause__ or fault
    if isinstance(cause, SbpError):
        logs.event("download refused", why=cause.what)
        return str(cause)
    reference = logs.failure(cause, "cannot make a download").upper()
    return f"The file could not be made, reference {reference}. The reason is in the server's log under this number."
