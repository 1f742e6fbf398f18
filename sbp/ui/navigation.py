"""The pages, in the order of the navigation, which is flat and has at most seven entries."""

from dataclasses import dataclass

from sbp import settings


@dataclass(frozen=True)
class Entry:
    """One page: its id (file name and address), its title, the one question it answers, and whether it comes first."""

    id: str
    title: str
    question: str
    is_default: bool = False

    @property
    def file(self) -> str:
        """The page's file, as the navigation wants it."""
        return str(settings.ROOT / "pages" / f"{self.id}.py")


ENTRIES = (
    Entry("overview", "Overview", "What has changed in recorded crime?", is_default=True),
    Entry("hotspots", "Hotspots", "Where is it recorded?"),
    Entry("trends", "Trends", "How has it moved, and does the movement mean anything?"),
    Entry("data", "Data", "Where do the figures come from, and how fresh are they?"),
    Entry("methods", "Methods", "How is each number made, and what would mislead?"),
    Entry("accessibility", "Accessibility", "Accessibility statement"),
)


def entry(page_id: str) -> Entry:
    """Return the page of that id; the pages themselves ask for it, so an unknown id is a fault of ours (KeyError)."""
    return {item.id: item for item in ENTRIES}[page_id]
