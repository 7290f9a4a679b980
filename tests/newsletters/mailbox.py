"""Mails of the newsletter as they travel, and the links in them."""

import re
from email import message_from_bytes, policy

from sqlalchemy import select

from backend.mails.models import Mail
from backend.newsletters.keys import keys_of
from backend.notifications.delivery import write
from tests.conftest import PUBLIC_URL

TOPICS = {"topics": ["programme", "process"]}


async def mails(database):
    """All mails in the queue, oldest first."""
    async with database.read() as session:
        return (await session.scalars(select(Mail).order_by(Mail.created_at, Mail.id))).all()


def travelled(mail):
    """The mail as it comes out of the bytes that were sent."""
    message = write(mail, sender="Slimmer Werken <nieuws@slimmerwerken.example>", public_url=PUBLIC_URL)
    return message_from_bytes(message.as_bytes(), policy=policy.default)


def link_in(mail, page):
    """The part after the # of the link to a page."""
    found = re.search(rf"{re.escape(PUBLIC_URL)}{page}#(\S+)", travelled(mail).get_body(("plain",)).get_content())
    assert found, mail.template
    return found[1]


def keys(app):
    return keys_of(app.state.settings)


async def subscribe(visitor, database, email, **wish):
    """Ask for it and confirm it; answers the confirmation."""
    before = {mail.id for mail in await mails(database)}
    asked = await visitor.post("/newsletter-subscriptions", json={"email": email, **TOPICS, **wish})
    assert asked.status_code == 202, asked.text
    (mail,) = [mail for mail in await mails(database) if mail.id not in before]
    done = await visitor.post(
        "/newsletter-subscriptions/uses", json={"token": link_in(mail, "/nieuwsbrief/bevestigen")}
    )
    assert done.status_code == 201, done.text
    return done
