"""Signing up: confirmed from one's own mailbox, and telling nobody who has an account."""

from datetime import timedelta

import pytest
from sqlalchemy import event, func, select

from backend.core import clock
from backend.identity.models import Account, SignUp
from backend.identity.passwords import hash_password
from backend.mails.models import Mail
from tests.identity.mailbox import letters, token_from
from tests.makers.identity import make_account

GOOD = {"name": "Nieuw Voorbeeld", "email": "Nieuw@Voorbeeld.example", "password": "fiets lamp azuur veertien"}
SIGN_IN = {"email": GOOD["email"], "password": GOOD["password"]}


async def _sign_up(visitor, database, wish=GOOD) -> str:
    answer = await visitor.post("/sign-ups", json=wish)
    assert answer.status_code == 202, answer.text
    return await token_from(database, "signup_confirmation")


async def test_somebody_signs_up_confirms_by_mail_and_is_in(visitor, database):
    token = await _sign_up(visitor, database)
    assert (await visitor.post("/session", json=SIGN_IN)).status_code == 401, "not before it is confirmed"
    made = await visitor.post("/sign-ups/uses", json={"token": token, "password": GOOD["password"]})
    assert made.status_code == 201, made.text
    assert made.json()["account"]["email"] == "nieuw@voorbeeld.example"
    assert (await visitor.get("/session")).json()["authenticated"] is True
    assert (await visitor.get(made.headers["location"].removeprefix("/v1"))).json()["name"] == GOOD["name"]
    await visitor.delete("/session")
    assert (await visitor.post("/session", json=SIGN_IN)).status_code == 201


async def test_only_hashes_are_kept_of_the_link_and_the_password(visitor, database):
    token = await _sign_up(visitor, database)
    async with database.read() as session:
        kept = (await session.scalars(select(SignUp))).one()
    assert token.encode() not in kept.token_hash
    assert kept.password_hash.startswith("$argon2id$")


async def test_a_link_works_once(visitor, database):
    use = {"token": await _sign_up(visitor, database), "password": GOOD["password"]}
    assert (await visitor.post("/sign-ups/uses", json=use)).status_code == 201
    again = await visitor.post("/sign-ups/uses", json=use)
    assert (again.status_code, again.json()["type"]) == (404, "/v1/problems/link-not-found")


async def test_a_link_ends_after_two_days(visitor, database):
    use = {"token": await _sign_up(visitor, database), "password": GOOD["password"]}
    wrong = {**use, "password": "mis"}
    with clock.set_to(clock.now() + timedelta(days=1, hours=23)):
        assert (await visitor.post("/sign-ups/uses", json=wrong)).status_code == 400, "the link still works"
    with clock.set_to(clock.now() + timedelta(days=2, seconds=1)):
        assert (await visitor.post("/sign-ups/uses", json=use)).status_code == 404


async def test_nobody_gets_an_account_confirmed_by_the_owner_of_the_mailbox_alone(visitor, database):
    """Somebody signs up with the address of another, who follows the link: that must not let the first one in."""
    token = await _sign_up(visitor, database)
    answer = await visitor.post("/sign-ups/uses", json={"token": token, "password": "iets heel anders dan dat"})
    assert answer.status_code == 400
    assert [fault["location"] for fault in answer.json()["errors"]] == ["#/password"]
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Account)) == 0
    right = await visitor.post("/sign-ups/uses", json={"token": token, "password": GOOD["password"]})
    assert right.status_code == 201, "a typing error loses nothing"


async def test_asking_again_sends_a_new_mail_and_the_first_link_still_works(visitor, database):
    token = await _sign_up(visitor, database)
    assert (await visitor.post("/sign-ups", json=GOOD)).status_code == 202
    assert len(await letters(database)) == 2
    answer = await visitor.post("/sign-ups/uses", json={"token": token, "password": GOOD["password"]})
    assert answer.status_code == 201
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(SignUp)) == 0


def _told(answer) -> tuple[int, bytes, dict[str, str]]:
    """All that an answer says; `RateLimit` counts the requests of whoever asks, not accounts."""
    kept = {name: value for name, value in answer.headers.items() if not name.startswith("ratelimit")}
    return answer.status_code, answer.content, kept


async def _statements(database, act) -> list[str]:
    done = []

    def note(_connection, _cursor, statement, *_):
        done.append(" ".join(statement.rstrip("0123456789").split()[:3]))

    event.listen(database.connection.sync_connection, "before_cursor_execute", note)
    try:
        await act()
    finally:
        event.remove(database.connection.sync_connection, "before_cursor_execute", note)
    return done


