"""Writing, reviewing and publishing: states, rights, versions."""

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.core.review import NEXT, VersionStatus
from backend.identity.scopes import OrganisationKind, Role
from backend.toolbox.errors import ToolboxMoveImpossible
from backend.toolbox.models import ToolboxVersion
from tests.makers.identity import make_organisation
from tests.makers.toolbox import make_toolbox_item

SCRIPT = "<script>alert('x')</script><img src=x onerror=alert(1)>"


def wish(**changed):
    def text(word):
        return {"nl": word, "en": word}

    return {
        "slug": "korte-lijnen",
        "kind": "method",
        "themes": ["management"],
        "sectors": ["C"],
        "sizeClasses": [],
        "effortHours": 4,
        "durationWeeks": 2,
        "costCents": 0,
        "participationLevel": "consulted",
        "evidenceLevel": 0,
        "evidenceSource": text("Bekende werkwijze."),
        "people": {"min": 2, "max": 8},
        "title": text("Korte lijnen"),
        "summary": text("Elke dag tien minuten bij het bord."),
        "body": text("## Stappen\n\n1. Begin."),
        **changed,
    }


async def branch_of(database):
    async with database.write() as session:
        return (await make_organisation(session, kind=OrganisationKind.BRANCH, name="Voorbeeldbranche")).id


async def write(client, **changed):
    answer = await client.post("/toolbox-items", json=wish(**changed))
    assert answer.status_code == 201, answer.text
    return answer


async def move(client, version_id, etag, **body):
    return await client.post(
        f"/toolbox-versions/{version_id}/status-changes", json=body, headers={"If-Match": etag} if etag else {}
    )


async def test_a_branch_writes_and_the_programme_publishes_version_after_version(client_as, visitor, database):
    branch = await branch_of(database)
    writer = await client_as(Role.BRANCH_OFFICER, organisation_id=branch)
    officer = await client_as(Role.PROGRAMME_OFFICER)
    made = await write(writer)
    first = made.json()["id"]
    assert made.headers["location"] == f"/v1/toolbox-versions/{first}"
    assert (await visitor.get("/toolbox-items/korte-lijnen")).status_code == 404
    offered = await move(writer, first, made.headers["etag"], toStatus="in_review")
    assert offered.json()["allowedStatuses"] == ["draft", "published"]
    back = await move(officer, first, offered.headers["etag"], toStatus="draft", note="Noem de duur.")
    assert back.json()["reviewNote"] == "Noem de duur."
    again = await move(writer, first, back.headers["etag"], toStatus="in_review")
    shown = await move(officer, first, again.headers["etag"], toStatus="published")
    assert shown.json()["status"] == "published"
    assert (await visitor.get("/toolbox-items/korte-lijnen")).json()["owner"] == "Voorbeeldbranche"

    second = await writer.post("/toolbox-items/korte-lijnen/versions")
    assert second.json()["number"] == 2
    taken = await writer.post("/toolbox-items/korte-lijnen/versions")
    assert taken.json()["type"] == "/v1/problems/toolbox-version-in-work"
    changed = await writer.patch(
        f"/toolbox-versions/{second.json()['id']}",
        json={"effortHours": 5},
        headers={"If-Match": second.headers["etag"]},
    )
    assert (await visitor.get("/toolbox-items/korte-lijnen")).json()["effortHours"] == 4
    offered = await move(writer, second.json()["id"], changed.headers["etag"], toStatus="in_review")
    await move(officer, second.json()["id"], offered.headers["etag"], toStatus="published")
    now = (await visitor.get("/toolbox-items/korte-lijnen")).json()
    assert (now["versionNumber"], now["effortHours"]) == (2, 5)
    listed = (await officer.get("/toolbox-versions")).json()["items"]
    assert sorted((one["number"], one["status"]) for one in listed) == [(1, "archived"), (2, "published")]


async def test_published_words_never_change(client_as, database):
    async with database.write() as session:
        version = await make_toolbox_item(session)
    officer = await client_as(Role.PROGRAMME_OFFICER)
    answer = await officer.patch(
        f"/toolbox-versions/{version.id}", json={"effortHours": 9}, headers={"If-Match": f'"{version.version}"'}
    )
    assert (answer.status_code, answer.json()["type"]) == (409, "/v1/problems/toolbox-words-fixed")
    with pytest.raises(IntegrityError, match="never changes"):
        async with database.write() as session:
            await session.execute(update(ToolboxVersion).where(ToolboxVersion.id == version.id).values(effort_hours=9))


@pytest.mark.parametrize("start", list(VersionStatus))
@pytest.mark.parametrize("goal", list(VersionStatus))
def test_only_the_drawn_moves_are_possible(start, goal):
    version = ToolboxVersion(status=start)
    moment = clock.now()
    acts = {
        VersionStatus.DRAFT: lambda: version.hand_back("Noem de duur."),
        VersionStatus.IN_REVIEW: version.offer,
        VersionStatus.PUBLISHED: lambda: version.publish(moment),
        VersionStatus.ARCHIVED: lambda: version.archive(moment),
    }
    if goal in NEXT[start]:
        acts[goal]()
        assert version.status is goal
    else:
        with pytest.raises(ToolboxMoveImpossible):
            acts[goal]()
        assert version.status is start


async def test_an_impossible_move_tells_what_is_possible(client_as, database):
    async with database.write() as session:
        version = await make_toolbox_item(session, status=VersionStatus.DRAFT)
    officer = await client_as(Role.PROGRAMME_OFFICER)
    answer = await move(officer, version.id, f'"{version.version}"', toStatus="published")
    assert answer.status_code == 409
    assert (answer.json()["currentStatus"], answer.json()["allowedStatuses"]) == ("draft", ["in_review"])


