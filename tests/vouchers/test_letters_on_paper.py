"""Letters as PDF, and whoever holds an award letter can check it."""

import io
import re

import pypdf

from backend.vouchers.letter_pdf import blocks
from tests.makers.vouchers import apply, bring_to, move, set_stage

CODE = re.compile(r"[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}")


async def document(client, voucher_id, *, kind="voucher_granted", language="nl"):
    letters = (await client.get(f"/vouchers/{voucher_id}/letters")).json()["items"]
    letter = next(letter for letter in letters if letter["kind"] == kind)
    answer = await client.get(f"/vouchers/{voucher_id}/letters/{letter['id']}/document?language={language}")
    assert answer.status_code == 200, answer.text
    assert answer.headers["cache-control"] == "no-store"
    return pypdf.PdfReader(io.BytesIO(answer.content))


def words(found):
    return "\n".join(page.extract_text() for page in found.pages)


async def checked(client, voucher_code, code):
    return await client.get("/award-letters/current", headers={"Voucher-Code": voucher_code, "Letter-Code": code})


async def test_an_award_letter_reads_well_on_paper(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "granted")
    voucher = (await stage.owner.get(f"/vouchers/{voucher_id}")).json()
    found = await document(stage.owner, voucher_id)
    assert found.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert (found.trailer["/Root"]["/Lang"], found.metadata.title) == ("nl", "Uw voucher is toegekend")
    text = words(found)
    for line in (voucher["code"], "Bezwaar", "Hoe lang de voucher geldt", "Is deze brief echt?"):
        assert line in text
    assert f"http://test/bedrijf/vouchers/{voucher_id}" in text.replace("\n", "")
    english = words(await document(stage.owner, voucher_id, language="en"))
    assert "Is this letter genuine?" in english


async def test_who_holds_the_letter_sees_that_it_is_genuine_and_open(database, client_as, visitor):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "granted")
    voucher = (await stage.owner.get(f"/vouchers/{voucher_id}")).json()
    code = CODE.search(words(await document(stage.owner, voucher_id)))[0]
    answer = await checked(visitor, voucher["code"].lower(), code.replace("-", " ").lower())
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert (told["status"], told["open"], told["grantedCents"]) == ("granted", True, voucher["grantedCents"])
    assert told["companyName"] == voucher["company"]["name"]
    assert set(told) == {
        "code", "status", "open", "companyName", "schemeName", "adviserName", "adviserFirm", "grantedCents",
        "validUntil", "isDemonstration",
    }  # fmt: skip
    assert "no-store" in answer.headers["cache-control"]

    assert (await move(stage.officer, voucher_id, "revoked", reason="Onjuiste gegevens.")).status_code == 201
    told = (await checked(visitor, voucher["code"], code)).json()
    assert (told["status"], told["open"]) == ("revoked", False)


async def test_a_made_up_letter_is_not_known(database, client_as, visitor):
    stage = await set_stage(database, client_as)
    granted, waiting = await bring_to(stage, "granted"), await apply(stage)
    code = CODE.search(words(await document(stage.owner, granted)))[0]
    codes = {name: (await stage.owner.get(f"/vouchers/{name}")).json()["code"] for name in (granted, waiting)}
    wrong = code[:-1] + ("2" if code[-1] != "2" else "3")
    for voucher_code, letter_code in [
        (codes[granted], wrong),
        (codes[waiting], code),
        ("SW-26-2222-22", code),
        (codes[granted], "-"),
        (codes[granted], code + "2"),
    ]:
        answer = await checked(visitor, voucher_code, letter_code)
        assert (answer.status_code, answer.json()["type"]) == (404, "/v1/problems/award-letter-unknown")


async def test_a_voucher_granted_anew_has_another_letter(database, client_as, visitor):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "granted")
    voucher_code = (await stage.owner.get(f"/vouchers/{voucher_id}")).json()["code"]
    old = CODE.search(words(await document(stage.owner, voucher_id)))[0]
    assert (await move(stage.officer, voucher_id, "revoked", reason="Vergissing.")).status_code == 201
    assert (await move(stage.officer, voucher_id, "in_review", reason="Vergissing.")).status_code == 201
    assert (await checked(visitor, voucher_code, old)).status_code == 404
    assert (await move(stage.officer, voucher_id, "granted", reason="Toch goed.")).status_code == 201
    new = CODE.search(words(await document(stage.owner, voucher_id)))[0]
    assert new != old
    assert (await checked(visitor, voucher_code, old)).status_code == 404
    assert (await checked(visitor, voucher_code, new)).json()["open"] is True


async def test_a_letter_is_for_those_of_its_voucher(database, client_as, visitor):
    stage, other = await set_stage(database, client_as), await set_stage(database, client_as)
    mine, theirs = await bring_to(stage, "granted"), await bring_to(other, "granted")
    letter = (await other.owner.get(f"/vouchers/{theirs}/letters")).json()["items"][0]["id"]
    for client, voucher_id, status in [(stage.owner, theirs, 404), (stage.owner, mine, 404), (visitor, theirs, 401)]:
        assert (await client.get(f"/vouchers/{voucher_id}/letters/{letter}/document")).status_code == status


def test_short_lines_become_headings_facts_and_steps():
    body = (
        "Beste Anna,\n\nKenmerk: SW-26\nBedrag: € 10\n\nWaarom\nOmdat: het kan. Zo is het.\nEn meer.\n\n"
        "Doen\n1. Dit.\n2. Dat.\n\nMet groet,\nSyntens"
    )
    assert list(blocks(body)) == [
        {"kind": "lines", "lines": ["Beste Anna,"]},
        {"kind": "facts", "facts": [["Kenmerk", "SW-26"], ["Bedrag", "€ 10"]]},
        {"kind": "heading", "words": "Waarom"},
        {"kind": "lines", "lines": ["Omdat: het kan. Zo is het.", "En meer."]},
        {"kind": "heading", "words": "Doen"},
        {"kind": "steps", "steps": ["Dit.", "Dat."]},
        {"kind": "lines", "lines": ["Met groet,", "Syntens"]},
    ]


async def test_a_rejection_carries_no_code(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "in_review")
    assert (await move(stage.officer, voucher_id, "rejected", reason="Past niet.")).status_code == 201
    text = words(await document(stage.owner, voucher_id, kind="voucher_rejected"))
    assert "Past niet." in text
    assert not CODE.search(text)
