"""Accrediting: the states, the history, the period, and who decides."""

from datetime import date, timedelta

import pytest
from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from backend.advisers.errors import AccreditationMoveImpossible
from backend.advisers.models import NEXT_ACCREDITATION, Accreditation, AccreditationChange, Adviser
from backend.advisers.service import accreditation
from backend.core import clock
from backend.identity.scopes import Role
from backend.mails.models import Mail
from tests.makers.advisers import make_adviser, make_declaration
from tests.makers.identity import make_principal


async def decide(client, adviser, **body):
    return await client.post(
        f"/advisers/{adviser.id}/accreditation-changes", json=body, headers={"If-Match": f'"{adviser.version}"'}
    )


@pytest.mark.parametrize("start", list(Accreditation))
@pytest.mark.parametrize("goal", list(Accreditation))
def test_only_the_drawn_moves_are_possible(start, goal):
    today = clock.today()
    adviser = Adviser(accreditation=start, accredited_from=today, accredited_until=today)
    acts = {
        Accreditation.APPLIED: adviser.apply_again,
        Accreditation.ACCREDITED: lambda: adviser.accredit(today, today),
        Accreditation.REJECTED: adviser.reject,
        Accreditation.SUSPENDED: adviser.suspend,
        Accreditation.EXPIRED: adviser.expire,
        Accreditation.WITHDRAWN: adviser.withdraw,
    }
    if goal in NEXT_ACCREDITATION[start]:
        acts[goal]()
        assert adviser.accreditation is goal
    else:
        with pytest.raises(AccreditationMoveImpossible):
            acts[goal]()
        assert adviser.accreditation is start


async def test_syntens_accredits_for_two_years_and_the_adviser_is_told(client_as, visitor, database):
    async with database.write() as session:
        adviser = await make_adviser(session, accredited=False)
        await make_declaration(session, adviser)
        await make_principal(
            session, roles=(Role.ADVISER,), organisation_id=adviser.organisation_id, account_id=adviser.account_id
        )
    officer = await client_as(Role.SYNTENS_OFFICER)
    answer = await decide(officer, adviser, toStatus="accredited", accreditedFrom="2026-03-01")
    assert answer.status_code == 200, answer.text
    file = answer.json()
    assert (file["accreditedFrom"], file["accreditedUntil"]) == ("2026-03-01", "2028-03-01")
    assert file["allowedStatuses"] == ["expired", "suspended", "withdrawn"]
    assert file["changes"][0]["fromStatus"] == "applied"
    assert (await visitor.get(f"/advisers/{adviser.id}")).status_code == 200
    async with database.read() as session:
        mail = (await session.scalars(select(Mail))).one()
        assert (mail.template, mail.params["decision"]) == ("adviser_accreditation_changed", "erkend")


async def test_a_suspension_hides_and_its_end_shows_again_within_the_same_period(client_as, visitor, database):
    async with database.write() as session:
        adviser = await make_adviser(session)
    officer = await client_as(Role.SYNTENS_OFFICER)
    suspended = await decide(officer, adviser, toStatus="suspended", reason="Klacht in onderzoek.")
    assert (await visitor.get(f"/advisers/{adviser.id}")).status_code == 404
    ended = await officer.post(
        f"/advisers/{adviser.id}/accreditation-changes",
        json={"toStatus": "accredited"},
        headers={"If-Match": suspended.headers["etag"]},
    )
    assert ended.json()["accreditedUntil"] == adviser.accredited_until.isoformat()
    assert (await visitor.get(f"/advisers/{adviser.id}")).status_code == 200
    assert [change["reason"] for change in ended.json()["changes"]] == [None, "Klacht in onderzoek."]


async def test_an_impossible_step_tells_what_is_possible(client_as, database):
    async with database.write() as session:
        adviser = await make_adviser(session, accreditation=Accreditation.WITHDRAWN)
    officer = await client_as(Role.SYNTENS_OFFICER)
    answer = await decide(officer, adviser, toStatus="accredited")
    assert (answer.status_code, answer.json()["currentStatus"], answer.json()["allowedStatuses"]) == (
        409,
        "withdrawn",
        [],
    )


