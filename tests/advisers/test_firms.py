"""Firms are accredited beside their people; without it nobody of the firm is offered for new work."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import IntegrityError

from backend.advisers.errors import AdviserNotAccredited
from backend.advisers.models import Accreditation, Adviser, AdvisoryFirm, FirmChange, FirmStatus
from backend.advisers.queries import require_accredited
from backend.core import clock
from backend.identity.scopes import OrganisationKind, Role
from backend.mails.models import Mail
from tests.makers.advisers import make_adviser, make_firm, make_firm_declaration
from tests.makers.identity import make_account, make_organisation, make_principal


@pytest.fixture
async def firm(database):
    async with database.write() as session:
        organisation = await make_organisation(
            session, kind=OrganisationKind.ADVISORY_FIRM, name="Voorbeeldadvies Kompas"
        )
        found = await make_firm(session, organisation.id, status=FirmStatus.APPLIED)
        await make_firm_declaration(session, found)
        account = await make_account(session, name="Karin Voorbeeldhuis")
        found.adviser = await make_adviser(session, organisation_id=organisation.id, account_id=account.id)
        await make_principal(session, roles=(Role.ADVISER,), organisation_id=organisation.id, account_id=account.id)
    return found


@pytest.fixture
async def officer(client_as):
    return await client_as(Role.SYNTENS_OFFICER)


async def decide(client, firm, **wish):
    path = f"/advisory-firms/{firm.organisation_id}"
    etag = (await client.get(path)).headers.get("etag", "*")
    return await client.post(f"{path}/accreditation-changes", json=wish, headers={"If-Match": etag})


async def is_found(visitor, database, firm):
    listed = (await visitor.get("/advisers")).json()["total"]
    read = (await visitor.get(f"/advisers/{firm.adviser.id}")).status_code
    reviews = (await visitor.get(f"/advisers/{firm.adviser.id}/reviews")).status_code
    async with database.read() as session:
        searched = await session.scalar(
            text("SELECT count(*) FROM search_documents WHERE subject = 'advisers' AND language = 'nl'")
        )
    assert (listed, read, reviews, searched) in {(0, 404, 404, 0), (1, 200, 200, 1)}
    return listed == 1


async def test_an_accredited_person_is_offered_once_the_firm_is_too(firm, officer, visitor, database):
    assert not await is_found(visitor, database, firm)
    missing = await decide(officer, firm, toStatus="accredited")
    assert (missing.status_code, missing.json()["errors"][0]["location"]) == (400, "#/kvkNumber")
    accredited = await decide(officer, firm, toStatus="accredited", kvkNumber="90001234")
    assert accredited.status_code == 200, accredited.text
    assert (accredited.json()["kvkNumber"], accredited.json()["isValid"]) == ("90001234", True)
    assert await is_found(visitor, database, firm)
    async with database.read() as session:
        assert list(await session.scalars(select(Mail.template))) == ["firm_accreditation_changed"]
        [change] = await session.scalars(select(FirmChange))
    assert (change.to_status, change.accredited_from) == (FirmStatus.ACCREDITED, clock.today())


async def test_a_suspended_firm_takes_all_its_people_off_the_list_until_it_is_reinstated(
    firm, officer, visitor, database
):
    await decide(officer, firm, toStatus="accredited", kvkNumber="90001234")
    without_reason = await decide(officer, firm, toStatus="suspended")
    assert without_reason.status_code == 400
    suspended = await decide(officer, firm, toStatus="suspended", reason="Reclame tegen de regels.")
    assert suspended.json()["allowedStatuses"] == ["accredited", "withdrawn"]
    assert not await is_found(visitor, database, firm)
    until = suspended.json()["accreditedUntil"]
    again = await decide(officer, firm, toStatus="accredited")
    assert (again.json()["accreditedUntil"], len(again.json()["changes"])) == (until, 3)
    assert await is_found(visitor, database, firm)


async def test_the_period_of_the_firm_counts_and_is_pinned(firm, database):
    today = clock.today()
    async with database.write() as session:
        held = await session.get_one(AdvisoryFirm, firm.organisation_id)
        held.status, held.accredited_from = FirmStatus.ACCREDITED, today - timedelta(days=10)
        held.accredited_until = today + timedelta(days=20)
        await session.flush()
        pinned = await require_accredited(session, firm.adviser.id, on=today)
        assert (pinned.accredited_from, pinned.accredited_until) == (held.accredited_from, held.accredited_until)
        with pytest.raises(AdviserNotAccredited) as refused:
            await require_accredited(session, firm.adviser.id, on=held.accredited_until + timedelta(days=1))
    assert "het bureau van" in refused.value.detail["nl"]


@pytest.mark.parametrize(
    "one", [AdvisoryFirm(status=FirmStatus.ACCREDITED), Adviser(accreditation=Accreditation.ACCREDITED)]
)
@pytest.mark.parametrize(("days_between", "joins"), [(-10, True), (1, True), (2, False)])
def test_a_new_period_joins_the_former_only_when_no_day_lies_between(one, days_between, joins):
    first, last = date(2024, 1, 1), date(2025, 12, 31)
    one.accredited_from, one.accredited_until = first, last
    starts = last + timedelta(days=days_between)
    if isinstance(one, AdvisoryFirm):
        one.asked_at = clock.now()
        one.accredit(starts, date(2027, 12, 31), upon=2)
    else:
        one.renew(starts, date(2027, 12, 31))
    assert (one.accredited_from, one.accredited_until) == (first if joins else starts, date(2027, 12, 31))


async def test_who_works_for_syntens_needs_no_firm(visitor, database):
    async with database.write() as session:
        body = await make_organisation(session, kind=OrganisationKind.EXECUTING_BODY, name="Syntens")
        adviser = await make_adviser(session, organisation_id=body.id)
    read = (await visitor.get(f"/advisers/{adviser.id}")).json()
    assert read["firmAccreditedUntil"] is None


async def test_only_syntens_decides_and_an_adviser_sees_the_own_firm(firm, client_as, database):
    own = await client_as(Role.ADVISER, organisation_id=firm.organisation_id)
    assert [one["id"] for one in (await own.get("/advisory-firms")).json()["items"]] == [str(firm.organisation_id)]
    assert (await decide(own, firm, toStatus="suspended", reason="Nee.")).status_code == 403
    for role in (Role.OWNER, Role.PROGRAMME_OFFICER):
        other = await client_as(role)
        assert (await other.get("/advisory-firms")).json()["total"] == 0
        assert (await other.get(f"/advisory-firms/{firm.organisation_id}")).status_code == 404
    async with database.write() as session:
        account = await make_account(session, name="Samira Voorbeeld")
        body = await make_organisation(session, kind=OrganisationKind.EXECUTING_BODY, name="Syntens")
        await make_principal(
            session, roles=(Role.ADVISER,), organisation_id=firm.organisation_id, account_id=account.id
        )
    partial = await client_as(Role.SYNTENS_OFFICER, organisation_id=body.id, account_id=account.id)
    refused = await decide(partial, firm, toStatus="withdrawn", reason="Nee.")
    assert (refused.status_code, refused.json()["type"]) == (403, "/v1/problems/own-firm")


async def test_steps_that_lead_nowhere_and_a_number_of_another_are_refused(firm, officer, database):
    impossible = await decide(officer, firm, toStatus="suspended", reason="Nog niet erkend.")
    assert (impossible.status_code, impossible.json()["type"]) == (409, "/v1/problems/firm-move-impossible")
    async with database.write() as session:
        other = await make_adviser(session, firm="Anderadvies")
        await session.execute(
            update(AdvisoryFirm).filter_by(organisation_id=other.organisation_id).values(kvk_number="90001234")
        )
    taken = await decide(officer, firm, toStatus="accredited", kvkNumber="90001234")
    assert (taken.status_code, taken.json()["type"]) == (409, "/v1/problems/firm-number-taken")


async def test_what_was_decided_on_a_firm_stays(firm, officer, database):
    await decide(officer, firm, toStatus="accredited", kvkNumber="90001234")
    with pytest.raises(IntegrityError, match="append-only"):
        async with database.write() as session:
            await session.execute(update(FirmChange).values(to_status=FirmStatus.WITHDRAWN))


async def apply(database, client_as, organisation, name):
    """Somebody of the firm applies; how the firm stands then."""
    async with database.write() as session:
        account = await make_account(session, name=name)
    adviser = await client_as(Role.ADVISER, organisation_id=organisation.id, account_id=account.id)
    words = {"nl": "Verdeelt werk opnieuw", "en": "Divides work anew"}
    made = await adviser.post(
        "/adviser-profiles",
        json={
            "kind": "private",
            "headline": words,
            "bio": words,
            "methods": [words],
            "themes": ["work_division"],
            "sectors": [],
            "provinces": ["NL-NB"],
            "languages": ["nl"],
            "rateCents": 10_000,
            "hoursPerMonth": 10,
        },
    )
    return made.json()["firmAccreditation"]["status"]


async def test_the_firm_applies_with_its_first_adviser_and_anew_after_it_was_withdrawn(client_as, database, officer):
    async with database.write() as session:
        organisation = await make_organisation(session, kind=OrganisationKind.ADVISORY_FIRM, name="Nieuwadvies")
    for name in ("Een", "Twee"):
        assert await apply(database, client_as, organisation, name) == "applied"
    path = f"/advisory-firms/{organisation.id}"
    declined = await officer.post(
        f"{path}/accreditation-changes", json={"toStatus": "withdrawn", "reason": "Nee."}, headers={"If-Match": "*"}
    )
    assert declined.status_code == 200, declined.text
    assert await apply(database, client_as, organisation, "Drie") == "applied"
    read = (await officer.get(path)).json()
    assert [one["toStatus"] for one in read["changes"]] == ["applied", "withdrawn"]
    assert read["version"] == declined.json()["version"] + 1
