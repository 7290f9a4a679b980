"""An edition from draft to mailbox: four eyes, once, in batches that survive a kill."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.core.review import VersionStatus
from backend.identity.scopes import Role
from backend.newsletters.keys import UNSUBSCRIBE
from backend.newsletters.models import (
    EditionStatus,
    NewsletterDelivery,
    NewsletterEdition,
    NewsletterFrequency,
)
from backend.newsletters.service import sending
from tests.conftest import PUBLIC_URL
from tests.makers.identity import make_account
from tests.makers.publications import make_edition, make_publication, make_subscription
from tests.newsletters.editing import PATH, begin, move, send_all, wish
from tests.newsletters.mailbox import keys, mails, travelled


async def test_composed_by_one_and_sent_once_by_another(client_as, database, office, publication):
    writer = await client_as(Role.PROGRAMME_OFFICER, organisation_id=office)
    other = await client_as(Role.PROGRAMME_OFFICER, organisation_id=office)
    async with database.write() as session:
        await make_subscription(session, topics=("process",))
        await make_subscription(session, topics=("results",))
    made = await writer.post(PATH, json=wish(publication))
    read = made.json()
    assert (read["status"], read["audience"], read["writtenByYou"]) == ("draft", 1, True)
    assert read["preview"]["en"]["subject"] == "Nieuws voor de zomer (en)"
    assert f"{PUBLIC_URL}/nieuws/minder-overleg" in read["preview"]["nl"]["text"]
    path = f"{PATH}/{read['id']}"
    changed = await writer.put(path, json=wish(publication, topics=["results"]), headers={"If-Match": '"1"'})
    assert (await writer.put(path, json=wish(publication), headers={"If-Match": '"1"'})).status_code == 412
    early = await move(other, read["id"], changed.headers["etag"], toStatus="sending")
    assert (early.status_code, early.json()["type"]) == (409, "/v1/problems/newsletter-move-impossible")
    offered = await move(writer, read["id"], changed.headers["etag"], toStatus="in_review")
    fixed = await writer.put(path, json=wish(publication), headers={"If-Match": offered.headers["etag"]})
    assert (fixed.status_code, fixed.json()["type"]) == (409, "/v1/problems/newsletter-words-fixed")
    own = await move(writer, read["id"], offered.headers["etag"], toStatus="sending")
    assert (own.status_code, own.json()["type"]) == (409, "/v1/problems/newsletter-written-by-you")
    back = await move(other, read["id"], offered.headers["etag"], toStatus="draft", note="Korter graag.")
    assert back.json()["reviewNote"] == "Korter graag."
    again = await move(writer, read["id"], back.headers["etag"], toStatus="in_review")
    sent = await move(other, read["id"], again.headers["etag"], toStatus="sending")
    assert (sent.json()["status"], sent.json()["allowedStatuses"]) == ("sending", [])
    assert (await move(other, read["id"], again.headers["etag"], toStatus="sending")).status_code == 412
    twice = await move(other, read["id"], sent.headers["etag"], toStatus="sending")
    assert twice.status_code == 409


async def test_the_database_keeps_four_eyes_and_what_was_sent(database):
    async with database.write() as session:
        edition = await make_edition(session)
    with pytest.raises(IntegrityError):
        async with database.write() as session:
            await session.execute(
                update(NewsletterEdition).values(status=EditionStatus.SENDING, sending_at=clock.now())
            )
    async with database.write() as session:
        officer = (await make_account(session)).id
        await session.execute(
            update(NewsletterEdition).values(
                status=EditionStatus.SENDING, sending_at=clock.now(), approved_by=officer, articles=[{"slug": "x"}]
            )
        )
    for values in ({"subject": {"nl": "Anders", "en": "Other"}}, {"status": EditionStatus.DRAFT, "sending_at": None}):
        with pytest.raises(IntegrityError):
            async with database.write() as session:
                await session.execute(update(NewsletterEdition).values(**values))
    assert edition.status is EditionStatus.DRAFT


async def test_only_what_is_on_the_site_goes_in(client_as, database, office, publication):
    writer = await client_as(Role.PROGRAMME_OFFICER, organisation_id=office)
    async with database.write() as session:
        draft = await make_publication(session, status=VersionStatus.DRAFT)
    body = wish(publication, publicationIds=[str(publication), str(draft.publication_id)])
    refused = await writer.post(PATH, json=body)
    assert [one["location"] for one in refused.json()["errors"]] == ["#/publicationIds/1"]


@pytest.mark.parametrize("role", [Role.OWNER, Role.BRANCH_OFFICER, Role.SYNTENS_OFFICER, Role.RESEARCHER])
async def test_others_compose_and_send_nothing(client_as, database, role):
    async with database.write() as session:
        edition = await make_edition(session)
    client = await client_as(role)
    assert (await client.get(PATH)).status_code == 403
    assert (await client.get(f"{PATH}/{edition.id}")).status_code == 403
    assert (await move(client, edition.id, '"1"', toStatus="in_review")).status_code == 403


async def test_whoever_follows_a_topic_gets_it_in_their_language_once(client_as, database, app, office, publication):
    async with database.write() as session:
        await make_subscription(session, email="nl@voorbeeld.example", topics=("process", "programme"))
        await make_subscription(session, email="en@voorbeeld.example", topics=("process",), language="en")
        await make_subscription(session, email="ander@voorbeeld.example", topics=("results",))
        recent = clock.now() - timedelta(days=10)
        await make_subscription(
            session, email="maand@voorbeeld.example", frequency=NewsletterFrequency.MONTHLY, last_sent_at=recent
        )
        await make_subscription(
            session,
            email="weer@voorbeeld.example",
            frequency=NewsletterFrequency.MONTHLY,
            last_sent_at=clock.now() - timedelta(days=29),
        )
    edition_id = await begin(client_as, office, publication)
    async with database.write() as session:  # too late for this one
        await make_subscription(session, email="laat@voorbeeld.example")
    assert await send_all(database, app) == [3]
    assert await send_all(database, app) == [0]
    found = {mail.recipient: travelled(mail) for mail in await mails(database)}
    assert found.keys() == {"nl@voorbeeld.example", "en@voorbeeld.example", "weer@voorbeeld.example"}
    assert found["nl@voorbeeld.example"]["Subject"] == "Nieuws voor de zomer"
    assert found["en@voorbeeld.example"]["Subject"] == "Nieuws voor de zomer (en)"
    async with database.read() as session:
        edition = await session.get(NewsletterEdition, edition_id)
    assert (edition.status, edition.recipients) == (EditionStatus.SENT, 3)


async def test_the_mail_is_two_texts_with_a_way_out_and_watches_nobody(client_as, database, app, office):
    async with database.write() as session:
        shown = await make_publication(session, slug="kaas", title="Kaas & <script>alert(1)</script>")
        reader = await make_subscription(session, email="lezer@voorbeeld.example")
    nasty = {"nl": "Zomer\u2028Bcc: x@y.example", "en": "x"}
    await begin(client_as, office, shown.publication_id, subject=nasty)
    await send_all(database, app)
    (mail,) = await mails(database)
    message = travelled(mail)
    way_out = keys(app).link(UNSUBSCRIBE, reader.id)
    assert message["List-Unsubscribe"] == f"<{PUBLIC_URL}/v1/newsletter-unsubscriptions/{way_out}>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert (message["Bcc"], message["Subject"]) == (None, "Zomer Bcc: x@y.example")
    assert message.get_content_type() == "multipart/alternative"
    plain, page = (message.get_body((kind,)).get_content() for kind in ("plain", "html"))
    assert f"{PUBLIC_URL}/nieuws/kaas" in plain
    assert f"{PUBLIC_URL}/nieuwsbrief/afmelden#{way_out}" in plain
    assert f'href="{PUBLIC_URL}/nieuws/kaas"' in page
    assert "<script" not in page
    assert "<img" not in page
    assert "lezer@" not in message["Subject"]
    assert "lezer@" not in plain + page


async def test_other_mails_carry_none_of_it(visitor, database):
    await visitor.post("/newsletter-subscriptions", json={"email": "x@voorbeeld.example", "topics": ["programme"]})
    message = travelled((await mails(database))[0])
    assert (message["List-Unsubscribe"], message["List-Unsubscribe-Post"]) == (None, None)


async def test_a_trial_goes_to_oneself_and_unsubscribes_nobody(client_as, database, office, publication):
    async with database.write() as session:
        account = await make_account(session, email="anna@voorbeeld.example")
    writer = await client_as(Role.PROGRAMME_OFFICER, organisation_id=office, account_id=account.id)
    made = await writer.post(PATH, json=wish(publication))
    answer = await writer.post(f"{PATH}/{made.json()['id']}/test-mails", json={"language": "en"})
    assert answer.status_code == 204
    (mail,) = await mails(database)
    message = travelled(mail)
    assert (message["To"], message["Subject"]) == ("anna@voorbeeld.example", "Nieuws voor de zomer (en)")
    assert message["List-Unsubscribe"] is None


@pytest.fixture
async def on_its_way(client_as, database, office, publication):
    """An edition that goes to ten readers."""
    async with database.write() as session:
        for _ in range(10):
            await make_subscription(session)
    return await begin(client_as, office, publication)


async def test_batches_go_on_where_a_killed_worker_stopped(database, app, monkeypatch, on_its_way):
    monkeypatch.setattr(sending, "AT_A_TIME", 4)
    async with database.write() as session:
        assert await sending.send_next(session, keys(app)) == 4

    class KilledError(Exception):
        pass

    async def die():
        async with database.write() as session:
            await sending.send_next(session, keys(app))
            raise KilledError

    with pytest.raises(KilledError):
        await die()
    assert await send_all(database, app) == [4, 2]
    addresses = [mail.recipient for mail in await mails(database)]
    assert (len(addresses), len(set(addresses))) == (10, 10)
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(NewsletterDelivery)) == 10
