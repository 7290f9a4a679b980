"""What the database itself holds of signatures: two known people, one after the other, and kept."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from backend.identity.models import BranchParticipation
from backend.identity.scopes import OrganisationKind
from tests.makers.branches import make_agreement
from tests.makers.identity import make_account, make_organisation

COUNTERSIGN = (
    "UPDATE branch_agreements SET countersigned_at = now(), countersigner_name = 'Piet', "
    "countersigner_function = 'Manager', document = 'x', countersigned_by = :by"
)
ANSWERED = (
    "INSERT INTO branch_agreements (id, branch_id, kind, edition, language, signer_name, signer_function, signed_at, "
    "signed_by, {more}) SELECT gen_random_uuid(), :branch, 'data_processing', '2026-11', 'nl', 'Els', 'Directeur', "
    "now(), :by, {values}"
)


async def refused(session, statement, match, **values):
    with pytest.raises(IntegrityError, match=match):
        async with session.begin_nested():
            await session.execute(text(statement), values)


async def test_a_signature_without_a_signer_is_not_one_of_two_people(database, branch):
    async with database.write() as session:
        agreement = make_agreement(branch.id)
        session.add(agreement)
        await session.flush()
        somebody = (await make_account(session)).id
        await refused(session, COUNTERSIGN, "two known people", by=somebody)


async def test_nobody_is_not_the_second_of_two_people(database, branch):
    async with database.write() as session:
        agreement = make_agreement(branch.id)
        agreement.signed_by = (await make_account(session)).id
        session.add(agreement)
        await session.flush()
        await refused(session, COUNTERSIGN, "two known people", by=None)
        await refused(session, COUNTERSIGN, "two_people", by=agreement.signed_by)
        await session.execute(text(COUNTERSIGN), {"by": (await make_account(session)).id})


@pytest.mark.parametrize(
    ("more", "values"),
    [
        (
            "countersigned_at, countersigner_name, countersigner_function, document, countersigned_by",
            "now(), 'Piet', 'Manager', 'x', :other",
        ),
        ("returned_at, return_reason", "now(), 'Zo niet, ' || :other"),
    ],
)
async def test_a_signature_does_not_come_with_its_answer(database, branch, more, values):
    async with database.write() as session:
        by, other = [(await make_account(session)).id for _ in range(2)]
        statement = ANSWERED.format(more=more, values=values.replace(":other", f"'{other}'"))
        await refused(session, statement, "then the other", branch=branch.id, by=by)


async def test_what_was_signed_is_not_thrown_away(database, branch):
    async with database.write() as session:
        session.add(make_agreement(branch.id))
        await session.flush()
        await refused(session, "DELETE FROM branch_agreements", "kept")


@pytest.mark.parametrize("live", [True, False])
async def test_having_been_here_before_agreements_is_said_once(database, live):
    async with database.write() as session:
        made = await make_organisation(session, kind=OrganisationKind.BRANCH, live=live)
        await refused(session, "UPDATE branch_participations SET before_agreements = NOT before_agreements", "append")
        assert (await session.get_one(BranchParticipation, made.id)).before_agreements is live


async def test_the_programme_cannot_sign_beside_somebody_who_is_gone(walk, database, programme):
    signed = await walk.sign("cooperation")
    async with database.write() as session:
        await session.execute(text("SET LOCAL slimmerwerken.erasing = 'on'"))
        await session.execute(text("UPDATE branch_agreements SET signed_by = NULL"))
    answer = await walk.answer(signed)
    assert (answer.status_code, answer.json()["type"].rsplit("/", 1)[1]) == (409, "agreement-signer-gone")
    back = await walk.answer(signed, toStatus="returned", reason="Laat iemand anders tekenen.")
    assert back.status_code == 201, back.text
