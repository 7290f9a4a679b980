"""The account of a round: every euro in words, adding up; a branch reads its own and no more."""

import csv
from dataclasses import replace
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest

from backend.identity.scopes import OrganisationKind, Role
from backend.vouchers.explaining import ACCOUNT, explain
from backend.vouchers.models import AccountKind, LedgerAct
from tests.makers.identity import make_organisation
from tests.makers.organisations import make_company
from tests.makers.payments import another
from tests.makers.vouchers import bring_to, make_share, move, set_stage


@pytest.fixture
async def shared(database, client_as):
    """A round with money of the programme and of a branch; a voucher of its member is settled, another withdrawn."""
    stage = await set_stage(database, client_as, budget_cents=50_000_00)
    async with database.write() as session:
        branch = await make_organisation(session, kind=OrganisationKind.BRANCH, name="Branche Hout")
        await make_share(
            session,
            stage.round_id,
            amount_cents=10_000_00,
            position=2,
            organisation_id=branch.id,
            members_of_id=branch.id,
            share_basis_points=4000,
        )
        member = await make_company(session, branch_id=branch.id)
    stage = type(stage)(
        stage.round_id,
        member,
        stage.adviser,
        await client_as(Role.OWNER, organisation_id=member.id),
        stage.adviser_client,
        stage.officer,
        stage.second_officer,
    )
    settled = await bring_to(stage, "settled")
    async with database.write() as session:
        company = await make_company(session)
    other = replace(stage, company=company, owner=await client_as(Role.OWNER, organisation_id=company.id))
    other = await another(database, client_as, stage)
    withdrawn = await bring_to(other, "submitted")
    assert (await move(other.owner, withdrawn, "withdrawn")).status_code == 201
    code = (await stage.owner.get(f"/vouchers/{settled}")).json()["code"]
    return stage, await client_as(Role.BRANCH_OFFICER, organisation_id=branch.id), code


def test_every_account_and_every_act_is_said_in_both_languages():
    assert set(ACCOUNT) == set(AccountKind)
    for act in LedgerAct:
        said = explain(act, "anything", "SW-1")
        assert said["nl"] != said["en"]


async def test_every_euro_of_each_funder_is_explained(shared):
    stage, _, _ = shared
    found = (await stage.officer.get(f"/rounds/{stage.round_id}/statements")).json()
    assert found["isBalanced"]
    assert [one["putInCents"] for one in found["items"]] == [50_000_00, 10_000_00]
    for one in found["items"]:
        assert sum(place["amountCents"] for place in one["places"]) == one["putInCents"]
    branch = found["items"][1]["explanation"]
    dutch = branch["nl"].replace("\u00a0", " ")
    assert dutch == "Branche Hout legde € 10.000 in: € 9.000 nog te verdelen en € 1.000 uit te betalen."
    assert branch["en"] == "Branche Hout put in €10,000: €9,000 not given out yet and €1,000 to be paid."


async def test_a_branch_reads_its_own_and_a_stranger_nothing(shared, client_as):
    stage, branch, code = shared
    found = (await branch.get(f"/rounds/{stage.round_id}/statements")).json()
    assert [one["organisationName"] for one in found["items"]] == ["Branche Hout"]
    text = (await branch.get(f"/rounds/{stage.round_id}/statement-files", params={"format": "csv"})).text
    assert "Programmabureau" not in text
    assert code in text
    stranger = await client_as(Role.BRANCH_OFFICER)
    for address in ("statements", "statement-files"):
        assert (await stranger.get(f"/rounds/{stage.round_id}/{address}")).status_code == 404


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_the_csv_holds_every_posting_and_adds_up_to_nothing(shared, language):
    stage, _, code = shared
    asked = {"format": "csv", "language": language}
    answer = await stage.officer.get(f"/rounds/{stage.round_id}/statement-files", params=asked)
    assert answer.headers["Content-Type"].startswith("text/csv")
    head, *rows = csv.reader(StringIO(answer.content.decode("utf-8-sig")))
    assert len(head) == 7
    assert sum(round(float(row[5]) * 100) for row in rows) == 0
    words = {"nl": f"{code} is vastgesteld: dit wordt betaald.", "en": f"{code} is settled: this will be paid."}
    assert words[language] in {row[6] for row in rows}
    assert all(row[6] for row in rows)


async def test_the_spreadsheet_has_four_sheets(shared):
    stage, _, code = shared
    answer = await stage.officer.get(f"/rounds/{stage.round_id}/statement-files", params={"language": "nl"})
    assert answer.status_code == 200
    book = ZipFile(BytesIO(answer.content))
    names = book.read("xl/workbook.xml").decode()
    for sheet in ("Per financier", "Proefbalans", "Per voucher", "Boekingen"):
        assert sheet in names
    assert code in book.read("xl/sharedStrings.xml").decode()


async def test_each_posting_on_screen_has_its_sentence(shared):
    stage, _, _ = shared
    found = (await stage.officer.get(f"/rounds/{stage.round_id}/ledger-transactions")).json()["items"]
    said = {row["explanation"]["nl"] for row in found}
    assert "De financier legt in." in said
    assert any("ingetrokken door het bedrijf" in one for one in said)
