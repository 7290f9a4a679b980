"""Consent to exactly one text: given by an owner in person, gone with the first changed word, withdrawn at once."""

import pytest
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.identity.scopes import Role
from backend.organisations.models import Consent, ConsentKind
from backend.practices.models import Practice, PracticeConsent, PracticeVersion
from tests.makers.identity import make_account
from tests.makers.organisations import make_company
from tests.makers.practices import make_told_practice
from tests.practices.telling import agree, begin, change, company_and_officer, done, move, publish, withdraw


async def found(visitor, words="zevenster"):
    answer = await visitor.get("/search-results", params={"q": words})
    return [item["address"] for item in answer.json()["items"]]


async def test_nothing_is_published_without_consent(client_as, database):
    people = await company_and_officer(database, client_as)
    version = await begin(people.owner, people.company)
    version = await done(await move(people.owner, version, "in_review"))
    answer = await move(people.officer, version, "published")
    assert (answer.status_code, answer.json()["type"]) == (409, "/v1/problems/practice-consent-missing")


async def test_the_database_too_publishes_nothing_of_a_company_without_it(database):
    async with database.write() as session:
        company = await make_company(session)
        version = await make_told_practice(session, company, status="in_review")
        publisher = await make_account(session)
        await session.execute(delete(PracticeConsent))
    with pytest.raises(IntegrityError, match="without its consent"):
        async with database.write() as session:
            await session.execute(
                update(PracticeVersion)
                .where(PracticeVersion.id == version.id)
                .values(status="published", published_at=clock.now(), published_by=publisher.id)
            )


async def test_a_word_changed_after_it_undoes_it(client_as, database):
    people = await company_and_officer(database, client_as)
    version = await begin(people.owner, people.company)
    version = await done(await move(people.owner, version, "in_review"))
    agreed = await done(await agree(people.owner, version))
    changed = await done(await change(people.manager, agreed, result={"nl": "Anders dan u las."}))
    assert changed["contentHash"] != agreed["contentHash"]
    assert (changed["hasConsent"], changed["consents"][0]["isForThisText"]) == (False, False)
    assert (await move(people.officer, changed, "published")).json()["type"] == "/v1/problems/practice-consent-missing"
    back = await done(await change(people.manager, changed))
    assert (back["contentHash"], back["hasConsent"]) == (agreed["contentHash"], True)


async def test_consent_is_to_what_was_read(client_as, database):
    people = await company_and_officer(database, client_as)
    version = await begin(people.owner, people.company)
    await done(await change(people.manager, version, year=2025))
    answer = await agree(people.owner, version)
    assert (answer.status_code, answer.json()["type"]) == (409, "/v1/problems/practice-text-changed")


async def test_only_an_owner_of_this_company_agrees(client_as, database):
    people = await company_and_officer(database, client_as)
    version = await begin(people.owner, people.company)
    version = await done(await move(people.owner, version, "in_review"))
    assert (await agree(people.manager, version)).status_code == 403
    assert (await agree(people.officer, version)).status_code == 403
    assert (await agree(await client_as(Role.OWNER), version)).status_code == 404
    assert (await withdraw(await client_as(Role.OWNER), version)).status_code == 404
    await done(await agree(people.owner, version))
    answer = await agree(people.owner, version)
    assert (answer.status_code, answer.json()["type"]) == (409, "/v1/problems/practice-consent-given")


async def test_the_database_keeps_who_agreed_to_what(database):
    async with database.write() as session:
        company = await make_company(session)
        version = await make_told_practice(session, company, status="in_review")
        manager = await make_account(session)
        consent = await session.scalar(select(PracticeConsent))
    for given_by, content_hash in ((manager.id, version.content_hash), (consent.given_by, "0" * 64)):
        with pytest.raises(IntegrityError, match="an owner of the company"):
            async with database.write() as session:
                session.add(
                    PracticeConsent(
                        version_id=version.id, content_hash=content_hash, given_at=clock.now(), given_by=given_by
                    )
                )
    with pytest.raises(IntegrityError, match="stays as it was given"):
        async with database.write() as session:
            await session.execute(update(PracticeConsent).values(content_hash="0" * 64))
    with pytest.raises(IntegrityError, match="of its company"):
        async with database.write() as session:
            await session.execute(update(Practice).values(company_id=None))


