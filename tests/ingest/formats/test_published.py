"""Printed figures are kept word for word."""

import pytest

from sbp.ingest.formats import published, recognise

HEADER = ",".join(published.HEADER) + "\n"
ROW = 'Report,Table 1,Knife crime,Sampleton,Rolling year Jan 22,"1,189",-12%,offences\n'


def test_values_stay_as_printed(written, context):
    opened = written(HEADER + ROW + ROW.replace("Jan 22", "Jan 21").replace("-12%", ""))
    assert recognise(opened) is published
    reading = published.read(opened, context)
    assert (reading.rows_in, reading.loaded) == (2, 2)
    assert reading.tables["published_figure"][["value", "comparison"]].to_numpy().tolist() == [
        ["1,189", "-12%"],
        ["1,189", ""],
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [(ROW.replace('"1,189"', ""), "cell is empty"), (ROW, "came before"), ("a,b\n", "columns where")],
)
def test_a_wrong_row_is_rejected_with_its_line(written, context, text, reason):
    reading = published.read(written(HEADER + ROW + text), context)
    assert [(reject.line, reason in reject.reason) for reject in reading.rejects] == [(3, True)]
