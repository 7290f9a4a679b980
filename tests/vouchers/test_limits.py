"""How much one officer may grant: two above the limit of the scheme, and never more than one's own limit."""

import asyncio
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text, update
from sqlalchemy.exc import IntegrityError

from backend.core.problems import Problem
from backend.identity.models import Membership
from backend.identity.scopes import Role
from backend.vouchers.limits import Limits
from backend.vouchers.models import DecisionProposal, DecisionProposalStatus, Voucher
from backend.vouchers.schemas.moves import VoucherGrant, VoucherReview, VoucherSubmit
from backend.vouchers.schemas.proposals import DecisionProposalCreate
from backend.vouchers.service import moves, proposing
from backend.vouchers.states import VoucherStatus
from tests.makers.advisers import make_adviser
from tests.makers.organisations import make_company
from tests.makers.vouchers import bring_to, make_acting, make_draft, make_round, move, once, set_stage, version_of
from tests.vouchers.test_objection_money import another_officer
from tests.vouchers.test_objections import file, handle, hear

ASKED = 2_500_00
LIMIT = 2_000_00
REASON = "Concreet plan, met de ploeg gemaakt."


@pytest.fixture
async def team(database, client_as):
    """A voucher of 2,500 euros in review, in a scheme where two officers decide above 2,000."""
    stage = await set_stage(database, client_as, four_eyes_above_cents=LIMIT)
    return stage, await bring_to(stage, "in_review")


async def propose(client, voucher_id, cents=ASKED, if_match=None, reason=REASON):
    headers = {**once(), "If-Match": if_match or await version_of(client, voucher_id)}
    wish = {"grantedCents": cents, "reason": reason}
    return await client.post(f"/vouchers/{voucher_id}/decision-proposals", json=wish, headers=headers)


async def grant(client, voucher_id, cents=None):
    return await move(client, voucher_id, "granted", reason="Voldoet.", **({"grantedCents": cents} if cents else {}))


async def take_back(client, voucher_id, proposal, if_match=None):
    address = f"/vouchers/{voucher_id}/decision-proposals/{proposal['id']}"
    return await client.delete(address, headers={"If-Match": if_match or f'"{proposal["version"]}"'})


def kind(answer):
    return (answer.status_code, answer.json()["type"].rsplit("/", 1)[-1])


async def seen(client, voucher_id):
    """What the officer is told beforehand: why granting is blocked, and the most that may be granted."""
    voucher = (await client.get(f"/vouchers/{voucher_id}")).json()
    offered = next(each for each in voucher["allowedMoves"] if each["toStatus"] == "granted")
    return offered["blocked"], voucher["deciding"]["grantableCents"]


async def limit(database, client, cents):
    account = UUID((await client.get("/session")).json()["account"]["id"])
    async with database.write() as session:
        await session.execute(
            update(Membership).where(Membership.account_id == account).values(decision_limit_cents=cents)
        )


async def stands(database, voucher_id):
    async with database.read() as session:
        statement = select(DecisionProposal.status).where(DecisionProposal.voucher_id == UUID(voucher_id))
        return sorted(await session.scalars(statement))


async def test_above_the_limit_one_proposes_and_another_grants(team, database):
    stage, voucher_id = team
    blocked, most = await seen(stage.officer, voucher_id)
    assert (blocked["en"], most) == ("Above €2,000 two officers decide. One proposes, the other grants.", LIMIT)
    alone = await grant(stage.officer, voucher_id)
    assert (kind(alone), alone.json()["fourEyesAboveCents"]) == ((403, "second-officer-needed"), LIMIT)
    made = await propose(stage.officer, voucher_id)
    assert (made.status_code, made.json()["isYours"], made.json()["reason"]) == (201, True, REASON)
    # One's own proposal is no second pair of eyes.
    assert kind(await grant(stage.officer, voucher_id)) == (403, "second-officer-needed")
    assert (await seen(stage.officer, voucher_id))[0]["en"] == "You proposed €2,500. A colleague grants it."
    assert await seen(stage.second_officer, voucher_id) == (None, ASKED)
    assert (await grant(stage.second_officer, voucher_id)).status_code == 201
    assert await stands(database, voucher_id) == ["followed"]
    async with database.read() as session:
        voucher = await session.get_one(Voucher, UUID(voucher_id))
        assert voucher.proposed_by not in {None, voucher.granted_by}


async def test_up_to_the_limit_one_officer_is_enough(team):
    stage, voucher_id = team
    assert (await grant(stage.officer, voucher_id, LIMIT)).status_code == 201


async def test_no_more_is_granted_than_was_proposed(team, database):
    stage, voucher_id = team
    await propose(stage.officer, voucher_id, LIMIT + 100_00)
    refused = await grant(stage.second_officer, voucher_id)
    assert (kind(refused), refused.json()["proposedCents"]) == ((403, "second-officer-needed"), LIMIT + 100_00)
    assert (await seen(stage.second_officer, voucher_id))[1] == LIMIT + 100_00
    assert (await grant(stage.second_officer, voucher_id, LIMIT + 1)).status_code == 201
    assert await stands(database, voucher_id) == ["followed"]


