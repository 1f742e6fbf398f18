"""The pages, in the order of the navigation, which is flat and has at most seven entries."""

from dataclasses import dataclass

from sbp import settings


@dataclass(frozen=True)
class Entry:
    """One page: its id (file name and address), its title, and whether it comes first."""

    id: str
    title: str
    is_default: bool = False

    @property
    def file(self) -> str:
        """The page's file, as the navigation wants it."""
        return str(settings.ROOT / "pages" / f"{self.id}.py")


ENTRIES = (
    Entry("overview", "Overview", is_default=True),
    Entry("hotspots", "Hotspots"),
    Entry("trends", "Trends"),
    Entry("data", "Data"),
    Entry("methods", "Methods"),
    Entry("accessibility", "Accessibility"),
)


def entry(page_id: str) -> Entry:
    """Return the page of that id; the pages themselves ask for it, so an unknown id is a fault of ours (KeyError)."""
    return {item.id: item for item in ENTRIES}[page_id]
