"""An edition from draft to mailbox: four eyes, once, in batches that survive a kill; and every way out of it."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.core.review import VersionStatus
from backend.identity.scopes import OrganisationKind, Role
from backend.mails.models import Mail, MailStatus
from backend.newsletters.keys import UNSUBSCRIBE
from backend.newsletters.models import (
    EditionStatus,
    NewsletterDelivery,
    NewsletterEdition,
    NewsletterFrequency,
    NewsletterSubscription,
    NewsletterSuppression,
    SuppressionReason,
)
from backend.newsletters.service import sending, stopping
from tests.conftest import PUBLIC_URL
from tests.makers.identity import make_account, make_organisation
from tests.makers.publications import make_edition, make_publication, make_subscription
from tests.newsletters.mailbox import keys, mails, travelled

PATH = "/newsletter-editions"
ONE_CLICK = {"Content-Type": "application/x-www-form-urlencoded"}


def wish(publication, **changed):
    def text(word):
        return {"nl": word, "en": f"{word} (en)"}

    return {
        "subject": text("Nieuws voor de zomer"),
        "intro": text("Drie dingen voor morgen."),
        "topics": ["programme", "process"],
        "publicationIds": [str(publication)],
        **changed,
    }


@pytest.fixture
async def office(database):
    async with database.write() as session:
        return (await make_organisation(session, kind=OrganisationKind.PROGRAMME_OFFICE)).id


@pytest.fixture
async def publication(database):
    async with database.write() as session:
        return (await make_publication(session, slug="minder-overleg")).publication_id


async def move(client, edition_id, etag, **body):
    return await client.post(f"{PATH}/{edition_id}/status-changes", json=body, headers={"If-Match": etag})


async def begin(client_as, office, publication, **changed):
    """An edition on its way: composed by one, sent by another. Answers its id."""
    writer = await client_as(Role.PROGRAMME_OFFICER, organisation_id=office)
    other = await client_as(Role.PROGRAMME_OFFICER, organisation_id=office)
    made = await writer.post(PATH, json=wish(publication, **changed))
    assert made.status_code == 201, made.text
    offered = await move(writer, made.json()["id"], made.headers["etag"], toStatus="in_review")
    sent = await move(other, made.json()["id"], offered.headers["etag"], toStatus="sending")
    assert sent.status_code == 200, sent.text
    return made.json()["id"]


async def send_all(database, app):
    batches = []
    while True:
        async with database.write() as session:
            batches.append(await sending.send_next(session, keys(app)))
        if batches[-1] < sending.AT_A_TIME:
            return batches


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


async def test_batches_go_on_where_a_killed_worker_stopped(client_as, database, app, office, publication, monkeypatch):
    monkeypatch.setattr(sending, "AT_A_TIME", 4)
    async with database.write() as session:
        for _ in range(10):
            await make_subscription(session)
    await begin(client_as, office, publication)
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


@pytest.fixture
async def reader(client_as, database, app, office, publication):
    """Somebody for whom an edition waits in the queue."""
    async with database.write() as session:
        found = await make_subscription(session, email="lezer@voorbeeld.example")
    await begin(client_as, office, publication)
    await send_all(database, app)
    return found


async def test_one_click_unsubscribes_and_opening_does_not(visitor, database, app, reader):
    path = f"/newsletter-unsubscriptions/{keys(app).link(UNSUBSCRIBE, reader.id)}"
    bare = {"X-Requested-With": "", "Origin": "", **ONE_CLICK}
    for method in ("GET", "HEAD"):
        opened = await visitor.request(method, path, follow_redirects=False)
        assert opened.status_code == 303
        assert opened.headers["location"] == f"/nieuwsbrief/afmelden#{path.rpartition('/')[2]}"
    empty = await visitor.post(path, headers=bare, content=b"")
    assert empty.status_code == 400
    async with database.read() as session:
        assert await session.get(NewsletterSubscription, reader.id) is not None
    done = await visitor.post(path, headers=bare, content=b"List-Unsubscribe=One-Click")
    assert done.status_code == 204
    assert "set-cookie" not in done.headers
    async with database.read() as session:
        assert await session.get(NewsletterSubscription, reader.id) is None
        waiting = await session.scalar(
            select(func.count()).select_from(Mail).where(Mail.recipient == "lezer@voorbeeld.example")
        )
    assert waiting == 0
    boundary = "----mail"
    head = 'Content-Disposition: form-data; name="List-Unsubscribe"'
    form = f"--{boundary}\r\n{head}\r\n\r\nOne-Click\r\n--{boundary}--\r\n"
    again = await visitor.post(
        path, headers={**bare, "Content-Type": f"multipart/form-data; boundary={boundary}"}, content=form.encode()
    )
    assert again.status_code == 204


async def test_a_way_out_is_not_guessed(visitor, database, app):
    async with database.write() as session:
        reader = await make_subscription(session)
    code = keys(app).link(UNSUBSCRIBE, reader.id)
    other = code[:22] + ("A" if code[22] != "A" else "B") + code[23:]
    for wrong in (other, "x", "a" * 64, "%00"):
        answer = await visitor.post(
            f"/newsletter-unsubscriptions/{wrong}", headers=ONE_CLICK, content=b"List-Unsubscribe=One-Click"
        )
        assert answer.status_code in {400, 404}, wrong
    async with database.read() as session:
        assert await session.get(NewsletterSubscription, reader.id) is not None


async def report(client, email, outcome, **headers):
    return await client.post("/delivery-reports", json={"email": email, "outcome": outcome}, headers=headers)


async def reason_of(database, app, email):
    async with database.read() as session:
        found = await session.get(NewsletterSuppression, keys(app).address_mark(email))
        subscribed = await session.scalar(select(NewsletterSubscription).where(NewsletterSubscription.email == email))
    assert (found is None) or (subscribed is None)
    return found and found.reason


async def test_a_system_reports_what_came_back(client_as, visitor, database, app):
    async with database.write() as session:
        for name in ("weg", "klaagt", "vol"):
            await make_subscription(session, email=f"{name}@voorbeeld.example")
    system = await client_as(Role.PROGRAMME_OFFICER)
    assert (await report(system, "weg@voorbeeld.example", "hard_bounce")).status_code == 202
    assert await reason_of(database, app, "weg@voorbeeld.example") is SuppressionReason.HARD_BOUNCE
    await report(system, "klaagt@voorbeeld.example", "complaint")
    assert await reason_of(database, app, "klaagt@voorbeeld.example") is SuppressionReason.COMPLAINT
    for _ in range(4):
        await report(system, "vol@voorbeeld.example", "soft_bounce")
    for _ in range(2):  # the same report, sent again
        await report(system, "vol@voorbeeld.example", "soft_bounce", **{"Idempotency-Key": "een-melding-0001"})
    assert await reason_of(database, app, "vol@voorbeeld.example") is SuppressionReason.SOFT_BOUNCES
    unknown = await report(system, "niemand@voorbeeld.example", "soft_bounce")
    assert unknown.json() == {"outcome": "soft_bounce"}
    assert (await report(visitor, "x@voorbeeld.example", "complaint")).status_code == 401
    branch = await client_as(Role.BRANCH_OFFICER)
    assert (await report(branch, "x@voorbeeld.example", "complaint")).status_code == 403
    for email in ("weg@voorbeeld.example", "klaagt@voorbeeld.example"):
        await visitor.post("/newsletter-subscriptions", json={"email": email, "topics": ["programme"]})
    assert await mails(database) == []


async def test_soft_bounces_far_apart_are_no_row(client_as, database, app):
    system = await client_as(Role.PROGRAMME_OFFICER)
    async with database.write() as session:
        long_ago = clock.now() - timedelta(days=200)
        reader = await make_subscription(
            session, email="vol@voorbeeld.example", soft_bounces=4, soft_bounced_at=long_ago
        )
    await report(system, "vol@voorbeeld.example", "soft_bounce")
    async with database.read() as session:
        assert (await session.get(NewsletterSubscription, reader.id)).soft_bounces == 1


async def test_what_our_own_mail_server_refused_is_remembered(database, app):
    async with database.write() as session:
        await make_subscription(session, email="weg@voorbeeld.example")
        for template, email in (("newsletter_edition", "weg"), ("sign_in_link", "anders")):
            session.add(
                Mail(
                    recipient=f"{email}@voorbeeld.example",
                    language="nl",
                    template=template,
                    params={},
                    status=MailStatus.FAILED,
                    next_attempt_at=clock.now(),
                    last_error="SMTPRecipientsRefused: [550]",
                )
            )
    async with database.write() as session:
        assert await stopping.learn_refusals(session, keys(app)) == 1
    assert await reason_of(database, app, "weg@voorbeeld.example") is SuppressionReason.HARD_BOUNCE
    assert await reason_of(database, app, "anders@voorbeeld.example") is None
