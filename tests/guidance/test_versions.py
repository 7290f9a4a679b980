"""Keeping instruments: states, rights, versions, and reminders to look at them again."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.core.review import NEXT, VersionStatus
from backend.guidance.errors import InstrumentMoveImpossible
from backend.guidance.models import Instrument, InstrumentVersion
from backend.guidance.service import keeping
from backend.identity.scopes import OrganisationKind, Role
from backend.mails.models import Mail
from tests.makers.guidance import make_instrument
from tests.makers.identity import make_organisation, make_principal

TEXTS = ("provider", "name", "forWhom", "what", "amount", "ownShare", "where", "fitsWhen", "source")
SCRIPT = "<script>alert('x')</script><img src=x onerror=alert(1)>"


def wish(**changed):
    return {
        "slug": "fonds-voor-scholing",
        "kind": "fund",
        "serves": ["training"],
        "targetGroups": [1, 2],
        "sectors": ["C"],
        "sizeClasses": [],
        "provinces": [],
        **{name: {"nl": f"Woorden van {name}", "en": f"Words of {name}"} for name in TEXTS},
        "asOf": "2026-09",
        "link": "https://fonds.example/aanvragen?soort=scholing",
        **changed,
    }


def words(**changed):
    sent = wish(**changed)
    del sent["slug"]
    return sent


async def branch_of(database):
    async with database.write() as session:
        return (await make_organisation(session, kind=OrganisationKind.BRANCH, name="Voorbeeldbranche")).id


async def write(client, **changed):
    made = await client.post("/instruments", json=wish(**changed))
    assert made.status_code == 201, made.text
    return made


async def move(client, version_id, etag, **body):
    return await client.post(
        f"/instrument-versions/{version_id}/status-changes", json=body, headers={"If-Match": etag} if etag else {}
    )


async def test_an_owner_writes_and_the_programme_publishes_version_after_version(client_as, visitor, database):
    writer = await client_as(Role.BRANCH_OFFICER, organisation_id=await branch_of(database))
    officer = await client_as(Role.PROGRAMME_OFFICER)
    made = await write(writer)
    first = made.json()["id"]
    assert made.headers["location"] == f"/v1/instrument-versions/{first}"
    assert (await visitor.get("/instruments/fonds-voor-scholing")).status_code == 404
    offered = await move(writer, first, made.headers["etag"], toStatus="in_review")
    back = await move(officer, first, offered.headers["etag"], toStatus="draft", note="Noem het bedrag.")
    assert back.json()["reviewNote"] == "Noem het bedrag."
    again = await move(writer, first, back.headers["etag"], toStatus="in_review")
    shown = await move(officer, first, again.headers["etag"], toStatus="published")
    assert shown.json()["reviewOn"] == (clock.today() + keeping.REVIEW_AFTER).isoformat()
    assert (await visitor.get("/instruments/fonds-voor-scholing")).json()["owner"] == "Voorbeeldbranche"

    second = await writer.post("/instruments/fonds-voor-scholing/versions")
    assert (second.json()["number"], second.json()["reviewOn"]) == (2, None)
    taken = await writer.post("/instruments/fonds-voor-scholing/versions")
    assert taken.json()["type"] == "/v1/problems/instrument-version-in-work"
    path = f"/instrument-versions/{second.json()['id']}"
    changed = await writer.put(path, json=words(ratePercent=60), headers={"If-Match": second.headers["etag"]})
    assert (await visitor.get("/instruments/fonds-voor-scholing")).json()["ratePercent"] is None
    offered = await move(writer, second.json()["id"], changed.headers["etag"], toStatus="in_review")
    await move(officer, second.json()["id"], offered.headers["etag"], toStatus="published")
    now = (await visitor.get("/instruments/fonds-voor-scholing")).json()
    assert (now["versionNumber"], now["ratePercent"]) == (2, 60)
    listed = (await officer.get("/instrument-versions")).json()["items"]
    assert sorted((one["number"], one["status"]) for one in listed) == [(1, "archived"), (2, "published")]


async def test_a_second_click_publishes_nothing_twice(client_as, database):
    async with database.write() as session:
        version = await make_instrument(session, status=VersionStatus.IN_REVIEW)
    officer = await client_as(Role.PROGRAMME_OFFICER)
    tag = f'"{version.version}"'
    assert (await move(officer, version.id, tag, toStatus="published")).status_code == 200
    stale = await move(officer, version.id, tag, toStatus="published")
    assert stale.status_code == 412
    late = await move(officer, version.id, stale.headers["etag"], toStatus="published")
    assert (late.status_code, late.json()["currentStatus"]) == (409, "published")


async def test_a_retry_writes_one_instrument(client_as, database):
    writer = await client_as(Role.BRANCH_OFFICER)
    key = {"Idempotency-Key": "een-regeling-van-nu"}
    first = await writer.post("/instruments", json=wish(), headers=key)
    again = await writer.post("/instruments", json=wish(), headers=key)
    assert again.json() == first.json()
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Instrument)) == 1
    taken = await writer.post("/instruments", json=wish())
    assert (taken.status_code, taken.json()["type"]) == (409, "/v1/problems/instrument-slug-taken")


async def test_published_words_never_change(client_as, database):
    async with database.write() as session:
        version = await make_instrument(session)
    officer = await client_as(Role.PROGRAMME_OFFICER)
    answer = await officer.put(
        f"/instrument-versions/{version.id}", json=words(), headers={"If-Match": f'"{version.version}"'}
    )
    assert (answer.status_code, answer.json()["type"]) == (409, "/v1/problems/instrument-words-fixed")
    with pytest.raises(IntegrityError, match="never changes"):
        async with database.write() as session:
            await session.execute(
                update(InstrumentVersion).where(InstrumentVersion.id == version.id).values(as_of="2010")
            )


@pytest.mark.parametrize("start", list(VersionStatus))
@pytest.mark.parametrize("goal", list(VersionStatus))
def test_only_the_drawn_moves_are_possible(start, goal):
    version = InstrumentVersion(status=start)
    moment = clock.now()
    acts = {
        VersionStatus.DRAFT: lambda: version.hand_back("Noem de duur."),
        VersionStatus.IN_REVIEW: version.offer,
        VersionStatus.PUBLISHED: lambda: version.publish(moment, clock.today()),
        VersionStatus.ARCHIVED: lambda: version.archive(moment),
    }
    if goal in NEXT[start]:
        acts[goal]()
        assert version.status is goal
    else:
        with pytest.raises(InstrumentMoveImpossible):
            acts[goal]()
        assert version.status is start


@pytest.mark.parametrize("role", [Role.BRANCH_OFFICER, Role.SYNTENS_OFFICER])
async def test_only_the_programme_office_publishes(client_as, database, role):
    async with database.write() as session:
        owner = (await make_organisation(session)).id
        version = await make_instrument(session, owner_id=owner, status=VersionStatus.IN_REVIEW)
    writer = await client_as(role, organisation_id=owner)
    for body in ({"toStatus": "published"}, {"toStatus": "draft", "note": "Nee."}, {"toStatus": "archived"}):
        answer = await move(writer, version.id, f'"{version.version}"', **body)
        assert (answer.status_code, answer.json()["type"]) == (403, "/v1/problems/instrument-review-not-yours")


async def test_instruments_of_another_owner_are_not_there(client_as, database):
    async with database.write() as session:
        version = await make_instrument(session, slug="van-een-ander", status=VersionStatus.DRAFT)
    writer = await client_as(Role.BRANCH_OFFICER, organisation_id=await branch_of(database))
    tag = {"If-Match": f'"{version.version}"'}
    assert (await writer.get(f"/instrument-versions/{version.id}")).status_code == 404
    answer = await writer.put(f"/instrument-versions/{version.id}", json=words(), headers=tag)
    assert answer.status_code == 404
    assert (await move(writer, version.id, tag["If-Match"], toStatus="in_review")).status_code == 404
    assert (await writer.post("/instruments/van-een-ander/versions")).status_code == 404
    assert (await writer.get("/instrument-versions")).json()["items"] == []


@pytest.mark.parametrize("status", [VersionStatus.DRAFT, VersionStatus.IN_REVIEW, VersionStatus.ARCHIVED])
async def test_what_is_not_published_is_nowhere(visitor, database, status):
    async with database.write() as session:
        await make_instrument(session, slug="verborgen", status=status)
    assert (await visitor.get("/instruments/verborgen")).status_code == 404
    assert (await visitor.get("/instruments")).json()["total"] == 0
    route = (await visitor.post("/guidance-routes", json={"want": "money"})).json()
    assert (route["steps"], route["notFitting"]) == ([], [])


async def test_a_stale_or_missing_version_changes_nothing(client_as, database):
    writer = await client_as(Role.BRANCH_OFFICER, organisation_id=await branch_of(database))
    made = await write(writer)
    path = f"/instrument-versions/{made.json()['id']}"
    assert (await writer.put(path, json=words(ratePercent=10))).status_code == 428
    await writer.put(path, json=words(ratePercent=10), headers={"If-Match": made.headers["etag"]})
    stale = await writer.put(path, json=words(ratePercent=20), headers={"If-Match": made.headers["etag"]})
    assert (stale.status_code, stale.headers["etag"]) == (412, '"2"')
    assert (await writer.get(path)).json()["ratePercent"] == 10


@pytest.mark.parametrize("role", [Role.OWNER, Role.ADVISER, Role.RESEARCHER])
async def test_others_do_not_write(client_as, visitor, role):
    client = await client_as(role)
    assert (await client.post("/instruments", json=wish())).status_code == 403
    assert (await visitor.post("/instruments", json=wish())).status_code == 401


UNSAFE = (
    "http://fonds.example",
    "javascript:alert(1)",
    "https://",
    "https://localhost/x",
    "https://naam:wachtwoord@fonds.example",
    'https://fonds.example/"onclick=x',
    "https://fonds.example/<script>",
    " https://fonds.example",
    "data:text/html,x",
)


@pytest.mark.parametrize(
    ("changed", "location"),
    [
        *[({"link": link}, "#/link") for link in UNSAFE],
        ({"serves": []}, "#/serves"),
        ({"serves": ["luck"]}, "#/serves/0"),
        ({"targetGroups": [4]}, "#/targetGroups/0"),
        ({"ratePercent": 101}, "#/ratePercent"),
        ({"amountMaxCents": -1}, "#/amountMaxCents"),
        ({"amountMaxCents": True}, "#/amountMaxCents"),
        ({"asOf": "2026-13"}, "#/asOf"),
        ({"asOf": "vorig jaar"}, "#/asOf"),
        ({"provinces": ["NL-XX"]}, "#/provinces/0"),
        ({"name": {"nl": "Alleen Nederlands"}}, "#/name/en"),
        ({"colour": "red"}, "#/colour"),
    ],
)
async def test_a_faulty_draft_is_refused_with_the_place(client_as, changed, location):
    writer = await client_as(Role.BRANCH_OFFICER)
    answer = await writer.post("/instruments", json=wish(**changed))
    assert (answer.status_code, answer.json()["errors"][0]["location"]) == (400, location)


@pytest.mark.parametrize(
    "changed",
    [{"opensOn": "2027-02-01", "closesOn": "2027-01-01"}, {"costsMinCents": 200, "costsMaxCents": 100}],
)
async def test_what_ends_before_it_begins_is_refused(client_as, changed):
    writer = await client_as(Role.BRANCH_OFFICER)
    assert (await writer.post("/instruments", json=wish(**changed))).status_code == 400


@pytest.mark.parametrize("link", ["javascript:alert(1)", "http://fonds.example", 'https://fonds.example/"x'])
async def test_the_database_refuses_an_unsafe_link_too(database, link):
    with pytest.raises(IntegrityError, match="link_safe"):
        async with database.write() as session:
            await make_instrument(session, link=link)


async def test_script_in_every_text_stays_text(client_as, visitor):
    both = {"nl": SCRIPT, "en": SCRIPT}
    writer, officer = await client_as(Role.BRANCH_OFFICER), await client_as(Role.PROGRAMME_OFFICER)
    made = await write(writer, **dict.fromkeys(TEXTS, both))
    offered = await move(writer, made.json()["id"], made.headers["etag"], toStatus="in_review")
    await move(officer, made.json()["id"], offered.headers["etag"], toStatus="published")
    answer = await visitor.get("/instruments/fonds-voor-scholing")
    assert answer.headers["content-type"] == "application/json"
    assert all(answer.json()[name] == both for name in TEXTS)


async def test_owners_are_told_once_that_it_is_time_to_look(client_as, database):
    async with database.write() as session:
        owner = (await make_organisation(session, kind=OrganisationKind.BRANCH)).id
        await make_principal(session, roles=(Role.BRANCH_OFFICER,), organisation_id=owner)
        soon = clock.today() + timedelta(days=10)
        await make_instrument(session, name="Bijna", owner_id=owner, review_on=soon)
        await make_instrument(session, name="Later", owner_id=owner, review_on=soon + timedelta(days=100))
    for expected in (1, 0):
        async with database.write() as session:
            assert await keeping.remind(session) == expected
    async with database.read() as session:
        mails = (await session.scalars(select(Mail))).all()
    assert [(mail.template, mail.params["instrument"]) for mail in mails] == [("instrument_review_due", "Bijna")]
    with clock.set_to(clock.now() + timedelta(days=11)):
        officer = await client_as(Role.PROGRAMME_OFFICER)
        found = (await officer.get("/instrument-versions", params={"outdated": True})).json()["items"]
    assert [(one["name"]["nl"], one["outdated"]) for one in found] == [("Bijna", True)]
