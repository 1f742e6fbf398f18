"""The Met's wide tables: every layout and generation is read, every row accounted for, and nothing is guessed."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from sbp.errors import SbpError
from sbp.ingest.context import Context
from sbp.ingest.formats import met_counts, recognise
from sbp.model import Category, Label

OLD, NEW = "E05009901", "E05099901"
WARD_HEADER = "MajorText,MinorText,WardName,WardCode,LookUp_BoroughName,202401,202402,202403\n"
ROW = f"THEFT,SHOPLIFTING,St Sample,{NEW},Sampleton,3,0,5\n"


def label(scheme, minor, category, valid_from=None, valid_to=None):
    return Label(scheme, "THEFT", minor, category, valid_from, valid_to)


@pytest.fixture
def met(context: Context) -> Context:
    """Two generations: the newer one tells bicycles apart from 2024-02 on and ended `OLD WORDS` in 2024-01."""
    labels = (
        label("met_2019", "Shoplifting", "shoplifting"),
        label("met_2019", "Other Theft", "other_theft_all"),
        label("met_2025", "SHOPLIFTING", "shoplifting"),
        label("met_2025", "OTHER THEFT", "other_theft"),
        label("met_2025", "BICYCLE THEFT", "bicycle_theft", valid_from=date(2024, 2, 1)),
        label("met_2025", "OLD WORDS", "old_words", valid_to=date(2024, 1, 1)),
    )
    wards = {"2002": frozenset({OLD, "E05009902"}), "2022": frozenset({NEW, "E05099902"})}
    places = SimpleNamespace(ward_codes=wards, vintages=("2002", "2022"), lsoa_codes=frozenset({"E01009901"}))
    categories = {each.category: Category(each.category, each.category, "Theft", "crime") for each in labels}
    return replace(context, labels=labels, places=places, categories=categories)


def rows(reading):
    columns = ["dataset", "area_code", "category_id", "month_start_date", "value"]
    table = reading.tables["monthly_count"][columns]
    return sorted((*row[:3], f"{row[3]:%Y-%m}", row[4]) for row in table.itertuples(index=False))


def covered(reading, category):
    table = reading.tables["coverage"]
    return [f"{day:%Y-%m}" for day in table.loc[table["category_id"] == category, "month_start_date"]]


def accounted(reading):
    return reading.rows_in == reading.loaded + len(reading.rejects) + reading.out_of_area


def test_a_ward_table_gives_counts_above_zero_by_code_category_and_month(written, met):
    opened = written(WARD_HEADER + ROW)
    assert recognise(opened) is met_counts
    reading = met_counts.read(opened, met)
    assert rows(reading) == [
        ("met_ward", NEW, "shoplifting", "2024-01", 3),
        ("met_ward", NEW, "shoplifting", "2024-03", 5),
    ]
    assert set(reading.tables["coverage"]["vintage"]) == {"2022"}
    assert (reading.rows_in, reading.loaded) == (1, 1)


LAYOUTS = {
    "historical order": "WardName,WardCode,MajorText,MinorText,LookUp_BoroughName,202401,202403\n"
    f"X,{NEW},THEFT,SHOPLIFTING,Sampleton,3,5\n",
    "CR LF and trailing spaces": "MajorText,MinorText,WardName,WardCode,LookUp_BoroughName,202401,202403\r\n"
    f"THEFT,SHOPLIFTING,X,{NEW} ,Sampleton ,3,5\r\n",
    "header spelling": "majortext,minortext,ward name,WARD_CODE,Borough Name,202401,202403\n"
    f"THEFT ,SHOPLIFTING,X, {NEW},Sampleton,3,5\n",
    "mark and quoted comma": "\ufeffMajorText,MinorText,WardName,WardCode,LookUp_BoroughName,202401,202403\n"
    f'THEFT,SHOPLIFTING,"X, Y",{NEW},Sampleton,3,5\n',
}


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS)
def test_layouts_spaces_and_line_ends_make_no_difference(written, met, text):
    assert rows(met_counts.read(written(text), met)) == [
        ("met_ward", NEW, "shoplifting", "2024-01", 3),
        ("met_ward", NEW, "shoplifting", "2024-03", 5),
    ]


def test_a_borough_table_keeps_every_borough_and_leaves_out_what_is_none(written, met):
    text = "MajorText,MinorText,BoroughName,202401\n" + "".join(
        f"THEFT,SHOPLIFTING,{name},7\n"
        for name in ("Sampleton", "Samplebury", "Aviation Security (SO18)", "Unknown", "Atlantis")
    )
    reading = met_counts.read(written(text), met)
    assert [row[1] for row in rows(reading)] == ["E09000097", "E09000099"]
    assert (reading.rows_in, reading.loaded, reading.out_of_area) == (5, 2, 3)
    assert len(reading.warnings) == 1
    assert "'Atlantis' (1 rows)" in reading.warnings[0]


def test_an_lsoa_table_covers_only_the_categories_it_has_and_never_a_whole_total(written, met):
    text = (
        "LSOA Code,LSOA Name,Borough,Major Category,Minor Category,202401,202402\n"
        "E01009901,Sampleton 001A,E09000099,THEFT,SHOPLIFTING,1,2\n"
        "E01000001,Elsewhere 001A,E09000098,THEFT,SHOPLIFTING,1,2\n"
        "E01009999,Sampleton 009Z,E09000099,THEFT,SHOPLIFTING,1,2\n"
    )
    reading = met_counts.read(written(text), met)
    assert [row[:2] for row in rows(reading)] == [("met_lsoa", "E01009901")] * 2
    assert set(reading.tables["coverage"]["category_id"]) == {"shoplifting"}
    assert reading.out_of_area == 1
    assert [(fault.line, fault.value) for fault in reading.rejects] == [(4, "E01009999")]


def test_an_lsoa_table_waits_for_a_look_up_where_no_lsoa_is_known(written, met):
    text = "LSOA Code,Borough,Major Category,Minor Category,202401\nE01009901,E09000099,THEFT,SHOPLIFTING,1\n"
    met.places.lsoa_codes = frozenset()
    with pytest.raises(SbpError, match="No lsoa of Sampleton is known yet"):
        met_counts.read(written(text), met)


@pytest.mark.parametrize(
    ("row", "reason", "value"),
    [
        (ROW.replace(NEW, "E05013570"), "No ward of Sampleton has this code", "E05013570"),
        (ROW.replace(NEW, ""), "has no ward code", ""),
        (ROW.replace(NEW, "St Sample"), "not a ward code", "St Sample"),
        (ROW.replace("SHOPLIFTING", "SHOP LIFTING"), "not one that we know", "THEFT / SHOP LIFTING"),
        (ROW.replace("SHOPLIFTING", "Shoplifting"), "not one that we know", "THEFT / Shoplifting"),
        (ROW.replace(",3,", ",-3,"), "not a whole number", "-3"),
        (ROW.replace(",3,", ",3.5,"), "not a whole number", "3.5"),
        (ROW.replace(",3,", ",,"), "not a whole number", ""),
        (ROW.replace(",3,", ",99999999999999999999,"), "not a whole number", "99999999999999999999"),
        (ROW.replace(",5\n", "\n"), "7 columns where the header has 8", ""),
        (ROW.replace("SHOPLIFTING", "OTHER THEFT"), "came before", f"{NEW}, THEFT / OTHER THEFT, as on line 2"),
    ],
)
def test_a_bad_row_is_a_reject_with_its_line_and_value(written, met, row, reason, value):
    good = ROW.replace("SHOPLIFTING", "OTHER THEFT")
    reading = met_counts.read(written(WARD_HEADER + good + row), met)
    assert [(fault.line, fault.value) for fault in reading.rejects] == [(3, value)]
    assert reason in reading.rejects[0].reason
    assert {row[2] for row in rows(reading)} == {"other_theft"}
    assert accounted(reading)


def test_rows_of_other_boroughs_are_out_of_area_whatever_their_counts(written, met):
    text = WARD_HEADER + ROW + ROW.replace(NEW, "E05013570").replace("Sampleton,3", "Aviation Security (SO18),n/a")
    reading = met_counts.read(written(text), met)
    assert (reading.loaded, reading.out_of_area, reading.rejects) == (1, 1, [])


def test_the_generation_that_declares_most_pairs_reads_the_file(written, met):
    old = WARD_HEADER + f"THEFT,Shoplifting,X,{OLD},Sampleton,1,1,1\nTHEFT,Other Theft,X,{OLD},Sampleton,2,2,2\n"
    reading = met_counts.read(written(old), met)
    assert {row[2] for row in rows(reading)} == {"shoplifting", "other_theft_all"}
    assert set(reading.tables["coverage"]["vintage"]) == {"2002"}
    assert covered(reading, "bicycle_theft") == []


def test_a_category_is_covered_only_in_the_months_of_its_label(written, met):
    reading = met_counts.read(written(WARD_HEADER + ROW.replace(",0,", ",1,")), met)
    assert covered(reading, "*") == ["2024-01", "2024-02", "2024-03"]
    assert covered(reading, "bicycle_theft") == ["2024-02", "2024-03"]
    assert covered(reading, "old_words") == ["2024-01"]


def test_a_count_outside_a_labels_months_is_kept_covered_and_said(written, met):
    reading = met_counts.read(written(WARD_HEADER + ROW.replace("SHOPLIFTING", "OLD WORDS")), met)
    assert ("met_ward", NEW, "old_words", "2024-03", 5) in rows(reading)
    assert covered(reading, "old_words") == ["2024-01", "2024-03"]
    assert any("old_words" in text and "Mar 2024" in text for text in reading.warnings)


def test_a_month_without_any_offence_of_ours_is_not_supplied(written, met):
    text = "MajorText,MinorText,BoroughName,202401,202402\n"
    text += "THEFT,SHOPLIFTING,Sampleton,4,0\nTHEFT,SHOPLIFTING,Samplebury,4,9\n"
    reading = met_counts.read(written(text), met)
    assert covered(reading, "*") == ["2024-01"]
    assert reading.last_month == date(2024, 1, 1)
    assert any("Feb 2024" in warning and "not supplied" in warning for warning in reading.warnings)


def test_a_stray_of_another_vintage_is_rejected_and_an_even_mix_refused(written, met):
    labels = tuple(label("met_2025", f"KIND {number}", f"kind_{number}") for number in range(20))
    many = replace(met, labels=labels)
    text = WARD_HEADER + "".join(ROW.replace("SHOPLIFTING", f"KIND {number}") for number in range(20))
    reading = met_counts.read(written(text + ROW.replace("SHOPLIFTING", "KIND 0").replace(NEW, OLD)), many)
    assert [(fault.line, fault.value) for fault in reading.rejects] == [(22, OLD)]
    assert reading.loaded == 20
    with pytest.raises(SbpError, match=r"of 2002 \(line 3\) and of 2022 \(line 2\)"):
        met_counts.read(written(WARD_HEADER + ROW + ROW.replace(NEW, OLD)), met)


def test_a_ward_without_a_row_is_named(written, met):
    assert any("E05099902" in warning for warning in met_counts.read(written(WARD_HEADER + ROW), met).warnings)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (WARD_HEADER.replace(",202401,202402,202403", "") + ROW, "no month columns"),
        (WARD_HEADER.replace("202403", "202401") + ROW, "Jan 2024 has two columns"),
        (WARD_HEADER.replace("202403", "202413") + ROW, "202413 is no month"),
        (WARD_HEADER + ROW + '"THEFT,SHOPLIFTING\n', r"cut short \(.*line 3\)"),
    ],
)
def test_a_file_broken_as_a_whole_is_refused(written, met, text, what):
    with pytest.raises(SbpError, match=what):
        met_counts.read(written(text), met)


def test_other_tables_are_not_recognised(written):
    assert not met_counts.recognises(written("Crime ID,Month,Reported by\na,2024-01,b\n"))


@pytest.mark.parametrize(
    ("row", "missing", "kept"),
    [
        (ROW.replace("SHOPLIFTING", "SHOP LIFTING"), {"*", "shoplifting", "bicycle_theft"}, {"other_theft"}),
        (ROW.replace(",3,", ",n/a,"), {"*", "shoplifting"}, {"other_theft", "bicycle_theft"}),
        (ROW.replace(",5\n", "\n"), {"*", "shoplifting"}, {"other_theft", "bicycle_theft"}),
    ],
    ids=["a label that nobody knows", "a count that is none", "a row cut short"],
)
def test_what_a_rejected_row_of_ours_belongs_to_is_missing_and_never_zero(written, met, row, missing, kept):
    reading = met_counts.read(written(WARD_HEADER + ROW.replace("SHOPLIFTING", "OTHER THEFT") + row), met)
    held = set(reading.tables["coverage"]["category_id"])
    assert not held & missing
    assert kept <= held
    assert any("could not be used" in text for text in reading.warnings)


def test_a_rejected_row_of_another_area_leaves_ours_whole(written, met):
    reading = met_counts.read(written(WARD_HEADER + ROW + ROW.replace(NEW, "E05013570").replace(",5\n", "\n")), met)
    assert len(reading.rejects) == 1
    assert covered(reading, "*") == ["2024-01", "2024-03"]


def test_a_row_that_came_before_with_other_counts_takes_its_category_and_the_same_again_does_not(written, met):
    same = met_counts.read(written(WARD_HEADER + ROW + ROW), met)
    other = met_counts.read(written(WARD_HEADER + ROW + ROW.replace(",3,", ",4,"), "other.csv"), met)
    assert [{"*", "shoplifting"} & set(each.tables["coverage"]["category_id"]) for each in (same, other)] == [
        {"*", "shoplifting"},
        set(),
    ]
    assert {(each.category_id, each.area_kind) for each in other.lost} == {("shoplifting", "ward")}


def test_a_ward_without_a_row_makes_the_table_less_than_whole_and_a_new_code_is_taken_for_its_own(written, met):
    wards = {"2022": frozenset({NEW, "E05099902"})}
    context = replace(met, places=SimpleNamespace(ward_codes=wards, vintages=("2022",), lsoa_codes=frozenset()))
    renamed = ROW.replace(NEW, "E05099999")
    found = met_counts.read(written(WARD_HEADER + ROW + renamed), context)
    assert found.tables["coverage"]["lacks_areas"].all()
    assert (len(found.rejects), found.lost) == (1, [])
    whole = met_counts.read(written(WARD_HEADER + ROW + ROW.replace(NEW, "E05099902") + renamed, "b.csv"), context)
    assert not whole.tables["coverage"]["lacks_areas"].any()
    assert {each.category_id for each in whole.lost} == {"shoplifting"}
