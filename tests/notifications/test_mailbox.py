"""The local mailbox: only in a demonstration without a mail server."""

from uuid import uuid4

import pytest

from backend.mails import service
from backend.notifications import delivery
from backend.notifications.letterhead import STYLE, STYLE_HASH
from tests.notifications.test_letterhead import SENDING, _written


@pytest.fixture
def mailbox(app, tmp_path):
    before = app.state.settings
    app.state.settings = before.model_copy(update={"demonstration": True, "data_dir": tmp_path})
    yield tmp_path / "mail"
    app.state.settings = before


async def test_a_mail_that_was_sent_is_read_there(session, visitor, mailbox):
    assert (await visitor.get("/local-mails")).json() == {"items": []}
    mail = _written(session, "measurement_due", "en")
    await session.flush()
    await delivery.deliver_next(session, delivery.deliverer("", mailbox), **SENDING)
    [item] = (await visitor.get("/local-mails")).json()["items"]
    assert (item["id"], item["recipient"], item["language"]) == (str(mail.id), "a@b.example", "en")
    assert "https://slimmerwerken.example/bedrijf/a?b=1&c=2" in item["text"]
    page = await visitor.get(f"/local-mails/{mail.id}/content")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["content-security-policy"] == (
        f"default-src 'none'; style-src '{STYLE_HASH}'; frame-ancestors 'self'"
    )
    assert f"<style>{STYLE}</style>" in page.text
    assert (await visitor.get(f"/local-mails/{uuid4()}/content")).status_code == 404


@pytest.mark.parametrize("real", [{"demonstration": False}, {"smtp_url": "smtp://127.0.0.1:1"}])
async def test_on_a_server_for_real_use_there_is_no_mailbox(app, session, visitor, mailbox, real):
    mail = _written(session, "measurement_due", "nl")
    await session.flush()
    await delivery.deliver_next(session, delivery.deliverer("", mailbox), **SENDING)
    app.state.settings = app.state.settings.model_copy(update=real)
    for address in ("/local-mails", f"/local-mails/{mail.id}/content"):
        answer = await visitor.get(address)
        assert (answer.status_code, answer.json()["type"]) == (404, "/v1/problems/local-mail-not-found")


async def test_the_newest_hundred_are_shown(session, visitor, mailbox):
    for _ in range(102):
        service.queue(session, to="a@b.example", template="identity_linked", language="nl", name="A", link="/account")
    await session.flush()
    while await delivery.deliver_next(session, delivery.deliverer("", mailbox), **SENDING):
        pass
    assert len((await visitor.get("/local-mails")).json()["items"]) == 100


async def test_a_mail_of_an_earlier_version_is_shown_as_its_text(visitor, mailbox):
    mailbox.mkdir()
    mail_id = uuid4()
    head = "To: a@b.example\nSubject: Oud\nDate: Mon, 23 Nov 2026 10:00:00 +0000\nContent-Type: text/plain\n\n"
    (mailbox / f"{mail_id}.eml").write_text(f"{head}Beste A,\n", encoding="utf-8")
    assert [item["subject"] for item in (await visitor.get("/local-mails")).json()["items"]] == ["Oud"]
    page = await visitor.get(f"/local-mails/{mail_id}/content")
    assert (page.headers["content-type"], page.text) == ("text/plain; charset=utf-8", "Beste A,\n")
