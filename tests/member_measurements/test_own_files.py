"""A company brings in its own figures from a file: tried first, every row or none, and bad ones told."""

import io

import pytest
import xlsxwriter
from sqlalchemy import event, select

from backend.identity.scopes import Role
from backend.monitoring.models import Measurement, MeasurementValue, Source
from tests.makers.members import as_csv
from tests.member_measurements.conftest import DAY, RAW

HEADINGS = (
    "Meetdatum",
    "Soort",
    "Periode van",
    "Periode tot en met",
    "Omzet",
    "Toegevoegde waarde",
    "Winst",
    "Medewerkers",
    "FTE",
    "Gewerkte uren",
    "Ziekteverzuim",
    "Reden",
)
FIGURES = {
    "revenue": "4.100.000,00",
    "value_added": "1900000",
    "profit": "185000",
    "employees": "38",
    "fte": "31,5",
    "hours": "51000",
    "absence": "5,4%",
}


def row(year=2025, *, kind="Nulmeting", reason="", **changed):
    days = {"day": f"1-3-{year + 1}", "kind": kind, "from": f"1-1-{year}", "to": f"31-12-{year}"}
    return list({**days, **FIGURES, "reason": reason, **changed}.values())


def file_of(*rows):
    return as_csv(rows, headings=HEADINGS)


def as_workbook(*rows):
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for at, cells in enumerate((HEADINGS, *rows)):
            sheet.write_row(at, 0, cells)
    return written.getvalue()


@pytest.fixture
def send(owner, firm):
    async def to(content, *, client=owner, dry_run=False, company_id=None):
        address = f"/companies/{company_id or firm.id}/measurements/files?dryRun={str(dry_run).lower()}"
        return await client.post(address, content=content, headers=RAW)

    return to


@pytest.fixture
def stands(database, firm):
    async def read():
        async with database.read() as session:
            rows = await session.scalars(
                select(Measurement).where(Measurement.company_id == firm.id).order_by(Measurement.measured_on)
            )
            return [(each.measured_on.year, str(each.kind), each.completed_at is not None) for each in rows]

    return read


async def reasons(answer):
    assert answer.status_code == 200, answer.text
    return [(each["row"], each["column"], each["reason"]["nl"]) for each in answer.json()["mismatches"]]


@pytest.mark.parametrize("written", [file_of, as_workbook])
async def test_several_years_are_taken_in_at_once_in_any_order(send, stands, written):
    content = written(row(2025, kind="Vervolgmeting"), row(2024))
    tried = await send(content, dry_run=True)
    assert (tried.json()["entered"], tried.json()["refused"], await reasons(tried)) == (2, 0, [])
    assert await stands() == []
    done = await send(content)
    assert (done.json()["entered"], done.json()["dryRun"]) == (2, False)
    assert await stands() == [(2025, "baseline", True), (2026, "follow_up", True)]
    again = await send(content)
    assert (again.json()["entered"], again.json()["unchanged"]) == (0, 2)


async def test_the_figures_are_the_companys_own_in_cents(send, database):
    await send(file_of(row()))
    async with database.read() as session:
        rows = list(await session.scalars(select(MeasurementValue)))
    assert {each.source for each in rows} == {Source.COMPANY}
    found = {each.indicator: float(each.value) for each in rows}
    assert (found["revenue"], found["fte"], found["sickness_absence"]) == (410_000_000, 31.5, 5.4)


async def test_one_bad_row_holds_back_all(send, stands):
    content = file_of(row(2024), row(2025, kind="Vervolgmeting", revenue="veel"))
    tried = await send(content, dry_run=True)
    assert (tried.json()["entered"], tried.json()["refused"]) == (1, 1)
    refused = await send(content)
    assert (refused.status_code, refused.json()["type"].rsplit("/", 1)[1]) == (409, "file-has-faults")
    assert refused.json()["refused"] == 1
    assert await stands() == []


@pytest.mark.parametrize(
    ("changed", "column", "part"),
    [
        ({"revenue": "12%"}, "Omzet", "in euro"),
        ({"absence": "€ 5"}, "Ziekteverzuim", "in procent"),
        ({"revenue": "1.250"}, "Omzet", "1250 zijn of 1,250"),
        ({"revenue": "inf"}, "Omzet", ""),
        ({"revenue": "1e400"}, "Omzet", ""),
        ({"revenue": "NaN"}, "Omzet", ""),
        ({"revenue": "4,1 mln"}, "Omzet", ""),
        ({"fte": "31,555"}, "FTE", ""),
        ({"absence": "540"}, "", "ligt tussen"),
        ({"employees": "-3"}, "", "ligt tussen"),
        ({"fte": "80"}, "", "meer voltijdbanen dan medewerkers"),
        ({"day": "31-2-2026"}, "Meetdatum", "Geef een datum"),
        ({"day": "1-3-2031"}, "", "nog niet in het verleden"),
        ({"kind": "Tussenmeting"}, "Soort", "nulmeting of vervolgmeting"),
        ({"to": "1-2-2027"}, "", "hoogstens een jaar"),
        ({"from": "31-12-2025", "to": "1-1-2025"}, "", "minstens vier weken"),
        ({"revenue": ""}, "", "Vul nog in: Omzet"),
    ],
)
async def test_bad_cells_are_told_by_row_and_field(send, stands, changed, column, part):
    tried = await send(file_of(row(**changed)), dry_run=True)
    assert (tried.json()["refused"], tried.json()["entered"]) == (1, 0), tried.text
    told = await reasons(tried)
    assert any((at, under) == (2, column) and part in words for at, under, words in told), told
    assert (await send(file_of(row(**changed)))).status_code == 409
    assert await stands() == []