async def test_a_proposal_is_taken_back_by_who_made_it(team, database):
    stage, voucher_id = team
    made = (await propose(stage.officer, voucher_id)).json()
    assert kind(await propose(stage.officer, voucher_id)) == (409, "proposal-made")
    assert kind(await take_back(stage.second_officer, voucher_id, made)) == (403, "proposal-not-yours")
    assert kind(await take_back(stage.officer, voucher_id, made, '"9"')) == (412, "version-stale")
    assert (await take_back(stage.officer, voucher_id, made)).status_code == 204
    assert kind(await take_back(stage.officer, voucher_id, made, "*")) == (409, "proposal-closed")
    assert kind(await grant(stage.second_officer, voucher_id)) == (403, "second-officer-needed")
    assert (await propose(stage.officer, voucher_id)).status_code == 201
    listed = (await stage.second_officer.get(f"/vouchers/{voucher_id}/decision-proposals")).json()["items"]
    assert [each["status"] for each in listed] == ["open", "withdrawn"]
    assert await stands(database, voucher_id) == ["open", "withdrawn"]


@pytest.mark.parametrize(
    ("to", "body"),
    [("information_requested", {"question": "Waar is de offerte?"}), ("rejected", {"reason": "Te weinig draagvlak."})],
)
async def test_a_proposal_ends_with_the_review(team, database, to, body):
    stage, voucher_id = team
    await propose(stage.officer, voucher_id)
    assert (await move(stage.second_officer, voucher_id, to, **body)).status_code == 201
    assert await stands(database, voucher_id) == ["lapsed"]
    assert kind(await propose(stage.officer, voucher_id)) == (409, "proposal-impossible")


async def test_a_proposal_that_ended_counts_no_more_when_the_review_goes_on(team):
    stage, voucher_id = team
    await propose(stage.officer, voucher_id)
    await move(stage.officer, voucher_id, "information_requested", question="Waar is de offerte?")
    assert (await move(stage.owner, voucher_id, "in_review", answer="Zie bijlage.")).status_code == 201
    assert kind(await grant(stage.second_officer, voucher_id)) == (403, "second-officer-needed")


async def test_what_is_proposed_is_between_officers(team, client_as):
    stage, voucher_id = team
    await propose(stage.officer, voucher_id)
    assert (await stage.owner.get(f"/vouchers/{voucher_id}")).json()["deciding"] is None
    assert kind(await stage.owner.get(f"/vouchers/{voucher_id}/decision-proposals")) == (403, "scope-missing")
    assert [each["hasProposal"] for each in (await stage.owner.get("/vouchers")).json()["items"]] == [False]
    assert [each["hasProposal"] for each in (await stage.officer.get("/vouchers")).json()["items"]] == [True]
    written = (await stage.owner.get(f"/companies/{stage.company.id}/audit-entries")).text
    told = (await stage.owner.get(f"/vouchers/{voucher_id}/history-entries")).text
    assert REASON not in written + told
    assert "propose" not in written
    officer_id = (await stage.second_officer.get("/session")).json()["account"]["id"]
    await client_as(Role.OWNER, organisation_id=stage.company.id, account_id=officer_id)
    for answer in (
        await stage.second_officer.get(f"/vouchers/{voucher_id}/decision-proposals"),
        await propose(stage.second_officer, voucher_id),
    ):
        assert kind(answer) == (403, "move-not-yours")


@pytest.mark.parametrize("changed", [{"cents": ASKED + 1}, {"cents": 0}, {"reason": " "}])
async def test_a_proposal_has_a_reason_and_an_amount_that_was_asked(team, changed):
    stage, voucher_id = team
    assert (await propose(stage.officer, voucher_id, **changed)).status_code == 400


async def test_a_proposal_needs_the_present_version(team):
    stage, voucher_id = team
    assert kind(await propose(stage.officer, voucher_id, if_match='"1"')) == (412, "version-stale")


async def test_nobody_grants_above_the_own_limit_but_may_propose(team, database):
    stage, voucher_id = team
    await limit(database, stage.officer, 1_000_00)
    blocked, most = await seen(stage.officer, voucher_id)
    assert (blocked["nl"], most) == (
        "U kent zelf ten hoogste €\u00a01.000 toe. Stel het besluit voor aan een collega.",
        1_000_00,
    )
    refused = await grant(stage.officer, voucher_id, 1_000_01)
    assert (kind(refused), refused.json()["ownLimitCents"]) == ((403, "above-own-limit"), 1_000_00)
    # Nor with a colleague who proposed it.
    await propose(stage.second_officer, voucher_id)
    assert kind(await grant(stage.officer, voucher_id)) == (403, "above-own-limit")
    assert (await propose(stage.officer, voucher_id)).status_code == 201
    assert (await grant(stage.second_officer, voucher_id)).status_code == 201
    # Of two that waited, the colleague's was followed; one's own ended.
    assert await stands(database, voucher_id) == ["followed", "lapsed"]


