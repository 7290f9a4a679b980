"""Files as branches have them: other signs, other headings, cells that a spreadsheet changed, and what is no file."""

import io
import zipfile
from datetime import date

import pytest

from tests.makers.members import FORMATS, HEADINGS, as_csv, as_file, as_xlsx, member

PLAIN = ("KVK", "Naam")


async def one(officer, importing, content):
    ready = await importing.ready(content)
    assert ready.json()["counts"], ready.text
    await importing.carry_out(ready)
    return (await officer.get("/members")).json()["items"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
async def test_csv_is_read_in_the_usual_signs_and_encodings(officer, importing, encoding, delimiter):
    content = as_csv([["90000001", "Één & Zoon"]], headings=PLAIN, delimiter=delimiter, encoding=encoding)
    assert [each["name"] for each in await one(officer, importing, content)] == ["Één & Zoon"]


async def test_a_name_with_the_sign_and_a_line_in_quotes_is_one_cell(officer, importing):
    content = b'sep=;\r\nKVK;"Naam";Plaats\r\n90000001;"Jansen; ""De Smid"" B.V.";"a\r\nb"\r\n\r\n'
    assert [each["name"] for each in await one(officer, importing, content)] == ['Jansen; "De Smid" B.V.']


@pytest.mark.parametrize(
    ("headings", "mapping"),
    [
        (("KVK", "Naam", "Aantal werknemers"), {"kvkNumber": 0, "name": 1, "employees": 2}),
        (("Name", "Chamber of Commerce number", "Zip code"), {"kvkNumber": 1, "name": 0, "postcode": 2}),
        (("Naam", "Handelsnaam", "kvk_nummer"), {"kvkNumber": 2, "name": 1}),
        (("Member since", "Company name", "KVK number"), {"since": 0, "name": 1, "kvkNumber": 2}),
        (("SBI-versie", "SBI-code", "Bedrijf", "KvK nr."), {"sbiVersion": 0, "sbiCode": 1, "name": 2, "kvkNumber": 3}),
    ],
)
async def test_headings_are_recognised_in_dutch_and_english(importing, headings, mapping):
    told = (await importing.ready(as_csv([["x"] * len(headings)], headings=headings))).json()
    assert {field: place for field, place in told["mapping"].items() if place is not None} == mapping


async def test_what_a_spreadsheet_makes_of_numbers_and_days_is_understood(officer, importing):
    row = [1_234_567, *member(1, sbi=2511, employees="1.200", postcode=8011, since=date(2019, 5, 1))[1:]]
    (found,) = await one(officer, importing, as_xlsx([row]))
    assert {name: found[name] for name in ("kvkNumber", "sbiCode", "employees", "postcode", "since")} == {
        "kvkNumber": "01234567",
        "sbiCode": "25.11",
        "employees": 1200,
        "postcode": "8011",
        "since": "2019-05-01",
    }


async def test_a_day_in_dutch_order_is_understood(officer, importing):
    (found,) = await one(officer, importing, as_csv([member("90 00 00 01", since="1-5-2019", sbi="25.11.1")]))
    assert (found["kvkNumber"], found["since"], found["sbiCode"]) == ("90000001", "2019-05-01", "25.111")


@pytest.mark.parametrize("file_format", FORMATS)
async def test_what_does_not_fit_is_told_by_row_and_column(importing, file_format):
    rows = [
        member("1234567"),
        member("12345"),
        member(90_000_002, postcode="0123", employees="veel"),
        member(90_000_003),
        member(90_000_003, name="Nog eens"),
        member(90_000_004, name=""),
        member("000012345678"),
    ]
    ready = await importing.ready(as_file(file_format, rows))
    counts = ready.json()["counts"]
    assert {name: counts[name] for name in ("new", "wrong", "doubled", "mended")} == {
        "new": 2,
        "wrong": 4,
        "doubled": 1,
        "mended": 1,
    }
    listed = await importing.mismatches(ready)
    first = 1 if file_format == "json" else 2
    assert [(each["row"] - first, each["value"], each["kind"]) for each in listed["items"]] == [
        (0, "1234567", "mended"),
        (1, "12345", "wrong"),
        (2, "veel", "wrong"),
        (2, "0123", "wrong"),
        (4, "90000003", "doubled"),
        (5, "", "wrong"),
        (6, "000012345678", "wrong"),
    ]
    if file_format != "json":
        assert [each["column"] for each in listed["items"]][2:4] == [HEADINGS[3], HEADINGS[4]]
    assert listed["items"][1]["reason"] == {
        "nl": "Een KVK-nummer heeft acht cijfers.",
        "en": "A KVK number has eight digits.",
    }
    assert listed["items"][6]["reason"]["nl"].startswith("Dit is een vestigingsnummer.")
    doubled = await importing.mismatches(ready, "?kind=doubled&pageSize=1")
    assert (doubled["total"], doubled["items"][0]["row"] - first) == (1, 4)


async def test_the_list_is_saved_as_a_file_without_formulas(officer, importing):
    ready = await importing.ready(
        as_csv([["x,=1+1,", "@SOM", "x"], ["=1+1", "@SOM", "x"]], headings=("KVK", "Naam", "+Postcode"))
    )
    address = f"/member-imports/{ready.json()['id']}/mismatches/files"
    saved = await officer.get(address)
    assert saved.headers["content-type"].startswith("text/csv")
    lines = saved.content.decode("utf-8-sig").splitlines()
    assert lines[0] == '"Rij";"Kolom";"Waarde";"Wat ermee gebeurt";"Waarom"'
    told = [line for line in lines if ';"KVK";' in line]
    assert told[0].startswith('"2";"KVK";"x,=1+1,";"Overgeslagen";')  # one cell, also where commas part them
    assert told[1].startswith('"3";"KVK";"\'=1+1";"Overgeslagen";')
    english = await officer.get(address, headers={"Accept-Language": "en"})
    assert english.content.decode("utf-8-sig").startswith('"Row";"Column";"Value";')


def workbook(**parts):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 400),
        (b" \r\n ", 400),
        (b"%PDF-1.7 leden", 415),
        (b"\x89PNG\r\n\x1a\n", 415),
        (b"PK\x03\x04 niets", 415),
        (workbook(word__document_xml="x"), 415),
        (workbook(xl__workbook_xml="x", xl__vbaProject_bin="x"), 415),
        (b"KVK;Naam\x00\r\n", 415),
        (b"a" * 20_000_001, 413),
    ],
    ids=["empty", "blank", "pdf", "png", "no zip", "word", "macros", "nul", "large"],
)
async def test_what_is_no_file_of_members_is_refused(importing, content, status):
    assert (await importing.send(content)).status_code == status


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b'{"kvkNumber": "90000001"}', "begint met ["),
        (b'[{"kvkNumber": "90000001", "name": "A"}, {"kvk', "Na lid 1 "),
        (b'[{"kvkNumber": "90000001", "name": "A"}] en meer', "Na lid 1 "),
        (b"[1, 2]", "Na lid 0 "),
        (b"[" * 100_000, "Na lid 0 "),
        (workbook(xl__workbook_xml="<x>"), "beschadigd"),
        (workbook(xl__workbook_xml="0" * 400_000_001), "te groot"),
        (as_csv([], headings=()), "leeg"),
        (b'KVK;Naam\r\n90000001;"' + b"a" * 140_000, "niet meer te lezen"),
    ],
    ids=["object", "cut off", "more", "numbers", "deep", "damaged", "bomb", "nothing", "one cell"],
)
async def test_a_file_that_cannot_be_read_says_why_and_changes_nothing(officer, importing, content, why):
    told = (await importing.ready(content)).json()
    assert told["status"] == "failed"
    assert why in told["failure"]["nl"]
    assert (await officer.get("/members")).json()["items"] == []


async def test_a_file_with_more_rows_than_we_take_is_refused(importing, monkeypatch):
    monkeypatch.setattr("backend.members.formats.MOST_ROWS", 3)
    told = (await importing.ready([member(90_000_001 + at) for at in range(4)])).json()
    assert (told["status"], "rijen" in told["failure"]["nl"]) == ("failed", True)


async def test_json_with_half_a_character_or_a_huge_number_is_told_in_its_row(importing):
    content = (
        b'[{"kvkNumber": "90000001", "name": "\\ud800"}, '
        b'{"kvkNumber": "90000002", "name": "A", "employees": 1e999, "postcode": {"a": []}}]'
    )
    told = (await importing.ready(content)).json()
    assert (told["status"], told["counts"]["wrong"]) == ("ready", 2)
