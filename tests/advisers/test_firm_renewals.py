"""A firm declares, applies with it and asks for a new period itself; an officer who does not belong to it decides."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from backend.advisers.models import AdvisoryFirm, FirmStatus
from backend.audit.models import AuditEntry
from backend.content import load
from backend.core import clock
from backend.identity.scopes import OrganisationKind, Role
from backend.mails.models import Mail
from tests.makers.advisers import make_adviser, make_firm
from tests.makers.identity import make_account, make_organisation

WORDS = {
    "edition": load.conduct().edition,
    "agreesToConduct": True,
    "isInsured": True,
    "kvkNumber": "90001234",
    "experience": "Tien jaar werk met ploegen in de maakindustrie.",
    "quality": "Wij lezen elkaars verslagen. Over een klacht belt een ander dan de adviseur.",
    "interests": [],
}


class Desk:
    """An adviser of a firm and an officer, both signed in."""


@pytest.fixture
async def desk(client_as, database):
    async def at(status=FirmStatus.ACCREDITED, ends_in=60):
        found = Desk()
        async with database.write() as session:
            organisation = await make_organisation(
                session, kind=OrganisationKind.ADVISORY_FIRM, name="Voorbeeldadvies Kompas"
            )
            found.account_id = (await make_account(session, name="Karin Voorbeeldhuis")).id
            found.ends = clock.today() + timedelta(days=ends_in)
            firm = await make_firm(session, organisation.id, status=status, accredited_until=found.ends)
            if status is FirmStatus.APPLIED:
                firm.accredited_from = firm.accredited_until = None
            found.adviser = await make_adviser(session, organisation_id=organisation.id, account_id=found.account_id)
            body = await make_organisation(session, kind=OrganisationKind.EXECUTING_BODY, name="Syntens")
        found.organisation_id, found.body_id = organisation.id, body.id
        found.path = f"/advisory-firms/{organisation.id}"
        found.client = await client_as(Role.ADVISER, organisation_id=organisation.id, account_id=found.account_id)
        found.officer = await client_as(Role.SYNTENS_OFFICER, organisation_id=body.id)
        return found

    return at


async def declare(desk, client=None, headers=None, **changed):
    current = (await desk.client.get(desk.path)).headers["etag"]
    return await (client or desk.client).post(
        f"{desk.path}/declarations", json={**WORDS, **changed}, headers={"If-Match": current, **(headers or {})}
    )


async def decide(desk, to_status="accredited", client=None, **body):
    current = (await desk.officer.get(desk.path)).headers["etag"]
    return await (client or desk.officer).post(
        f"{desk.path}/accreditation-changes",
        json={"toStatus": to_status, **body},
        headers={"If-Match": current},
    )


def kind(answer):
    return (answer.status_code, answer.json()["type"].rpartition("/")[2])


async def test_a_firm_applies_by_declaring_and_is_accredited_upon_that(desk):
    one = await desk(FirmStatus.APPLIED)
    assert kind(await decide(one, kvkNumber="90001234")) == (409, "firm-declaration-missing")
    before = (await one.client.get(one.path)).json()
    assert (before["mayDeclare"], before["hasDeclared"], before["renewableFrom"]) == (True, False, None)
    declared = await declare(one, interests=["12345678", "00012345", "12345678"])
    assert declared.status_code == 201, declared.text
    assert (declared.json()["number"], declared.json()["interests"]) == (1, ["00012345", "12345678"])
    waiting = (await one.officer.get(one.path)).json()
    assert (waiting["hasDeclared"], waiting["asksForANewPeriod"]) == (True, False)
    given = await decide(one, kvkNumber="90001234")
    assert given.status_code == 200, given.text
    assert (given.json()["status"], given.json()["hasDeclared"]) == ("accredited", False)
    for reader in (one.client, one.officer):
        (read,) = (await reader.get(f"{one.path}/declarations")).json()["items"]
        assert (read["experience"], read["quality"]) == (WORDS["experience"], WORDS["quality"])


async def test_from_ninety_days_before_the_end_a_new_period_joins_the_former(desk, database):
    early = await desk(ends_in=91)
    refused = await declare(early)
    assert (*kind(refused), refused.json()["opensOn"]) == (
        409,
        "renewal-too-early",
        (clock.today() + timedelta(days=1)).isoformat(),
    )
    one = await desk(ends_in=90)
    nothing_asked = (await one.officer.get(one.path)).json()
    assert nothing_asked["allowedStatuses"] == ["suspended", "withdrawn"]
    assert kind(await decide(one, kvkNumber="90001234")) == (409, "firm-declaration-missing")
    assert (await declare(one)).status_code == 201
    (first, *_) = (await one.officer.get("/advisory-firms")).json()["items"]
    assert (first["id"], first["asksForANewPeriod"]) == (str(one.organisation_id), True)
    given = await decide(one, kvkNumber="90001234")
    assert given.status_code == 200, given.text
    told = given.json()
    ends = one.ends + timedelta(days=1)
    assert told["accreditedUntil"] == ends.replace(year=ends.year + 2).isoformat() or (ends.month, ends.day) == (2, 29)
    assert (told["isValid"], told["asksForANewPeriod"], told["mayDeclare"]) == (True, False, False)
    assert kind(await decide(one)) == (409, "firm-move-impossible")
    async with database.read() as session:
        firm = await session.get_one(AdvisoryFirm, one.organisation_id)
    assert (firm.accredited_from < clock.today(), firm.accredited_upon) == (True, 1)


@pytest.mark.parametrize(
    ("days", "location"),
    [
        ({"accreditedFrom": 62}, "#/accreditedFrom"),
        ({"accreditedFrom": 0, "accreditedUntil": 59}, "#/accreditedUntil"),
        ({"accreditedFrom": 61, "accreditedUntil": 61}, None),
    ],
)
async def test_a_new_period_leaves_no_gap_and_never_shortens_the_present_one(desk, days, location):
    one = await desk()
    assert (await declare(one)).status_code == 201
    body = {key: (clock.today() + timedelta(days=each)).isoformat() for key, each in days.items()}
    given = await decide(one, kvkNumber="90001234", **body)
    if location is None:
        assert given.status_code == 200, given.text
    else:
        assert (given.status_code, given.json()["errors"][0]["location"]) == (400, location)


async def test_a_new_period_is_refused_with_the_reason_and_the_present_one_goes_on(desk, database):
    one = await desk()
    assert kind(await decide(one, "refused", reason="Nog niets gevraagd.")) == (409, "firm-move-impossible")
    await declare(one)
    assert (await decide(one, "refused")).status_code == 400
    refused = await decide(one, "refused", reason="Het bewijs van verzekering ontbreekt.")
    assert refused.status_code == 200, refused.text
    told = refused.json()
    assert (told["status"], told["isValid"], told["asksForANewPeriod"]) == ("accredited", True, False)
    assert told["accreditedUntil"] == one.ends.isoformat()
    (change,) = (await one.client.get(one.path)).json()["changes"]
    assert (change["act"], change["reason"]) == ("refused", "Het bewijs van verzekering ontbreekt.")
    async with database.read() as session:
        assert list(await session.scalars(select(Mail.template))) == ["firm_period_refused"]
        assert {"firms.declare", "firms.refused"} <= set(await session.scalars(select(AuditEntry.act)))
    assert (await declare(one)).status_code == 201  # with what was missing
    assert (await decide(one, kvkNumber="90001234")).status_code == 200


async def test_a_suspended_firm_does_not_ask_and_what_it_asked_before_waits(desk):
    one = await desk()
    await declare(one)
    assert (await decide(one, "suspended", reason="Reclame tegen de regels.")).status_code == 200
    refused = await declare(one)
    assert (*kind(refused), refused.json()["currentStatus"]) == (409, "firm-move-impossible", "suspended")
    assert (await one.client.get(one.path)).json()["mayDeclare"] is False
    again = await decide(one, kvkNumber="90001234")
    assert (again.json()["asksForANewPeriod"], again.json()["accreditedUntil"]) == (True, one.ends.isoformat())


async def test_a_withdrawn_firm_applies_anew_and_is_accredited_upon_nothing_older(desk, database):
    one = await desk()
    await declare(one)
    assert (await decide(one, "withdrawn", reason="Gestopt.")).json()["hasDeclared"] is False
    assert kind(await decide(one, kvkNumber="90001234")) == (409, "firm-move-impossible")
    assert (await declare(one)).status_code == 201
    told = (await one.officer.get(one.path)).json()
    assert (told["status"], [each["toStatus"] for each in told["changes"]]) == ("applied", ["applied", "withdrawn"])
    given = (await decide(one, kvkNumber="90001234")).json()
    assert (given["status"], given["accreditedFrom"]) == ("accredited", clock.today().isoformat())
    with pytest.raises(IntegrityError, match="asks_or_withdrawn"):
        async with database.write() as session:
            await session.execute(text("UPDATE advisory_firms SET status = 'withdrawn', asked_at = now()"))


async def test_after_its_period_a_firm_offers_nobody_until_it_is_given_another_from_today(desk, visitor):
    one = await desk(ends_in=-1)
    assert (await visitor.get("/advisers")).json()["total"] == 0
    assert (await declare(one)).status_code == 201
    assert (await visitor.get("/advisers")).json()["total"] == 0
    given = (await decide(one, kvkNumber="90001234")).json()
    assert (given["isValid"], given["accreditedFrom"]) == (True, (clock.today() - timedelta(days=3_650)).isoformat())
    assert (await visitor.get("/advisers")).json()["total"] == 1


async def test_long_after_its_period_the_new_one_stands_alone(desk):
    one = await desk(ends_in=-30)
    await declare(one)
    assert (await decide(one, kvkNumber="90001234")).json()["accreditedFrom"] == clock.today().isoformat()
