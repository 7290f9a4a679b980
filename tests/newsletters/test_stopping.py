"""Every way out of the newsletter: one click (RFC 8058), a mail that came back, a complaint."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from backend.core import clock
from backend.identity.scopes import Role
from backend.mails.models import Mail, MailStatus
from backend.newsletters.keys import UNSUBSCRIBE
from backend.newsletters.models import (
    NewsletterSubscription,
    NewsletterSuppression,
    SuppressionReason,
)
from backend.newsletters.service import stopping
from tests.makers.publications import make_subscription
from tests.newsletters.editing import begin, send_all
from tests.newsletters.mailbox import keys, mails

ONE_CLICK = {"Content-Type": "application/x-www-form-urlencoded"}


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


@pytest.mark.parametrize("code", ["%E2%82%AC", "x%0D%0ASet-Cookie:%20a=b", "a%23b%20c"])
async def test_whatever_stands_in_the_address_of_the_way_out_stays_in_that_address(visitor, code):
    opened = await visitor.get(f"/newsletter-unsubscriptions/{code}", follow_redirects=False)
    assert (opened.status_code, "set-cookie" in opened.headers) == (303, False)
    assert opened.headers["location"] == f"/nieuwsbrief/afmelden#{code.replace(':', '%3A').replace('=', '%3D')}"


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
        yesterday = clock.now() - timedelta(days=1)
        await make_subscription(session, email="weg@voorbeeld.example", confirmed_at=yesterday)
        await make_subscription(session, email="terug@voorbeeld.example", confirmed_at=clock.now())  # since, anew
        letters = (("newsletter_edition", "weg"), ("newsletter_edition", "terug"), ("sign_in_link", "anders"))
        for template, email in letters:
            session.add(
                Mail(
                    recipient=f"{email}@voorbeeld.example",
                    language="nl",
                    template=template,
                    params={},
                    created_at=clock.now() - timedelta(hours=1),
                    status=MailStatus.FAILED,
                    next_attempt_at=clock.now(),
                    last_error="SMTPRecipientsRefused: [550]",
                )
            )
    async with database.write() as session:
        assert await stopping.learn_refusals(session, keys(app)) == 1
    assert await reason_of(database, app, "weg@voorbeeld.example") is SuppressionReason.HARD_BOUNCE
    assert await reason_of(database, app, "anders@voorbeeld.example") is None
    assert await reason_of(database, app, "terug@voorbeeld.example") is None
