"""Where something is printed: every item names its section, and its document unless its file names one for all."""

from dataclasses import dataclass, replace

from sbp.content.fields import Fields
from sbp.strategy_model import Item, Reference


@dataclass(frozen=True)
class Quoting:
    """The documents that may be quoted, by id, and the one that is meant where an item names none."""

    titles: dict[str, str]
    default: str = ""

    def with_default(self, document: str) -> "Quoting":
        """Return the same documents with one that need not be named."""
        return replace(self, default=document)

    def reference(self, fields: Fields) -> Reference:
        """Return the document and section of an entry; both must be there, and the document known."""
        document = fields.text("document", required=not self.default) or self.default
        if document and document not in self.titles:
            fields.fault("document", f"{document!r} is not one of {', '.join(self.titles)}")
        return Reference(self.titles.get(document, ""), fields.text("section"))

    def item(self, fields: Fields) -> Item:
        """Return one thing that is said."""
        title, figure = fields.text("title", required=False), fields.text("figure", required=False)
        item = Item(title, fields.text("text"), self.reference(fields), figure)
        fields.close()
        return item

    def items(self, fields: Fields, key: str) -> tuple[Item, ...]:
        """Return the list of things said at the key, empty where nothing stands there."""
        return tuple(self.item(each) for each in fields.entries(key))
