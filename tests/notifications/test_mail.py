"""Mails: queued with the act, written in the language of the reader, sent once, tried again."""

import email
from datetime import timedelta
from email.policy import default

import aiosmtplib
import pytest
from sqlalchemy import select

from backend.content import load
from backend.core import clock
from backend.identity.scopes import Role
from backend.mails import service as mails
from backend.mails.models import WAITS, Mail, MailStatus
from backend.notifications import delivery, service
from backend.notifications.models import Notice
from tests.makers.identity import make_account, make_principal
from tests.makers.organisations import make_company

SENDING = {"sender": "Slimmer Werken <programma@slimmerwerken.example>", "public_url": "https://slimmerwerken.example/"}
LETTER = "measurement_due"


def _params(template: str) -> dict[str, str]:
    letter = load.letters()[template]
    params = {name: f"<{name}>" for name in letter.placeholders}
    # A letter on paper may lead nowhere.
    return params | {"link": "/bedrijf/metingen"} if "{link}" in letter.body.nl else params


async def test_a_mail_lands_in_the_local_mailbox_as_real_mail(session, tmp_path):
    mails.queue(session, to="anna@voorbeeld.example", template=LETTER, language="nl", **_params(LETTER))
    deliver = delivery.deliverer("", tmp_path)
    assert await delivery.deliver_next(session, deliver, **SENDING)
    assert not await delivery.deliver_next(session, deliver, **SENDING)
    mail = await session.scalar(select(Mail))
    assert (mail.status, mail.attempts) == (MailStatus.SENT, 1)
    [path] = tmp_path.glob("*.eml")
    message = email.message_from_bytes(path.read_bytes(), policy=default)
    assert message["To"] == "anna@voorbeeld.example"
    assert message["Subject"] == load.letters()[LETTER].subject.nl
    text = message.get_body(("plain",)).get_content()
    assert "https://slimmerwerken.example/bedrijf/metingen" in text
    assert "{" not in text


@pytest.mark.parametrize("template", sorted(load.letters()))
@pytest.mark.parametrize("language", ["nl", "en"])
async def test_every_letter_can_be_written(session, template, language):
    mail = mails.queue(session, to="a@b.example", template=template, language=language, **_params(template))
    await session.flush()
    message = delivery.write(mail, **SENDING)
    assert message["Subject"]
    assert "{" not in message.get_body(("plain",)).get_content()


async def test_a_mail_of_an_undone_act_is_never_sent(database, tmp_path):
    async def act():
        async with database.write() as session:
            mails.queue(session, to="a@b.example", template=LETTER, language="nl", **_params(LETTER))
            await session.flush()
            raise RuntimeError("undone")

    with pytest.raises(RuntimeError, match="undone"):
        await act()
    async with database.write() as session:
        assert not await delivery.deliver_next(session, delivery.deliverer("", tmp_path), **SENDING)


@pytest.mark.parametrize(
    ("template", "params"), [("no_such_letter", {}), (LETTER, {}), (LETTER, {**_params(LETTER), "iets": "x"})]
)
async def test_a_letter_that_does_not_fit_is_refused_when_it_is_queued(session, template, params):
    with pytest.raises(ValueError, match=r"letter|needs"):
        mails.queue(session, to="a@b.example", template=template, language="nl", **params)


async def test_a_name_cannot_add_headers_or_recipients(session):
    params = _params("sign_in_link") | {"name": "Anna\r\nBcc: elders@voorbeeld.example"}
    mail = mails.queue(session, to="a@b.example", template="sign_in_link", language="nl", **params)
    await session.flush()
    message = email.message_from_bytes(delivery.write(mail, **SENDING).as_bytes(), policy=default)
    assert message["Bcc"] is None


async def test_a_mail_waits_longer_after_each_failure_and_fails_for_good_in_the_end(session):
    async def refuse(message):
        raise aiosmtplib.SMTPConnectError("away")

    mails.queue(session, to="a@b.example", template=LETTER, language="nl", **_params(LETTER))
    moment = clock.now()
    for wait in WAITS:
        with clock.set_to(moment):
            assert await delivery.deliver_next(session, refuse, **SENDING)
            assert not await delivery.deliver_next(session, refuse, **SENDING)
        mail = await session.scalar(select(Mail))
        assert (mail.status, mail.next_attempt_at) == (MailStatus.QUEUED, moment + wait)
        moment += wait
    with clock.set_to(moment):
        assert await delivery.deliver_next(session, refuse, **SENDING)
    assert (await session.scalar(select(Mail))).status is MailStatus.FAILED


async def test_an_address_that_does_not_exist_is_tried_once(session):
    async def refuse(message):
        raise aiosmtplib.SMTPRecipientsRefused([aiosmtplib.SMTPRecipientRefused(550, "unknown", "a@b.nl")])

    mails.queue(session, to="a@b.nl", template=LETTER, language="nl", **_params(LETTER))
    assert await delivery.deliver_next(session, refuse, **SENDING)
    mail = await session.scalar(select(Mail))
    assert (mail.status, mail.attempts) == (MailStatus.FAILED, 1)


async def test_invented_addresses_never_reach_a_mail_server(session, tmp_path):
    mails.queue(session, to="marieke@korenbloem.example", template=LETTER, language="nl", **_params(LETTER))
    assert await delivery.deliver_next(session, delivery.deliverer("smtp://127.0.0.1:1", tmp_path), **SENDING)
    assert len(list(tmp_path.glob("*.eml"))) == 1


async def test_people_are_told_once_in_their_own_language_whatever_their_roles(session):
    company = await make_company(session)
    both = await make_account(session, name="Twee Rollen")
    english = await make_account(session, name="English Speaker")
    english.language = "en"
    await make_principal(session, roles=(Role.OWNER, Role.FINANCE), organisation_id=company.id, account_id=both.id)
    await make_principal(session, roles=(Role.FINANCE,), organisation_id=company.id, account_id=english.id)
    await make_principal(session, roles=(Role.STAFF_REPRESENTATIVE,), organisation_id=company.id)
    params = {key: "x" for key in load.letters()[LETTER].placeholders if key not in {"name", "link"}}
    told = await service.tell(
        session,
        organisation_id=company.id,
        roles=(Role.OWNER, Role.FINANCE),
        template=LETTER,
        link="/bedrijf/metingen",
        **params,
    )
    assert told == 2
    written = {mail.recipient: mail for mail in await session.scalars(select(Mail))}
    assert {both.email, english.email} == set(written)
    assert written[english.email].language == "en"
    assert written[both.email].params["link"] == "/bedrijf/metingen"
    assert set(await session.scalars(select(Notice.account_id))) == {both.id, english.id}


async def test_mails_that_are_done_are_forgotten_after_thirty_days(session):
    for status, age in ((MailStatus.SENT, 31), (MailStatus.FAILED, 31), (MailStatus.SENT, 29), (MailStatus.QUEUED, 31)):
        mail = mails.queue(session, to="a@b.example", template=LETTER, language="nl", **_params(LETTER))
        mail.created_at = clock.now() - timedelta(days=age)
        mail.status = status
        mail.sent_at = clock.now() if status is MailStatus.SENT else None
    await session.flush()
    assert await mails.forget_old(session) == 2
    assert sorted(await session.scalars(select(Mail.status))) == [MailStatus.QUEUED, MailStatus.SENT]
