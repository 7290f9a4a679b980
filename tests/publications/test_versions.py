"""Writing, reviewing and publishing articles: four eyes, versions, corrections, addresses, rights."""

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from backend.core.review import VersionStatus
from backend.identity.scopes import OrganisationKind, Role
from backend.publications.models import FormerPublicationAddress, Publication, PublicationVersion
from tests.makers.identity import make_account, make_organisation
from tests.makers.practices import make_practice
from tests.makers.publications import make_publication
from tests.makers.toolbox import make_toolbox_item

SCRIPT = "<script>alert('x')</script><img src=x onerror=alert(1)>"


def wish(**changed):
    def text(word):
        return {"nl": word, "en": word}

    return {
        "slug": "minder-overleg",
        "kind": "article",
        "authors": ["Bo Voorbeeld", "Redactie"],
        "themes": ["management"],
        "sectors": ["C"],
        "title": text("Minder overleg"),
        "summary": text("Een bakker schrapte de helft."),
        "body": text("## Wat er gebeurde\n\nHet bord werd leidend."),
        **changed,
    }


def words(**changed):
    return {name: value for name, value in wish(**changed).items() if name not in {"slug", "kind"}}


async def write(client, **changed):
    answer = await client.post("/publications", json=wish(**changed))
    assert answer.status_code == 201, answer.text
    return answer


async def move(client, version_id, etag, **body):
    return await client.post(
        f"/publication-versions/{version_id}/status-changes", json=body, headers={"If-Match": etag} if etag else {}
    )


async def publish(writer, officer, made):
    version_id = made.json()["id"]
    offered = await move(writer, version_id, made.headers["etag"], toStatus="in_review")
    assert offered.status_code == 200, offered.text
    shown = await move(officer, version_id, offered.headers["etag"], toStatus="published")
    assert shown.status_code == 200, shown.text
    return shown


@pytest.fixture
async def branch(database):
    async with database.write() as session:
        return (await make_organisation(session, kind=OrganisationKind.BRANCH, name="Voorbeeldbranche")).id


async def test_from_draft_to_readers_and_a_correction_that_they_see(client_as, visitor, branch):
    writer = await client_as(Role.BRANCH_OFFICER, organisation_id=branch)
    officer = await client_as(Role.PROGRAMME_OFFICER)
    made = await write(writer)
    assert (await visitor.get("/publications/minder-overleg")).status_code == 404
    first = await publish(writer, officer, made)
    read = (await visitor.get("/publications/minder-overleg")).json()
    assert (read["owner"], read["authors"], read["changes"]) == ("Voorbeeldbranche", ["Bo Voorbeeld", "Redactie"], [])
    assert read["publishedAt"] == read["changedAt"] == first.json()["publishedAt"]

    second = await writer.post("/publications/minder-overleg/versions")
    assert (second.status_code, second.json()["number"], second.json()["hasReaders"]) == (201, 2, True)
    untold = await move(writer, second.json()["id"], second.headers["etag"], toStatus="in_review")
    assert (untold.status_code, untold.json()["type"]) == (409, "/v1/problems/publication-correction-missing")
    note = {"nl": "Het aantal uren klopte niet.", "en": "The number of hours was wrong."}
    other = {"nl": "Heel wat minder overleg", "en": "A lot less talk"}
    changed = await writer.put(
        f"/publication-versions/{second.json()['id']}",
        json=words(correction=note, title=other),
        headers={"If-Match": second.headers["etag"]},
    )
    await publish(writer, officer, changed)
    now = (await visitor.get("/publications/minder-overleg")).json()
    assert now["title"] == other
    assert now["publishedAt"] == read["publishedAt"]
    assert [(one["note"], one["changedAt"]) for one in now["changes"]] == [(note, now["changedAt"])]
    assert now["changedAt"] > now["publishedAt"]


async def test_whoever_wrote_or_sent_it_does_not_publish_it(client_as, database):
    async with database.write() as session:
        office = (await make_organisation(session, kind=OrganisationKind.PROGRAMME_OFFICE)).id
    writer = await client_as(Role.PROGRAMME_OFFICER, organisation_id=office)
    other = await client_as(Role.PROGRAMME_OFFICER, organisation_id=office)
    made = await write(writer)
    version_id = made.json()["id"]
    changed = await other.put(
        f"/publication-versions/{version_id}", json=words(), headers={"If-Match": made.headers["etag"]}
    )
    offered = await move(writer, version_id, changed.headers["etag"], toStatus="in_review")
    for own in (writer, other):
        refused = await move(own, version_id, offered.headers["etag"], toStatus="published")
        assert (refused.status_code, refused.json()["type"]) == (409, "/v1/problems/publication-written-by-you")
    third = await client_as(Role.PROGRAMME_OFFICER, organisation_id=office)
    shown = await move(third, version_id, offered.headers["etag"], toStatus="published")
    assert shown.json()["status"] == "published"
    twice = await move(third, version_id, offered.headers["etag"], toStatus="published")
    assert twice.status_code == 412