async def test_a_branch_does_not_publish(client_as, database):
    branch = await branch_of(database)
    async with database.write() as session:
        version = await make_toolbox_item(session, owner_id=branch, status=VersionStatus.IN_REVIEW)
    writer = await client_as(Role.BRANCH_OFFICER, organisation_id=branch)
    for body in ({"toStatus": "published"}, {"toStatus": "draft", "note": "Nee."}, {"toStatus": "archived"}):
        answer = await move(writer, version.id, f'"{version.version}"', **body)
        assert (answer.status_code, answer.json()["type"]) == (403, "/v1/problems/toolbox-review-not-yours")


async def test_drafts_of_another_branch_are_not_there(client_as, database):
    async with database.write() as session:
        version = await make_toolbox_item(session, slug="van-een-ander", status=VersionStatus.DRAFT)
    writer = await client_as(Role.BRANCH_OFFICER, organisation_id=await branch_of(database))
    tag = {"If-Match": f'"{version.version}"'}
    assert (await writer.get(f"/toolbox-versions/{version.id}")).status_code == 404
    assert (await writer.patch(f"/toolbox-versions/{version.id}", json={}, headers=tag)).status_code == 404
    assert (await move(writer, version.id, tag["If-Match"], toStatus="in_review")).status_code == 404
    assert (await writer.post("/toolbox-items/van-een-ander/versions")).status_code == 404
    assert (await writer.get("/toolbox-versions")).json()["items"] == []


async def test_a_stale_or_missing_version_changes_nothing(client_as, database):
    branch = await branch_of(database)
    writer = await client_as(Role.BRANCH_OFFICER, organisation_id=branch)
    made = await write(writer)
    path = f"/toolbox-versions/{made.json()['id']}"
    assert (await writer.patch(path, json={"effortHours": 7})).status_code == 428
    await writer.patch(path, json={"effortHours": 7}, headers={"If-Match": made.headers["etag"]})
    stale = await writer.patch(path, json={"effortHours": 8}, headers={"If-Match": made.headers["etag"]})
    assert (stale.status_code, stale.headers["etag"]) == (412, '"2"')
    assert (await writer.get(path)).json()["effortHours"] == 7


@pytest.mark.parametrize(
    ("changed", "location"),
    [
        ({"kind": "checklist"}, "#/worksheet"),
        ({"themes": []}, "#/themes"),
        ({"themes": ["luck"]}, "#/themes/0"),
        ({"effortHours": 0}, "#/effortHours"),
        ({"effortHours": True}, "#/effortHours"),
        ({"effortHours": "4"}, "#/effortHours"),
        ({"evidenceLevel": 2}, "#/evidenceLevel"),
        ({"people": {"min": 9, "max": 2}}, "#/people"),
        ({"slug": "Geen Slug"}, "#/slug"),
        ({"title": {"nl": "x" * 81, "en": "x"}}, "#/title/nl"),
        ({"title": {"nl": " ", "en": "x"}}, "#/title/nl"),
        ({"title": {"nl": "Alleen Nederlands"}}, "#/title/en"),
        ({"colour": "red"}, "#/colour"),
    ],
)
async def test_a_faulty_draft_is_refused_with_the_place(client_as, database, changed, location):
    writer = await client_as(Role.BRANCH_OFFICER)
    answer = await writer.post("/toolbox-items", json=wish(**changed))
    assert (answer.status_code, answer.json()["errors"][0]["location"]) == (400, location)
    async with database.write() as session:
        assert (await session.scalars(select(ToolboxVersion))).all() == []


async def test_a_required_field_is_not_emptied(client_as):
    writer = await client_as(Role.BRANCH_OFFICER)
    made = await write(writer)
    answer = await writer.patch(
        f"/toolbox-versions/{made.json()['id']}", json={"title": None}, headers={"If-Match": made.headers["etag"]}
    )
    assert (answer.status_code, answer.json()["errors"][0]["location"]) == (400, "#/title")


async def test_script_in_every_text_field_stays_text(client_as, visitor, database):
    both = {"nl": SCRIPT, "en": SCRIPT}
    writer, officer = await client_as(Role.BRANCH_OFFICER), await client_as(Role.PROGRAMME_OFFICER)
    made = await write(writer, title=both, summary=both, body=both, worksheet=both, evidenceSource=both)
    offered = await move(writer, made.json()["id"], made.headers["etag"], toStatus="in_review")
    await move(officer, made.json()["id"], offered.headers["etag"], toStatus="published")
    answer = await visitor.get("/toolbox-items/korte-lijnen")
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    for field in ("title", "summary", "body", "worksheet", "evidenceSource"):
        assert answer.json()[field] == both
    assert (await visitor.get("/toolbox-items", params={"q": "alert"})).json()["total"] == 1


async def test_an_address_is_given_once(client_as):
    writer = await client_as(Role.BRANCH_OFFICER)
    await write(writer)
    answer = await writer.post("/toolbox-items", json=wish())
    assert (answer.status_code, answer.json()["type"]) == (409, "/v1/problems/toolbox-slug-taken")


@pytest.mark.parametrize("role", [Role.OWNER, Role.ADVISER, Role.SYNTENS_OFFICER, Role.RESEARCHER])
async def test_others_do_not_write(client_as, role):
    client = await client_as(role)
    assert (await client.post("/toolbox-items", json=wish())).status_code == 403


async def test_visitors_do_not_write(visitor):
    assert (await visitor.post("/toolbox-items", json=wish())).status_code == 401
