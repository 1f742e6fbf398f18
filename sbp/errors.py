"""The one kind of fault that reaches a person: what was found, where, and what to try."""


class SbpError(Exception):
    """A fault said in one sentence that a person can act on.

    Args:
        what: what was found, as a sentence without its full stop.
        where: file, line, key or address; may be empty.
        try_this: what the reader can do about it; may be empty.
    """

    def __init__(self, what: str, where: str = "", try_this: str = "") -> None:
        super().__init__(what, where, try_this)
        self.what = what
        self.where = where
        self.try_this = try_this

    def __str__(self) -> str:
        place = f" ({self.where})" if self.where else ""
        remedy = f" Try: {self.try_this}." if self.try_this else ""
        return f"{self.what}{place}.{remedy}"


class UsageError(SbpError):
    """A command, address or selection that asks for something that does not exist."""


class ContentFaults(SbpError):
    """Every fault found in the content files, listed together.

    Args:
        faults: one line for each fault, each with its file and key.
    """

    def __init__(self, faults: list[str]) -> None:
        self.faults = list(faults)
        listing = "; ".join(self.faults)
        what = f"{len(self.faults)} fault(s) in the content files: {listing}"
        super().__init__(what, "data/", "mend them and start again")
