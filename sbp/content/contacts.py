"""data/contacts.yaml: who checks the telephone numbers and addresses that pages print, and when they last were."""

from pathlib import Path

from sbp import settings
from sbp.content.fields import Fields, read_yaml
from sbp.errors import ContentFaults
from sbp.profiles import ContactsCheck


def load(folder: Path = settings.CONTENT_DIR) -> ContactsCheck:
    """Read who checks numbers and addresses, and when they last were.

    Raises:
        ContentFaults: with every fault found, each with its file and key.
    """
    faults: list[str] = []
    path = folder / "contacts.yaml"
    fields = Fields(read_yaml(path, faults), path.name, faults)
    written = fields.day("written")
    day, by = fields.day("checked", required=False), fields.text("checked_by", required=False)
    if bool(day) != bool(by):
        fields.fault("checked_by", "a day and who checked belong together")
    keeper, every = fields.text("keeper"), fields.text("every")
    fields.close()
    if faults or written is None:
        raise ContentFaults(faults)
    return ContactsCheck(written, day, by, keeper, every)
