"""What is signed: one edition by one person of each side, a document that is kept, and a new edition after it."""

from dataclasses import replace

from sqlalchemy import func, select

from backend.branches.service import reminding
from backend.content import load
from backend.identity.models import Membership
from backend.identity.scopes import Role
from backend.notifications.models import Notice


async def test_a_new_edition_asks_for_a_new_signature_and_the_old_one_holds_meanwhile(walk, database, monkeypatch):
    await walk.go_live()
    assert (await walk.read())["waitsFor"] is None
    old = load.agreements()
    newer = [replace(text, edition="2026-12", slug=f"{text.slug[:-7]}2026-12") for text in old]
    monkeypatch.setattr(load, "agreements", lambda: (*old, *newer))
    told = await walk.read()
    assert (told["status"], told["waitsFor"]) == ("live", "branch")
    assert {(one["edition"], one["status"], one["heldEdition"]) for one in told["agreements"]} == {
        ("2026-12", None, "2026-11")
    }
    assert (await walk.sign("cooperation")).json()["type"].endswith("agreement-outdated")
    async with database.write() as session:
        assert await reminding.remind(session) == 1
    for kind in ("cooperation", "data_processing"):
        signed = await walk.sign(kind, edition="2026-12")
        assert (await walk.answer(signed)).status_code == 201
    assert (await walk.read())["waitsFor"] is None
    async with database.read() as session:
        agreed = select(func.count()).where(Notice.template == "branch_agreed")
        assert await session.scalar(agreed) == 2


async def test_what_both_signed_is_an_accessible_document(walk, officer):
    signed = await walk.sign("cooperation", language="en")
    address = f"{walk.address}/agreements/{signed.json()['id']}/document"
    assert (await officer.get(address)).json()["type"].endswith("agreement-not-complete")
    await walk.answer(signed)
    document = await officer.get(address)
    assert document.headers["content-type"] == "application/pdf"
    assert b"pdfuaid" in document.content


async def test_a_signature_comes_back_with_a_reason_and_is_put_again(walk, officer):
    signed = await walk.sign("cooperation")
    back = await walk.answer(signed, toStatus="returned", reason="Wilt u het bestuur laten tekenen?")
    assert (back.status_code, back.json()["status"]) == (201, "returned")
    assert (await walk.answer(signed)).json()["type"].endswith("agreement-answered")
    assert (await walk.read())["waitsFor"] == "branch"
    again = await walk.sign("cooperation")
    assert again.status_code == 201
    listed = (await officer.get(f"{walk.address}/agreements")).json()["items"]
    assert [one["status"] for one in listed] == ["signed", "returned"]


async def test_who_signed_for_the_branch_does_not_sign_for_the_programme_too(walk, client_as, database, branch):
    signed = await walk.sign("cooperation")
    async with database.read() as session:
        statement = select(Membership.account_id).where(Membership.organisation_id == branch.id)
        signer = await session.scalar(statement)
    both = await client_as(Role.PROGRAMME_OFFICER, account_id=signer)
    refused = await walk.answer(signed, client=both)
    assert (refused.status_code, refused.json()["type"].rsplit("/", 1)[1]) == (403, "own-signature")


async def test_the_data_processing_agreement_comes_second_and_a_box_is_ticked(walk):
    assert (await walk.sign("data_processing")).json()["type"].endswith("agreement-out-of-turn")
    unticked = await walk.sign("cooperation", mayRepresent=False)
    assert (unticked.status_code, unticked.json()["errors"][0]["location"]) == (400, "#/mayRepresent")
    assert (await walk.sign("cooperation", edition="2020-01")).json()["type"].endswith("agreement-outdated")
