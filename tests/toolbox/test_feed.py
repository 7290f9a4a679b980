"""The catalogue for the site of a branch: only what is published, in one language, and cheap to ask again."""

from datetime import timedelta

import pytest

from backend.core import clock
from backend.core.review import VersionStatus
from backend.identity.scopes import Role
from tests.makers.toolbox import make_toolbox_item


@pytest.fixture
async def shelf(database):
    async with database.write() as session:
        await make_toolbox_item(session, slug="voor-iedereen", title="Voor iedereen")
        await make_toolbox_item(session, slug="voor-de-bouw", sectors=("F",), themes=("process",))
        await make_toolbox_item(session, slug="oud", sectors=("C",), review_on=clock.today() - timedelta(days=1))
        for status in (VersionStatus.DRAFT, VersionStatus.IN_REVIEW, VersionStatus.ARCHIVED):
            await make_toolbox_item(session, slug=f"niet-{status.value.replace('_', '-')}", status=status)


async def feed(client, **wanted):
    answer = await client.get("/toolbox-items/feed", params=wanted)
    assert answer.status_code == 200, answer.text
    return answer


def slugs(answer):
    return {item["_slimmerwerken"]["slug"] for item in answer.json()["items"]}


async def test_it_is_a_json_feed_that_every_site_may_read(visitor, shelf):
    answer = await feed(visitor)
    assert answer.headers["content-type"] == "application/feed+json"
    assert answer.headers["access-control-allow-origin"] == "*"
    told = answer.json()
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert slugs(answer) == {"voor-iedereen", "voor-de-bouw", "oud"}
    assert "next_url" not in told
    for item in told["items"]:
        assert item["id"] == item["url"]
        assert item["url"].endswith(f"/toolbox/{item['_slimmerwerken']['slug']}")
        assert item["content_text"]
    assert [i["url"] for i in told["items"] if i["_slimmerwerken"]["isOutdated"]] == [
        i["url"] for i in told["items"] if i["url"].endswith("/oud")
    ]


async def test_by_sector_and_theme_and_in_english(visitor, shelf):
    assert slugs(await feed(visitor, sector="F")) == {"voor-iedereen", "voor-de-bouw"}
    assert slugs(await feed(visitor, sector="F", theme="process")) == {"voor-de-bouw"}
    english = (await feed(visitor, language="en")).json()
    assert "Voor iedereen (en)" in {item["title"] for item in english["items"]}
    assert english["feed_url"].endswith("/v1/toolbox-items/feed?language=en")


async def test_asking_again_costs_nothing_while_nothing_changed(visitor, shelf, database):
    first = await feed(visitor)
    again = await visitor.get("/toolbox-items/feed", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["access-control-allow-origin"] == "*"
    async with database.write() as session:
        await make_toolbox_item(session, slug="nieuw")
    changed = await visitor.get("/toolbox-items/feed", headers={"If-None-Match": first.headers["etag"]})
    assert changed.status_code == 200


async def test_pages_lead_to_each_other_until_all_was_read(visitor, shelf):
    address, read = "/v1/toolbox-items/feed?pageSize=2&sector=C", []
    while address:
        answer = await visitor.get(f"http://test{address}" if address.startswith("/") else address)
        read += [item["url"] for item in answer.json()["items"]]
        address = answer.json().get("next_url")
    assert len(read) == len(set(read)) == 2


@pytest.mark.parametrize("wanted", [{"sector": "Z"}, {"theme": "luck"}, {"language": "fr"}, {"q": "x"}])
async def test_what_it_does_not_know_is_refused(visitor, wanted):
    assert (await visitor.get("/toolbox-items/feed", params=wanted)).status_code == 400


async def test_no_tool_takes_its_address(client_as):
    writer = await client_as(Role.BRANCH_OFFICER)
    both = {"nl": "x", "en": "x"}
    wish = {
        "slug": "feed",
        "kind": "method",
        "themes": ["management"],
        "sectors": [],
        "sizeClasses": [],
        "effortHours": 1,
        "durationWeeks": 1,
        "costCents": 0,
        "participationLevel": "consulted",
        "evidenceLevel": 0,
        "evidenceSource": both,
        "people": {"min": 1, "max": 2},
        "title": both,
        "summary": both,
        "body": both,
    }
    answer = await writer.post("/toolbox-items", json=wish)
    assert (answer.status_code, answer.json()["type"]) == (409, "/v1/problems/toolbox-slug-taken")