async def test_withdrawn_is_gone_at_once_from_list_page_and_search(client_as, visitor, database):
    people = await company_and_officer(database, client_as)
    version = await publish(people)
    address = f"/praktijk/{version['slug']}"
    assert await found(visitor) == [address]
    for path in ("/practices", f"/practices/{version['slug']}"):
        assert (await visitor.get(path)).headers["cache-control"] == "public, max-age=0"
    gone = await done(await withdraw(people.owner, version))
    assert (gone["stage"], gone["hasConsent"]) == ("withdrawn", False)
    answer = await visitor.get(f"/practices/{version['slug']}")
    assert (answer.status_code, answer.json()["type"]) == (410, "/v1/problems/practice-withdrawn")
    assert "Zevenster" not in answer.text
    assert (await visitor.get("/practices")).json()["items"] == []
    assert await found(visitor) == []
    again = await withdraw(people.owner, version)
    assert (again.status_code, again.json()["type"]) == (409, "/v1/problems/practice-consent-none")


async def test_what_was_withdrawn_comes_back_with_a_new_version_and_a_new_consent(client_as, visitor, database):
    people = await company_and_officer(database, client_as)
    version = await publish(people)
    await done(await withdraw(people.owner, version))
    second = await done(await people.owner.post(f"/practice-versions/{version['id']}/successors"))
    second = await done(await move(people.owner, second, "in_review"))
    assert (await move(people.officer, second, "published")).status_code == 409
    await done(await agree(people.owner, second))
    await done(await move(people.officer, second, "published"))
    assert (await visitor.get(f"/practices/{version['slug']}")).status_code == 200


@pytest.mark.parametrize("way", ["update", "delete"])
async def test_a_consent_that_goes_by_any_way_takes_the_practice_off(client_as, visitor, database, way):
    people = await company_and_officer(database, client_as)
    version = await publish(people)
    async with database.write() as session:
        if way == "update":
            await session.execute(update(PracticeConsent).values(withdrawn_at=clock.now()))
        else:
            await session.execute(delete(PracticeConsent))
    assert (await visitor.get(f"/practices/{version['slug']}")).status_code == 410
    assert await found(visitor) == []


async def test_who_takes_back_the_general_consent_takes_back_all(client_as, visitor, database):
    people = await company_and_officer(database, client_as)
    version = await publish(people)
    async with database.write() as session:
        session.add(
            Consent(
                company_id=people.company.id,
                kind=ConsentKind.PRACTICE_PUBLICATION,
                given=False,
                decided_at=clock.now(),
            )
        )
    assert (await visitor.get(f"/practices/{version['slug']}")).status_code == 410
    told = (await people.owner.get(f"/practice-versions/{version['id']}")).json()
    assert (told["stage"], told["consents"][0]["withdrawnAt"] is None) == ("withdrawn", False)


async def test_a_no_that_is_said_again_takes_off_what_was_agreed_to_since(client_as, visitor, database):
    people = await company_and_officer(database, client_as)
    no = {"kind": "practice_publication", "given": False}
    consents = f"/companies/{people.company.id}/consents"
    await done(await people.owner.post(consents, json=no))
    version = await publish(people)
    assert (await visitor.get(f"/practices/{version['slug']}")).status_code == 200
    await done(await people.owner.post(consents, json=no))
    assert (await visitor.get(f"/practices/{version['slug']}")).status_code == 410
    assert await found(visitor) == []


async def test_consent_goes_also_when_the_version_has_columns_that_it_had_not(database):
    """A later migration adds what is read; what was published before keeps the hash that was agreed to."""
    async with database.write() as session:
        await make_told_practice(session, await make_company(session))
        await session.execute(text("ALTER TABLE practice_versions ADD COLUMN later text DEFAULT 'x'"))
        await session.execute(update(PracticeConsent).values(withdrawn_at=clock.now()))
        status = await session.scalar(text("SELECT status FROM practice_versions"))
    assert status == "archived"


async def test_a_newer_text_being_written_stays_on_the_old_consent(client_as, visitor, database):
    """The published version keeps standing on its own consent while another text is read."""
    people = await company_and_officer(database, client_as)
    version = await publish(people)
    second = await done(await people.owner.post(f"/practice-versions/{version['id']}/successors"))
    await done(await change(people.owner, second, title={"nl": "Iets anders"}))
    assert (await visitor.get(f"/practices/{version['slug']}")).status_code == 200
    async with database.read() as session:
        kept = await session.scalar(text("SELECT count(*) FROM practice_consents WHERE withdrawn_at IS NULL"))
    assert kept == 1
