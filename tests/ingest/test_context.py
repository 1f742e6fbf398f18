"""What formats are told, and what is known of a file once it was read."""

from datetime import date

import duckdb

from sbp.ingest.context import Context, LoadedFile
from sbp.ingest.reading import Reading
from sbp.model import Borough


def test_a_context_knows_no_places_while_they_are_read():
    borough = Borough("E09000099", "Sampleton", "Safer Sampleton", "Sample Police", "Rail Police", "Shire", ())
    with duckdb.connect() as con:
        context = Context(borough, (), {}, None, con)
    assert context.places is None
    assert context.borough_codes == {}


def test_a_loaded_file_carries_its_reading():
    reading = Reading("form", "source", {}, rows_in=1, loaded=1)
    assert LoadedFile(1, 1, "a.csv", "a" * 64, 10, date(2024, 1, 1), reading).reading is reading