async def test_the_same_period_twice_is_refused(send):
    content = file_of(row(2024), row(2024, kind="Vervolgmeting", day="1-6-2025"))
    tried = await send(content, dry_run=True)
    assert [each[2] for each in await reasons(tried)] == ["Over deze periode is er al een meting."]
    doubled = await send(file_of(row(2024), row(2024)), dry_run=True)
    assert [each[2] for each in await reasons(doubled)] == [
        "Deze meting staat vaker in het bestand. Alleen de eerste rij telt."
    ]


async def test_a_jump_in_the_file_is_asked_about_and_an_explanation_answers(send):
    """A year in thousands after a year in euros: the unit slipped."""
    jumped = row(2025, kind="Vervolgmeting", revenue="4100", value_added="1900", profit="185")
    tried = await send(file_of(row(2024), jumped), dry_run=True)
    told = await reasons(tried)
    assert any("De vorige keer was dit 4.100.000 euro" in words for *_, words in told), told
    jumped[-1] = "Wij stootten de fabriek af."
    assert (await send(file_of(row(2024), jumped), dry_run=True)).json()["refused"] == 0


async def test_a_row_of_another_company_is_refused(send, firm):
    content = as_csv([["90009999", *row()]], headings=("KvK-nummer", *HEADINGS))
    [told] = await reasons(await send(content, dry_run=True))
    assert told[:2] == (2, "KvK-nummer")
    assert "ander bedrijf" in told[2]
    own = as_csv([[firm.kvk_number, *row()]], headings=("KvK-nummer", *HEADINGS))
    assert (await send(own, dry_run=True)).json()["refused"] == 0


async def test_a_correction_from_a_file_needs_its_reason_and_keeps_what_stood(send, database):
    await send(file_of(row()))
    changed = file_of(row(revenue="4.200.000,00"))
    told = await reasons(await send(changed, dry_run=True))
    assert any("waarom u het getal verbetert" in words for *_, words in told), told
    done = await send(file_of(row(revenue="4.200.000,00", reason="Accountant telde na.")))
    assert done.json()["entered"] == 1, done.text
    async with database.read() as session:
        rows = await session.execute(
            select(MeasurementValue.revision, MeasurementValue.correction_reason)
            .where(MeasurementValue.indicator == "revenue")
            .order_by(MeasurementValue.revision)
        )
        assert [tuple(each) for each in rows] == [(1, None), (2, "Accountant telde na.")]


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 400),
        (b"  \n ", 400),
        (b"Omzet;FTE\n1;2\n", 400),
        (b"%PDF-1.7", 415),
        (b"PK\x03\x04 geen werkmap", 415),
        (b'Meetdatum;Soort;"Periode van', 400),
    ],
)
async def test_files_that_are_none_are_refused(send, stands, content, status):
    assert (await send(content)).status_code == status
    assert await stands() == []


async def test_strangers_other_roles_and_the_branch(send, client_as, branch, firm, visitor):
    content = file_of(row())
    assert (await send(content, client=await client_as(Role.OWNER))).status_code == 404
    representative = await client_as(Role.STAFF_REPRESENTATIVE, organisation_id=firm.id)
    assert (await send(content, client=representative)).status_code == 403
    officer = await client_as(Role.BRANCH_OFFICER, organisation_id=branch.id)
    assert (await send(content, client=officer)).status_code == 403
    assert (await send(content, client=visitor)).status_code == 401


async def test_what_the_company_brings_in_its_branch_does_not_change(send, entering):
    await send(file_of(row()))
    put = await entering.put(
        day=DAY,
        tag="*",
        figures={"fte": "20"},
        values=[{"indicator": "fte", "value": 20, "reason": "Onze telling.", "confirmed": True}],
    )
    assert put.status_code == 200, put.text
    assert put.json()["proposed"] == ["fte"]


async def test_a_file_of_more_than_two_hundred_rows_is_refused(send):
    answer = await send(file_of(*[row()] * 201))
    assert answer.status_code == 400
    assert "meer dan 200 rijen" in answer.text


@pytest.fixture
def asked_of_database(engine):
    """Every statement while a test runs."""
    told = []

    def hear(_connection, _cursor, sql, *_):
        told.append(sql)

    event.listen(engine.sync_engine, "before_cursor_execute", hear)
    yield told
    event.remove(engine.sync_engine, "before_cursor_execute", hear)


async def test_what_is_there_already_is_read_once_and_each_row_costs_the_same(send, asked_of_database):
    async def asked(*rows):
        asked_of_database.clear()
        answer = await send(file_of(*rows), dry_run=True)
        assert (answer.json()["entered"], answer.json()["refused"]) == (len(rows), 0), answer.text
        whole = [
            sql
            for sql in asked_of_database
            if "FROM measurements" in sql and sql.endswith("ORDER BY measurements.measured_on")
        ]
        assert len(whole) == 1
        return len(asked_of_database)

    followed = [row(year, kind="Vervolgmeting") for year in range(2019, 2025)]
    one, three, six = [await asked(row(2018), *followed[:number]) for number in (1, 3, 6)]
    assert (three - one) / 2 == (six - three) / 3
