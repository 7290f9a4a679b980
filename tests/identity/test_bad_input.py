"""What goes wrong at every way in: a clear answer at its field, the same for who is known and who is not."""

import pytest

from backend.identity import passwords
from backend.identity.passwords import hash_password
from tests.identity.mailbox import letters
from tests.identity.test_sign_up import _statements, _told
from tests.makers.identity import make_account

PASSWORD = "fiets lamp azuur veertien"
KNOWN, UNKNOWN = "bekend@voorbeeld.example", "onbekend@voorbeeld.example"
# Every way in that takes an address, with what else it asks.
WAYS = {
    "/session": {"password": PASSWORD},
    "/sign-ups": {"name": "Anna Voorbeeld", "password": PASSWORD},
    "/sign-in-links": {},
    "/password-resets": {},
}
# What only looks like the address of somebody.
BAD_ADDRESSES = {
    "no at sign": "bekend.voorbeeld.example",
    "two at signs": "bekend@@voorbeeld.example",
    "no domain": "bekend@",
    "no dot": "bekend@voorbeeld",
    "two dots": "bekend@voorbeeld..example",
    "a dot before": ".bekend@voorbeeld.example",
    "a space inside": "bek end@voorbeeld.example",
    "a line end": "bekend@voorbeeld.example\n",
    "a header injected": "bekend@voorbeeld.example\r\nBcc: elders@elders.example",
    "a name around it": "Bekend <bekend@voorbeeld.example>",
    "two of them": "bekend@voorbeeld.example,elders@elders.example",
    "an address as a domain": "bekend@[127.0.0.1]",
    "Cyrillic e": "b\u0435kend@voorbeeld.example",
    "Cyrillic o in the domain": "bekend@v\u043eorbeeld.example",
    "the same as it travels": "bekend@xn--vorbeeld-9zg.example",
    "full width": "\uff42ekend@voorbeeld.example",
    "full-width at sign": "bekend\uff20voorbeeld.example",
    "zero width space": "bekend\u200b@voorbeeld.example",
    "right to left": "\u202ebekend@voorbeeld.example",
    "nothing": "",
    "very long": "b" * 10_000 + "@voorbeeld.example",
    "a very long domain": "bekend@" + "voorbeeld." * 1_000 + "example",
    "a number": 7,
    "a list": ["bekend@voorbeeld.example"],
    "null": None,
}
BAD_TOKENS = {
    "too short": "x",
    "of another script": "\u0430" * 43,
    "a guess": "A" * 43,
    "very near": "A" * 42 + "=",
    "a path": "../" * 20,
}
USES = {
    "/sign-ups/uses": {"password": PASSWORD},
    "/sign-in-links/uses": {},
    "/password-resets/uses": {"password": PASSWORD},
    "/email-changes/uses": {},
}


@pytest.fixture
async def known(database):
    async with database.write() as session:
        return await make_account(session, email=KNOWN, password_hash=hash_password(PASSWORD))


@pytest.mark.parametrize("path", WAYS)
async def test_an_address_that_is_none_is_told_at_its_field_and_looked_up_nowhere(visitor, known, database, path):
    for kind, address in BAD_ADDRESSES.items():
        answer = await visitor.post(path, json={**WAYS[path], "email": address})
        assert answer.status_code == 400, kind
        faults = answer.json()["errors"]
        assert [fault["location"] for fault in faults] == ["#/email"], kind
        assert faults[0]["detail"], kind
        if isinstance(address, str) and address:
            assert address.strip() not in answer.text, f"{kind}: what was typed is not repeated"
        told = [await visitor.post(path, json={**WAYS[path], "email": address}, headers={"Accept-Language": "en"})]
        assert told[0].json()["errors"][0]["detail"] != faults[0]["detail"], f"{kind}: in both languages"
    assert await letters(database) == []


@pytest.mark.parametrize("spelled", ["BEKEND@Voorbeeld.EXAMPLE", KNOWN, "Bekend@voorbeeld.example"])
async def test_another_spelling_of_a_mailbox_is_the_same_account(visitor, known, spelled):
    assert (await visitor.post("/session", json={"email": spelled, "password": PASSWORD})).status_code == 201


async def test_a_wrong_password_and_an_unknown_address_get_one_answer_for_the_same_work(
    visitor, known, database, monkeypatch
):
    hashed = []
    real = passwords._verify

    def counted(password_hash, password):
        hashed.append(password_hash is not None)
        return real(password_hash, password)

    monkeypatch.setattr(passwords, "_verify", counted)
    answers, work = [], []
    for email in (KNOWN, UNKNOWN):

        async def ask(email=email):
            answers.append(
                _told(await visitor.post("/session", json={"email": email, "password": "iets anders dan dat"}))
            )

        work.append(await _statements(database, ask))
    assert answers[0] == answers[1]
    assert answers[0][0] == 401
    assert work[0] == work[1]
    assert hashed == [True, False], "one hash each, also when there is no account"


@pytest.mark.parametrize("path", USES)
async def test_tokens_that_were_never_given_get_one_answer(visitor, known, path):
    answers = [await visitor.post(path, json={**USES[path], "token": token}) for token in BAD_TOKENS.values()]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert answers[0].json()["type"] == "/v1/problems/link-not-found"
    for token in ("", "x" * 10_000, None, 7):
        answer = await visitor.post(path, json={**USES[path], "token": token})
        assert answer.status_code == 400
        assert [fault["location"] for fault in answer.json()["errors"]] == ["#/token"]


@pytest.mark.parametrize("length", [201, 10_000, 900_000])
async def test_a_password_without_end_is_refused_before_it_is_hashed(visitor, known, length, monkeypatch):
    monkeypatch.setattr(passwords, "_verify", None)
    monkeypatch.setattr(passwords, "hash_password", None)
    for path in ("/session", "/sign-ups"):
        answer = await visitor.post(path, json={**WAYS[path], "email": KNOWN, "password": "p" * length})
        assert answer.status_code == 400
        assert [fault["location"] for fault in answer.json()["errors"]] == ["#/password"]


async def test_every_fault_is_told_at_once_and_nothing_is_kept(visitor, database):
    wish = {"name": "\u0410nna", "email": "geen-adres", "password": "kort", "language": "fr", "role": "owner"}
    answer = await visitor.post("/sign-ups", json=wish)
    assert answer.status_code == 400
    found = {fault["location"] for fault in answer.json()["errors"]}
    assert found == {"#/name", "#/email", "#/password", "#/language", "#/role"}
    assert await letters(database) == []
