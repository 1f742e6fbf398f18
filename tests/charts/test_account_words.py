"""What was written down, in words: who, when, what stands and what was replaced; text stays text."""

import csv
import io
from datetime import UTC, datetime

from sbp.charts import account_words
from sbp.charts.account_words import Line

MOMENT = datetime(2026, 3, 6, 10, 30, tzinfo=UTC)
LINE = Line(MOMENT, "analyst", "progress", "2020-23: Talk", "2025/26 Q4", "=SUM(A1)", "misheard", stands=True)


def test_a_row_says_who_when_and_what_it_replaced():
    (row,) = account_words.rows([LINE])
    assert row["Written down"] == "6 Mar 2026, 10:30 UTC"
    assert row["By"] == "analyst"
    assert row["Standing"] == "stands; replaced what stood before: misheard"


def test_a_file_for_people_is_safe_in_a_spreadsheet():
    (row,) = csv.DictReader(io.StringIO(account_words.to_csv([LINE])))
    assert row["text"] == "'=SUM(A1)"
    assert (row["written_at"], row["stands"]) == ("2026-03-06T10:30:00+00:00", "yes")


def test_each_kind_in_words():
    judged = {"status": "Achieved", "agreed_at": "Board", "agreed_on": "2026-03-05", "note": "All of it."}
    assert account_words.in_words("progress", judged) == "Achieved. Agreed: Board, 5 Mar 2026. All of it."
    assert account_words.in_words("log", {"owner": "", "text": "Walked."}) == "Walked."
    assert account_words.in_words("commentary", {"role": "Police", "text": "Quiet."}) == "Police: Quiet."


def test_a_comment_carries_role_quarter_and_day():
    head, text = account_words.comment({"role": "Police", "quarter": "2025/26 Q4", "text": "Quiet."}, MOMENT, True)
    assert head == "Police, 2025/26 Q4 (written 6 Mar 2026, corrected)"
    assert text == "Quiet."