@pytest.mark.parametrize("path", ["/sign-ups", "/sign-in-links", "/password-resets"])
async def test_asking_tells_nobody_whether_an_address_has_an_account(visitor, database, path):
    """Same body, same headers, same statements in the same order: an attacker learns nothing, the owner does."""
    async with database.write() as session:
        await make_account(session, email="bekend@voorbeeld.example")
    answers, work = {}, {}
    for email in ("bekend@voorbeeld.example", "onbekend@voorbeeld.example"):
        wish = {**GOOD, "email": email} if path == "/sign-ups" else {"email": email}

        async def ask(wish=wish, email=email):
            answers[email] = _told(await visitor.post(path, json=wish))

        work[email] = await _statements(database, ask)
    first, second = answers.values()
    assert first == second
    assert first[0] == 202
    did, did_too = work.values()
    assert did == did_too
    assert any("INSERT INTO" in statement for statement in did)
    expected = {
        "/sign-ups": ["address_known", "signup_confirmation"],
        "/sign-in-links": ["sign_in_link", "address_unknown"],
        "/password-resets": ["password_reset", "address_unknown"],
    }[path]
    assert [template for _, template in await letters(database)] == expected


async def test_the_mail_to_an_unconfirmed_mailbox_repeats_nothing_that_was_typed(visitor, database):
    await _sign_up(visitor, database, {**GOOD, "name": "Win een prijs op elders.example"})
    async with database.read() as session:
        mail = (await session.scalars(select(Mail))).one()
    assert set(mail.params) == {"link", "valid_hours"}


async def test_an_address_that_got_an_account_meanwhile_keeps_it(visitor, database):
    token = await _sign_up(visitor, database)
    async with database.write() as session:
        account = await make_account(session, email="nieuw@voorbeeld.example", password_hash=hash_password("eigen"))
    answer = await visitor.post("/sign-ups/uses", json={"token": token, "password": GOOD["password"]})
    assert (answer.status_code, answer.json()["type"]) == (409, "/v1/problems/account-exists")
    async with database.read() as session:
        assert (await session.get_one(Account, account.id)).name == "Anna Voorbeeld"


@pytest.mark.parametrize(
    ("change", "location"),
    [
        ({"password": "elf-tekens-"}, "#/password"),
        ({"password": "Welkom123456"}, "#/password"),
        ({"password": "nieuwvoorbeeld1"}, "#/password"),
        ({"password": "x" * 201}, "#/password"),
        ({"email": "geen-adres"}, "#/email"),
        ({"email": "twee@@voorbeeld.example"}, "#/email"),
        ({"email": "a" * 10_000 + "@voorbeeld.example"}, "#/email"),
        ({"name": "   "}, "#/name"),
        ({"name": "n" * 10_000}, "#/name"),
        ({"name": "Anna\u200bVoorbeeld"}, "#/name"),
        ({"name": "\u202eannA"}, "#/name"),
        ({"name": "\u2060"}, "#/name"),
        ({"name": "...."}, "#/name"),
        ({"language": "de"}, "#/language"),
        ({"role": "syntens_officer"}, "#/role"),
        ({"isDemonstration": True}, "#/isDemonstration"),
    ],
)
async def test_what_does_not_fit_is_told_at_its_field_and_mails_nobody(visitor, database, change, location):
    answer = await visitor.post("/sign-ups", json={**GOOD, **change})
    assert answer.status_code == 400
    assert [fault["location"] for fault in answer.json()["errors"]] == [location]
    assert await letters(database) == []


@pytest.mark.parametrize("path", ["/sign-ups", "/sign-ups/uses", "/sign-in-links", "/sign-in-links/uses"])
async def test_another_site_cannot_ask_or_follow(visitor, path):
    wish = {"/sign-ups": GOOD, "/sign-in-links": {"email": GOOD["email"]}}.get(path, {"token": "x", "password": "y"})
    if path == "/sign-in-links/uses":
        wish = {"token": "x"}
    for headers in ({"Origin": "https://elders.example"}, {"X-Requested-With": ""}):
        assert (await visitor.post(path, json=wish, headers=headers)).status_code == 403


async def test_a_mailbox_is_not_filled_from_here(visitor, database):
    answers = [await visitor.post("/sign-in-links", json={"email": "a@voorbeeld.example"}) for _ in range(5)]
    assert [answer.status_code for answer in answers] == [202, 202, 202, 202, 429]
    assert int(answers[-1].headers["retry-after"]) <= 600
    assert len(await letters(database)) == 4
    with clock.set_to(clock.now() + timedelta(minutes=11)):
        assert (await visitor.post("/sign-in-links", json={"email": "a@voorbeeld.example"})).status_code == 202