@pytest.mark.parametrize(
    ("body", "location"),
    [
        ({"toStatus": "suspended"}, "#/reason"),
        ({"toStatus": "expired"}, "#/toStatus"),
        (
            {"toStatus": "accredited", "accreditedFrom": "2026-03-01", "accreditedUntil": "2026-02-01"},
            "#/accreditedUntil",
        ),
        ({"toStatus": "accredited", "accreditedFrom": 1772323200}, "#/accreditedFrom"),
    ],
)
async def test_a_faulty_decision_is_refused(client_as, database, body, location):
    async with database.write() as session:
        adviser = await make_adviser(session, accredited=False)
        await make_declaration(session, adviser)
    answer = await decide(await client_as(Role.SYNTENS_OFFICER), adviser, **body)
    assert (answer.status_code, answer.json()["errors"][0].get("location")) == (400, location)
    async with database.read() as session:
        assert (await session.get(Adviser, adviser.id)).accreditation is Accreditation.APPLIED


async def test_a_stale_decision_changes_nothing(client_as, database):
    async with database.write() as session:
        adviser = await make_adviser(session, accredited=False)
    officer = await client_as(Role.SYNTENS_OFFICER)
    path = f"/advisers/{adviser.id}/accreditation-changes"
    assert (await officer.post(path, json={"toStatus": "accredited"})).status_code == 428
    stale = await officer.post(path, json={"toStatus": "accredited"}, headers={"If-Match": '"9"'})
    assert stale.status_code == 412


@pytest.mark.parametrize("role", [Role.ADVISER, Role.OWNER, Role.PROGRAMME_OFFICER, Role.BRANCH_OFFICER])
async def test_nobody_else_accredits(client_as, database, role):
    async with database.write() as session:
        adviser = await make_adviser(session, accredited=False)
    assert (await decide(await client_as(role), adviser, toStatus="accredited")).status_code == 403


async def test_the_night_after_the_last_day_the_accreditation_expires_and_the_adviser_applies_again(
    client_as, database
):
    async with database.write() as session:
        adviser = await make_adviser(session, accredited_until=clock.today() - timedelta(days=1))
        still = await make_adviser(session, accredited_until=clock.today())
    async with database.write() as session:
        assert await accreditation.expire_due(session) == 1
        assert await accreditation.expire_due(session) == 0
        assert (await session.get(Adviser, still.id)).accreditation is Accreditation.ACCREDITED
    client = await client_as(Role.ADVISER, organisation_id=adviser.organisation_id, account_id=adviser.account_id)
    read = await client.get(f"/adviser-profiles/{adviser.id}")
    again = await client.post(
        f"/adviser-profiles/{adviser.id}/applications", headers={"If-Match": read.headers["etag"]}
    )
    assert (again.status_code, again.json()["accreditation"]) == (200, "applied")
    assert [change["toStatus"] for change in again.json()["changes"]] == ["applied", "expired"]


async def test_history_is_never_rewritten(client_as, database):
    async with database.write() as session:
        adviser = await make_adviser(session, accredited=False)
    await decide(await client_as(Role.SYNTENS_OFFICER), adviser, toStatus="rejected", reason="Geen ervaring.")
    with pytest.raises(IntegrityError, match="append-only"):
        async with database.write() as session:
            await session.execute(delete(AccreditationChange))


def test_an_accreditation_from_the_leap_day_ends_on_the_twenty_eighth():
    assert accreditation._years_later(date(2028, 2, 29), 2) == date(2030, 2, 28)


async def test_an_officer_does_not_accredit_himself(client_as, database):
    async with database.write() as session:
        adviser = await make_adviser(session, accredited=False)
    officer = await client_as(Role.SYNTENS_OFFICER, account_id=adviser.account_id)
    answer = await decide(officer, adviser, toStatus="accredited", accreditedFrom="2026-03-01")
    assert (answer.status_code, answer.json()["type"]) == (403, "/v1/problems/own-accreditation")