async def test_the_database_keeps_four_eyes_and_words(client_as, database, branch):
    writer = await client_as(Role.BRANCH_OFFICER, organisation_id=branch)
    made = await write(writer)
    await move(writer, made.json()["id"], made.headers["etag"], toStatus="in_review")
    async with database.read() as session:
        version = await session.get(PublicationVersion, made.json()["id"])
        by = await session.scalar(select(Publication.owner_id))
    with pytest.raises(IntegrityError):
        async with database.write() as session:
            await session.execute(
                update(PublicationVersion)
                .where(PublicationVersion.id == version.id)
                .values(status="published", published_at=version.updated_at)
            )
    assert by == branch
    async with database.write() as session:
        shown = await make_publication(session)
    with pytest.raises(IntegrityError, match="never changes"):
        async with database.write() as session:
            await session.execute(
                update(PublicationVersion).where(PublicationVersion.id == shown.id).values(authors=["Iemand anders"])
            )
    async with database.write() as session:  # an erasure takes out who released it, and nothing else
        await session.execute(
            update(PublicationVersion).where(PublicationVersion.id == shown.id).values(published_by=None)
        )


async def test_another_address_leads_on_and_is_nobody_elses(client_as, visitor, database, branch):
    writer = await client_as(Role.BRANCH_OFFICER, organisation_id=branch)
    officer = await client_as(Role.PROGRAMME_OFFICER)
    await publish(writer, officer, await write(writer))
    assert (await writer.post("/publications/minder-overleg/addresses", json={"slug": "korter"})).status_code == 204
    moved = await visitor.get("/publications/minder-overleg", follow_redirects=False)
    assert (moved.status_code, moved.headers["location"]) == (308, "/v1/publications/korter")
    assert (await visitor.get("/publications/korter")).json()["title"]["nl"] == "Minder overleg"
    found = (await visitor.get("/search-results", params={"q": "minder overleg"})).json()["items"]
    assert [one["address"] for one in found] == ["/nieuws/korter"]
    taken = await officer.post("/publications", json=wish())
    assert (taken.status_code, taken.json()["type"]) == (409, "/v1/problems/publication-slug-taken")
    with pytest.raises(IntegrityError, match="another publication stood"):
        async with database.write() as session:
            await make_publication(session, slug="minder-overleg")
    back = await writer.post("/publications/korter/addresses", json={"slug": "minder-overleg"})
    assert back.status_code == 204
    assert (await visitor.get("/publications/minder-overleg")).status_code == 200
    async with database.read() as session:
        assert (await session.scalars(select(FormerPublicationAddress.slug))).all() == ["korter"]


async def test_a_draft_that_nobody_read_leaves_no_address_behind(client_as, visitor, branch):
    writer = await client_as(Role.BRANCH_OFFICER, organisation_id=branch)
    await write(writer)
    await writer.post("/publications/minder-overleg/addresses", json={"slug": "korter"})
    assert (await visitor.get("/publications/minder-overleg")).status_code == 404
    assert (await write(writer)).json()["slug"] == "minder-overleg"


async def test_others_see_and_touch_nothing(client_as, branch):
    writer = await client_as(Role.BRANCH_OFFICER, organisation_id=branch)
    made = await write(writer)
    path = f"/publication-versions/{made.json()['id']}"
    neighbour = await client_as(Role.BRANCH_OFFICER)
    for answer in (
        await neighbour.get(path),
        await neighbour.put(path, json=words(), headers={"If-Match": made.headers["etag"]}),
        await move(neighbour, made.json()["id"], made.headers["etag"], toStatus="in_review"),
        await neighbour.post("/publications/minder-overleg/versions"),
        await neighbour.post("/publications/minder-overleg/addresses", json={"slug": "elders"}),
    ):
        assert answer.status_code == 404
    assert (await neighbour.get("/publication-versions")).json()["items"] == []
    owner = await client_as(Role.OWNER)
    assert (await owner.post("/publications", json=wish())).status_code == 403
    offered = await move(writer, made.json()["id"], made.headers["etag"], toStatus="in_review")
    own = await move(writer, made.json()["id"], offered.headers["etag"], toStatus="published")
    assert (own.status_code, own.json()["type"]) == (403, "/v1/problems/publication-review-not-yours")


