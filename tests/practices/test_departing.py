"""A company that leaves the programme: its practices leave the site, and nothing of it is begun or published."""

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.organisations.parting import Departure
from backend.practices.models import PracticeVersion
from tests.makers.identity import make_account
from tests.makers.organisations import make_company
from tests.makers.practices import make_told_practice
from tests.makers.vouchers import once
from tests.practices.telling import agree, begin, company_and_officer, done, move, publish, wish


async def leave(people):
    answer = await people.owner.post(f"/companies/{people.company.id}/departures", headers=once())
    assert answer.status_code == 201, answer.text


async def test_who_leaves_takes_its_practices_along_whatever_it_said_in_general(client_as, visitor, database):
    people = await company_and_officer(database, client_as)
    version = await publish(people)
    await leave(people)
    assert (await visitor.get(f"/practices/{version['slug']}")).status_code == 410
    assert (await visitor.get("/practices")).json()["items"] == []
    told = (await people.owner.get(f"/practice-versions/{version['id']}")).json()
    assert (told["stage"], told["hasConsent"]) == ("withdrawn", False)


async def test_a_departure_by_any_way_takes_back_every_consent(client_as, database):
    people = await company_and_officer(database, client_as)
    version = await begin(people.owner, people.company)
    await done(await agree(people.owner, version))
    async with database.write() as session:
        session.add(Departure(company_id=people.company.id, left_at=clock.now()))
    told = (await people.owner.get(f"/practice-versions/{version['id']}")).json()
    assert (told["hasConsent"], told["consents"][0]["withdrawnAt"] is None) == (False, False)


async def test_of_who_left_nothing_is_begun_sent_agreed_to_or_published(client_as, database):
    people = await company_and_officer(database, client_as)
    draft = await begin(people.owner, people.company)
    sent = await begin(people.owner, people.company, title={"nl": "Nog een"})
    sent = await done(await move(people.owner, sent, "in_review"))
    await leave(people)
    tried = [
        await people.owner.post("/practices", json={**wish(), "companyId": str(people.company.id)}),
        await move(people.owner, draft, "in_review"),
        await agree(people.owner, draft),
        await move(people.officer, sent, "published"),
    ]
    assert [(answer.status_code, answer.json()["type"]) for answer in tried] == [(409, "/v1/problems/company-left")] * 4


async def test_the_database_publishes_nothing_of_who_left(database):
    async with database.write() as session:
        company = await make_company(session)
        version = await make_told_practice(session, company, status="in_review")
        publisher = await make_account(session)
        session.add(Departure(company_id=company.id, left_at=clock.now()))
    with pytest.raises(IntegrityError, match="of a company that left"):
        async with database.write() as session:
            await session.execute(
                update(PracticeVersion)
                .where(PracticeVersion.id == version.id)
                .values(status="published", published_at=clock.now(), published_by=publisher.id)
            )
