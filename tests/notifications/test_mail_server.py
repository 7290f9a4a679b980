"""Handing mails to a mail server that really listens, on loopback."""

import asyncio
import contextlib
import email
from email.policy import default

import pytest
from sqlalchemy import select

from backend.content import load
from backend.mails.models import Mail, MailStatus
from backend.mails.service import queue
from backend.notifications import delivery

LETTER = "measurement_due"
SENDING = {"sender": "programma@slimmerwerken.example", "public_url": "https://slimmerwerken.example"}


class MailServer:
    """Speaks enough SMTP (RFC 5321) to take mails; answers `refusal` to every recipient when it is set."""

    def __init__(self) -> None:
        self.mails: list[str] = []
        self.refusal = ""

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        def say(line: str) -> None:
            writer.write(f"{line}\r\n".encode())

        say("220 test")
        with contextlib.suppress(ConnectionError):
            while line := (await reader.readline()).decode().strip():
                command = line.split()[0].upper()
                if command == "DATA":
                    say("354 go on")
                    self.mails.append((await reader.readuntil(b"\r\n.\r\n")).decode())
                    say("250 taken")
                elif command == "RCPT" and self.refusal:
                    say(self.refusal)
                elif command == "QUIT":
                    say("221 bye")
                    break
                else:
                    say("250 fine")
        writer.close()


@pytest.fixture
async def mail_server():
    taking = MailServer()
    server = await asyncio.start_server(taking.talk, "127.0.0.1", 0)
    taking.url = f"smtp://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    yield taking
    server.close()
    await server.wait_closed()


async def _queue_and_send(session, url, folder):
    params = dict.fromkeys(load.letters()[LETTER].placeholders, "x")
    queue(session, to="iemand@bedrijf.nl", template=LETTER, language="nl", **params)
    assert await delivery.deliver_next(session, delivery.deliverer(url, folder), **SENDING)
    return await session.scalar(select(Mail))


async def test_the_mail_server_takes_the_mail(session, mail_server, tmp_path):
    mail = await _queue_and_send(session, mail_server.url, tmp_path)
    assert mail.status is MailStatus.SENT
    assert "To: iemand@bedrijf.nl" in mail_server.mails[0]
    assert f"Message-ID: <{mail.id}@slimmerwerken.example>" in mail_server.mails[0]
    received = email.message_from_string(mail_server.mails[0], policy=default)
    assert [part.get_content_type() for part in received.walk()] == ["multipart/alternative", "text/plain", "text/html"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("refusal", "status"), [("550 unknown", MailStatus.FAILED), ("451 later", MailStatus.QUEUED)])
async def test_a_refusal_for_good_ends_it_and_another_is_tried_again(session, mail_server, tmp_path, refusal, status):
    mail_server.refusal = refusal
    mail = await _queue_and_send(session, mail_server.url, tmp_path)
    assert mail.status is status
    assert mail_server.mails == []


async def test_a_mail_server_that_is_away_is_tried_again(session, tmp_path):
    mail = await _queue_and_send(session, "smtp://127.0.0.1:1", tmp_path)
    assert (mail.status, mail.attempts) == (MailStatus.QUEUED, 1)