async def test_a_stale_version_and_fixed_words_are_refused(client_as, database):
    async with database.write() as session:
        version = await make_publication(session)
    officer = await client_as(Role.PROGRAMME_OFFICER)
    path = f"/publication-versions/{version.id}"
    assert (await officer.put(path, json=words())).status_code == 428
    assert (await officer.put(path, json=words(), headers={"If-Match": '"99"'})).status_code == 412
    fixed = await officer.put(path, json=words(), headers={"If-Match": f'"{version.version}"'})
    assert (fixed.status_code, fixed.json()["type"]) == (409, "/v1/problems/publication-words-fixed")


async def test_related_things_are_on_the_site_and_leave_with_it(client_as, visitor, database, branch):
    async with database.write() as session:
        tool = await make_toolbox_item(session, slug="dagstart", title="Dagstart")
        await make_practice(session, slug="bakkerij")
    writer = await client_as(Role.BRANCH_OFFICER, organisation_id=branch)
    officer = await client_as(Role.PROGRAMME_OFFICER)
    refused = await writer.post("/publications", json=wish(tools=["dagstart", "bestaat-niet"]))
    assert [one["location"] for one in refused.json()["errors"]] == ["#/tools/1"]
    await publish(writer, officer, await write(writer, tools=["dagstart"], practices=["bakkerij"]))
    read = (await visitor.get("/publications/minder-overleg")).json()
    assert [one["slug"] for one in read["tools"] + read["practices"]] == ["dagstart", "bakkerij"]
    async with database.write() as session:
        found = await session.get_one(type(tool), tool.id)
        found.archive(found.published_at)
    assert (await visitor.get("/publications/minder-overleg")).json()["tools"] == []


@pytest.mark.parametrize(
    ("changed", "pointer"),
    [
        ({"slug": "Met Hoofdletters"}, "#/slug"),
        ({"slug": "../etc/passwd"}, "#/slug"),
        ({"authors": []}, "#/authors"),
        ({"authors": ["Bo\r\nBcc: x@y.example"]}, "#/authors/0"),
        ({"themes": ["onbekend"]}, "#/themes/0"),
        ({"body": {"nl": "x" * 30_001, "en": "x"}}, "#/body/nl"),
    ],
)
async def test_what_does_not_fit_is_told_at_its_place(client_as, branch, changed, pointer):
    writer = await client_as(Role.BRANCH_OFFICER, organisation_id=branch)
    refused = await writer.post("/publications", json=wish(**changed))
    assert refused.status_code == 400
    assert [one["location"] for one in refused.json()["errors"]] == [pointer]


async def test_the_list_filters_pages_and_counts(visitor, database):
    async with database.write() as session:
        for number in range(3):
            await make_publication(session, slug=f"algemeen-{number}", kind="news")
        await make_publication(session, slug="bouw", sectors=("F",), themes=("process", "management"))
        for status in (VersionStatus.DRAFT, VersionStatus.IN_REVIEW, VersionStatus.ARCHIVED):
            await make_publication(session, status=status)
    everything = (await visitor.get("/publications")).json()
    assert everything["total"] == 4
    assert {one["value"]: one["count"] for one in everything["facets"]["kind"]} == {"article": 1, "news": 3}
    moments = [one["publishedAt"] for one in everything["items"]]
    assert moments == sorted(moments, reverse=True)

    async def slugs(**wanted):
        return {one["slug"] for one in (await visitor.get("/publications", params=wanted)).json()["items"]}

    assert await slugs(theme="process") == {"bouw"}
    assert await slugs(sector="C", kind="article") == set()
    assert len(await slugs(sector="F")) == 4
    first, rest = await slugs(pageSize=3), await slugs(pageSize=3, page=2)
    assert (len(first), len(rest), first & rest) == (3, 1, set())


async def test_no_account_shows_behind_an_article(client_as, visitor, database, branch):
    async with database.write() as session:
        account = await make_account(session, name="Geheime Schrijver", email="geheim@voorbeeld.example")
    writer = await client_as(Role.BRANCH_OFFICER, organisation_id=branch, account_id=account.id)
    officer = await client_as(Role.PROGRAMME_OFFICER)
    await publish(writer, officer, await write(writer))
    for path in (
        "/publications",
        "/publications/minder-overleg",
        "/publications/feed",
        "/publications/feed?format=rss",
    ):
        told = (await visitor.get(path)).text.lower()
        assert "geheim" not in told
        assert str(account.id) not in told