async def test_an_own_limit_holds_without_a_limit_of_the_scheme(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "in_review")
    await limit(database, stage.officer, 0)
    assert kind(await grant(stage.officer, voucher_id, 1)) == (403, "above-own-limit")
    assert (await grant(stage.second_officer, voucher_id)).status_code == 201


async def test_reopened_it_is_decided_anew_by_two(team):
    stage, voucher_id = team
    await propose(stage.officer, voucher_id)
    await grant(stage.second_officer, voucher_id)
    assert (await move(stage.officer, voucher_id, "revoked", reason="Onjuiste opgave.")).status_code == 201
    assert (await move(stage.officer, voucher_id, "in_review", reason="Toch juist.")).status_code == 201
    assert kind(await grant(stage.second_officer, voucher_id)) == (403, "second-officer-needed")


async def test_after_an_objection_another_officer_raises_within_the_own_limit(team, database, client_as):
    stage, voucher_id = team
    assert (await grant(stage.officer, voucher_id, LIMIT)).status_code == 201
    objection = (await file(stage, voucher_id)).json()
    await hear(await another_officer(database, client_as), objection)
    await limit(database, stage.second_officer, ASKED - 1)
    refused = await handle(stage.second_officer, objection, "upheld", reason="Meer uren.", amountCents=ASKED)
    assert kind(refused) == (403, "above-own-limit")
    raised = await handle(stage.second_officer, objection, "upheld", reason="Meer uren.", amountCents=ASKED - 1)
    assert raised.status_code == 201, raised.text


@pytest.mark.parametrize("how", ["nobody", "self", "less"])
async def test_the_database_refuses_a_grant_by_one(team, database, how):
    stage, voucher_id = team
    me = UUID((await stage.officer.get("/session")).json()["account"]["id"])
    colleague = UUID((await stage.second_officer.get("/session")).json()["account"]["id"])
    if how == "less":
        await propose(stage.second_officer, voucher_id, LIMIT)
    proposer = {"nobody": None, "self": me, "less": colleague}[how]
    statement = text(
        "UPDATE vouchers SET status = 'granted', granted_cents = subsidy_cents, granted_by = :me, "
        "proposed_by = :proposer, valid_until = now(), adviser_name = 'A', adviser_accredited_until = now() "
        "WHERE id = :id"
    )
    with pytest.raises(IntegrityError, match="two officers"):
        async with database.write() as session:
            await session.execute(statement, {"me": me, "proposer": proposer, "id": UUID(voucher_id)})


async def _try(committed, act):
    try:
        async with committed.write() as session:
            await act(session)
    except Problem as problem:
        return type(problem).__name__
    return None


async def test_two_officers_at_once_grant_once(committed):
    async with committed.write() as session:
        round_ = await make_round(session, four_eyes_above_cents=LIMIT)
        company, adviser = await make_company(session), await make_adviser(session)
        voucher_id = (await make_draft(session, round_id=round_.id, company_id=company.id, adviser_id=adviser.id)).id
        owner = await make_acting(session, Role.OWNER, company.id)
        officers = [await make_acting(session, Role.SYNTENS_OFFICER) for _ in range(3)]
        await moves.change_status(session, owner, voucher_id, VoucherSubmit(to_status="submitted"), "*")
        await moves.change_status(session, officers[0], voucher_id, VoucherReview(to_status="in_review"), "*")
    wish = DecisionProposalCreate(granted_cents=ASKED, reason=REASON)
    async with committed.write() as session:
        made = await proposing.propose(session, officers[0], voucher_id, wish, "*")
    to_grant = VoucherGrant(to_status="granted", reason="Voldoet.")
    answers = await asyncio.gather(
        *(
            _try(committed, lambda session, by=by: moves.change_status(session, by, voucher_id, to_grant, "*"))
            for by in officers[1:]
        ),
        _try(committed, lambda session: proposing.withdraw(session, officers[0], voucher_id, made.id, "*")),
    )
    async with committed.read() as session:
        voucher = await session.get_one(Voucher, voucher_id)
        status = (await session.get_one(DecisionProposal, made.id)).status
    if voucher.status is VoucherStatus.GRANTED:
        assert sorted(answers, key=str) == sorted([None, "MoveImpossible", "ProposalClosed"], key=str)
        assert status is DecisionProposalStatus.FOLLOWED
    else:
        assert sorted(answers, key=str) == sorted([None, "SecondOfficerNeeded", "SecondOfficerNeeded"], key=str)
        assert status is DecisionProposalStatus.WITHDRAWN


amounts = st.one_of(st.none(), st.integers(0, 300))


@given(above=amounts, own=amounts, proposed=st.lists(st.integers(1, 300), max_size=3), cents=st.integers(1, 300))
def test_what_is_told_beforehand_is_what_a_grant_meets(above, own, proposed, cents):
    limits = Limits(above, own, {UUID(int=number): amount for number, amount in enumerate(proposed)})
    assert (limits.refusal(cents) is None) == (cents <= limits.grantable(300))
    if limits.refusal(cents) is None and limits.needs_two(cents):
        followed = limits.followed(cents)
        assert followed is not None
        assert limits.proposed[followed] >= cents
