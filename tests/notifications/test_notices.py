"""Notices in the app."""

from backend.content import load
from backend.identity.scopes import Role
from backend.notifications.models import Notice
from tests.makers.identity import make_account


async def _notice(database, account_id):
    async with database.write() as session:
        notice = Notice(account_id=account_id, template="voucher_granted", link="/bedrijf/vouchers/1")
        session.add(notice)
    return notice.id


async def test_somebody_reads_the_own_notices_and_marks_them(client_as, database):
    async with database.write() as session:
        account = await make_account(session)
    client = await client_as(Role.OWNER, account_id=account.id)
    first, second = await _notice(database, account.id), await _notice(database, account.id)
    listed = (await client.get("/notices")).json()
    assert (listed["total"], listed["unread"]) == (2, 2)
    subject = load.letters()["voucher_granted"].subject
    assert listed["items"][0]["title"] == {"nl": subject.nl, "en": subject.en}
    marked = await client.post(f"/notices/{first}/readings", json={"read": True})
    assert marked.json()["readAt"] is not None
    again = await client.post(f"/notices/{first}/readings", json={"read": True})
    assert again.json()["readAt"] == marked.json()["readAt"]
    unread = (await client.get("/notices?unread=true")).json()
    assert ([item["id"] for item in unread["items"]], unread["unread"]) == ([str(second)], 1)
    assert (await client.post(f"/notices/{first}/readings", json={"read": False})).json()["readAt"] is None


async def test_nobody_reads_or_marks_notices_of_others(client_as, visitor, database):
    async with database.write() as session:
        account = await make_account(session)
    notice_id = await _notice(database, account.id)
    stranger = await client_as(Role.SYNTENS_OFFICER)
    assert (await stranger.get("/notices")).json()["items"] == []
    assert (await stranger.post(f"/notices/{notice_id}/readings", json={"read": True})).status_code == 404
    assert (await visitor.get("/notices")).status_code == 401


async def test_a_mark_is_true_or_false(client_as, database):
    async with database.write() as session:
        account = await make_account(session)
    client = await client_as(Role.OWNER, account_id=account.id)
    notice_id = await _notice(database, account.id)
    for wish in ({}, {"read": "ja"}, {"read": 1}, {"read": True, "all": True}):
        assert (await client.post(f"/notices/{notice_id}/readings", json=wish)).status_code == 400
