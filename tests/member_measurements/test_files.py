"""A file with measurements: tried first, written together, and a broken one changes nothing."""

import io

import pytest
import xlsxwriter

from tests.makers.members import as_csv
from tests.member_measurements.conftest import DAY, make_member

HEADINGS = ("KvK-nummer", "Meetdatum", "Soort", "Periode van", "Periode tot en met", "Omzet", "FTE", "Toelichting")


def row(number, **changed):
    cells = {
        "number": number,
        "day": "1-3-2026",
        "kind": "Nulmeting",
        "from": "1-1-2025",
        "to": "31-12-2025",
        "revenue": "4.100.000,00",
        "fte": "31,5",
        "reason": "",
    }
    return list({**cells, **changed}.values())


def as_workbook(rows):
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for at, cells in enumerate((HEADINGS, *rows)):
            sheet.write_row(at, 0, cells)
    return written.getvalue()


def file_of(*rows):
    return as_csv(rows, headings=HEADINGS)


async def test_a_dry_run_tells_what_would_happen_and_changes_nothing(sending, entering, firm):
    tried = await sending(file_of(row(firm.kvk_number)), dry_run=True)
    assert tried.status_code == 200, tried.text
    told = tried.json()
    assert (told["dryRun"], told["rows"], told["entered"], told["mismatches"]) == (True, 1, 1, [])
    assert {"heading": "Omzet", "field": "revenue"} in told["columns"]
    assert (await entering.read()).status_code == 404


@pytest.mark.parametrize("written", [file_of, lambda each: as_workbook([each])])
async def test_a_file_is_taken_in_and_amounts_stand_in_euros(sending, entering, firm, written):
    done = (await sending(written(row(firm.kvk_number)))).json()
    assert (done["entered"], done["refused"]) == (1, 0), done
    found = {each["indicator"]: each["value"] for each in (await entering.read()).json()["values"]}
    assert (found["revenue"], found["fte"]) == (410_000_000, 31.5)
    again = (await sending(written(row(firm.kvk_number)))).json()
    assert (again["entered"], again["unchanged"]) == (0, 1)


async def test_rows_that_do_not_fit_are_passed_over_and_told(sending, database, branch, firm):
    async with database.write() as session:
        other = await make_member(session, branch.id)
    told = (
        await sending(
            file_of(
                row("123"),
                row("99999999"),
                row(firm.kvk_number),
                row(firm.kvk_number, fte="30"),
                row(other.kvk_number, fte="veel"),
                row(other.kvk_number, day="2-3-2026", revenue="4200000"),
            )
        )
    ).json()
    assert (told["rows"], told["entered"], told["refused"]) == (6, 2, 4), told
    assert [(each["row"], each["kind"]) for each in told["mismatches"]] == [
        (2, "wrong"),
        (3, "wrong"),
        (5, "doubled"),
        (6, "wrong"),
    ]
    assert [each["column"] for each in told["mismatches"]] == ["KvK-nummer", "", "", "FTE"]


async def test_a_lost_zero_is_put_back_and_told(sending, database, branch):
    async with database.write() as session:
        firm = await make_member(session, branch.id, kvk_number="01234567")
    told = (await sending(file_of(row(firm.kvk_number.lstrip("0"))))).json()
    assert (told["entered"], [each["kind"] for each in told["mismatches"]]) == (1, ["mended"])


async def test_an_explanation_confirms_what_is_unusual(sending, firm, entering):
    first = file_of(row(firm.kvk_number, fte="40"))
    with_people = as_csv([[*row(firm.kvk_number, fte="40"), "10"]], headings=(*HEADINGS, "Medewerkers"))
    asked = (await sending(with_people)).json()
    assert (asked["entered"], asked["refused"]) == (0, 1)
    assert "meer voltijdbanen" in asked["mismatches"][0]["reason"]["nl"]
    sure = as_csv(
        [[*row(firm.kvk_number, fte="40", reason="Veel overwerk."), "10"]], headings=(*HEADINGS, "Medewerkers")
    )
    assert (await sending(sure)).json()["entered"] == 1
    assert (await sending(first)).json()["unchanged"] == 1


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 400),
        (b"PK\x03\x04 broken", 415),
        (b"%PDF-1.7", 415),
        (b"[]", 415),
        (b"Naam;Omzet\r\nx;1\r\n", 400),
    ],
)
async def test_a_broken_file_changes_nothing(sending, content, status, officer, firm):
    refused = await sending(content)
    assert refused.status_code == status, refused.text
    assert (await officer.get("/member-measurements")).json()["items"][0]["days"] == []


async def test_a_file_that_is_damaged_halfway_or_too_long_changes_nothing(sending, firm, entering):
    good = as_workbook([row(firm.kvk_number)])
    assert (await sending(good[: len(good) // 2])).status_code in {400, 415}
    long = file_of(*(row(firm.kvk_number) for _ in range(2_001)))
    refused = await sending(long)
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (400, "file_broken")
    assert (await entering.read(day=DAY)).status_code == 404
