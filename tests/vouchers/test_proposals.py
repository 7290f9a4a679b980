"""What officers propose to each other: while both may decide, and between officers until the review ends."""

from uuid import UUID

import pytest
from sqlalchemy import delete, select, text
from sqlalchemy.exc import IntegrityError

from backend.core.own_data import THE_ONE
from backend.identity.models import Account, Membership
from backend.identity.scopes import Role
from backend.mails.models import Mail
from backend.vouchers import own_proposals
from backend.vouchers.models import DecisionProposal
from tests.makers.vouchers import bring_to, set_stage
from tests.vouchers.test_limits import ASKED, LIMIT, grant, kind, propose, seen


@pytest.fixture
async def team(database, client_as):
    """A voucher of 2,500 euros in review, in a scheme where two officers decide above 2,000."""
    stage = await set_stage(database, client_as, four_eyes_above_cents=LIMIT)
    return stage, await bring_to(stage, "in_review")


async def leave_syntens(database, client, **elsewhere):
    """This officer is one no more; or belongs to a side now."""
    account = UUID((await client.get("/session")).json()["account"]["id"])
    async with database.write() as session:
        if elsewhere:
            session.add(Membership(account_id=account, **elsewhere))
        else:
            await session.execute(delete(Membership).where(Membership.account_id == account))


@pytest.mark.parametrize("side", [None, "company", "adviser"])
async def test_a_proposal_counts_while_its_officer_may_decide(team, database, side):
    stage, voucher_id = team
    await propose(stage.officer, voucher_id)
    assert await seen(stage.second_officer, voucher_id) == (None, ASKED)
    theirs = {"company": (stage.company.id, Role.FINANCE), "adviser": (stage.adviser.organisation_id, Role.ADVISER)}
    elsewhere = dict(zip(("organisation_id", "role"), theirs[side], strict=True)) if side else {}
    await leave_syntens(database, stage.officer, **elsewhere)
    assert (await seen(stage.second_officer, voucher_id))[1] == LIMIT
    assert kind(await grant(stage.second_officer, voucher_id)) == (403, "second-officer-needed")


async def test_a_proposal_counts_of_an_officer_with_an_interest_in_another_voucher(team, database, client_as):
    stage, voucher_id = team
    elsewhere = await set_stage(database, client_as)
    await bring_to(elsewhere, "submitted")
    await propose(stage.officer, voucher_id)
    account = UUID((await stage.officer.get("/session")).json()["account"]["id"])
    async with database.write() as session:
        session.add(Membership(account_id=account, organisation_id=elsewhere.company.id, role=Role.FINANCE))
    assert await seen(stage.second_officer, voucher_id) == (None, ASKED)
    found = (await stage.second_officer.get("/vouchers")).json()["items"]
    assert [each["hasProposal"] for each in found if each["id"] == str(voucher_id)] == [True]


async def test_the_database_counts_no_proposal_of_who_left(team, database):
    stage, voucher_id = team
    await propose(stage.officer, voucher_id)
    await leave_syntens(database, stage.officer)
    with pytest.raises(IntegrityError, match="takes two officers"):
        async with database.write() as session:
            await session.execute(
                text(
                    "UPDATE vouchers SET status = 'granted', granted_cents = :cents, granted_by = gen_random_uuid(), "
                    "proposed_by = (SELECT proposed_by FROM decision_proposals WHERE voucher_id = vouchers.id) "
                    "WHERE id = :id"
                ),
                {"id": voucher_id, "cents": ASKED},
            )


async def test_an_officer_of_a_side_hears_of_no_proposal_in_the_list_either(team, database):
    stage, voucher_id = team
    await propose(stage.officer, voucher_id)

    async def told(client):
        return [each["hasProposal"] for each in (await client.get("/vouchers")).json()["items"]]

    assert (await told(stage.second_officer), await told(stage.owner)) == ([True], [False])
    await leave_syntens(
        database, stage.second_officer, organisation_id=stage.adviser.organisation_id, role=Role.ADVISER
    )
    assert await told(stage.second_officer) == [False]


async def test_the_list_of_what_waits_leaves_out_who_may_decide_no_more(team, database):
    stage, voucher_id = team
    await propose(stage.officer, voucher_id)
    await leave_syntens(database, stage.officer)
    assert [each["hasProposal"] for each in (await stage.second_officer.get("/vouchers")).json()["items"]] == [False]


async def test_the_company_downloads_no_proposal_before_the_review_ends(team, database):
    stage, voucher_id = team
    await propose(stage.officer, voucher_id)
    [holding] = [each for each in own_proposals.OF_COMPANY if each.shown]

    async def shown():
        async with database.read() as session:
            rows = select(DecisionProposal.status).where(holding.rows)
            return (await session.scalars(rows, {THE_ONE.key: stage.company.id})).all()

    assert await shown() == []
    assert (await grant(stage.second_officer, voucher_id)).status_code == 201
    assert await shown() == ["followed"]


async def test_colleagues_who_could_decide_hear_of_a_proposal_and_nobody_else(team, database):
    stage, voucher_id = team
    await propose(stage.officer, voucher_id)
    second = (await stage.second_officer.get("/session")).json()["account"]["name"]
    async with database.read() as session:
        mails = await session.execute(
            select(Account.name, Mail.params)
            .join(Account, Account.email == Mail.recipient)
            .where(Mail.template == "decision_proposed")
        )
        found = mails.all()
    assert [name for name, _ in found] == [second]
    assert set(found[0][1]) == {"name", "voucher_code", "by", "link"}
