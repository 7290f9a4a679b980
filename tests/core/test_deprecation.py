"""An operation that will end says so, in each answer and in the document, and stays for half a year."""

from datetime import date

import httpx
import pytest
from fastapi import FastAPI

from backend.core.deprecation import ending
from backend.core.openapi import make_document
from backend.core.routing import router
from tests.core.test_idempotency import nobody

SINCE, UNTIL = date(2026, 1, 1), date(2026, 7, 2)


@pytest.fixture
def app():
    things = router(prefix="/things", tag="things")

    @things.get("/old", **ending(since=SINCE, until=UNTIL, successor="/v1/things/new"))
    async def read_old() -> dict[str, str]:
        return {}

    @things.get("/new")
    async def read_new() -> dict[str, str]:
        return {}

    app = FastAPI(title="Things", version="1.0.0")
    app.state.recognise = nobody
    app.include_router(things, prefix="/v1")
    return app


async def test_each_answer_says_since_when_until_when_and_what_instead(app):
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test/v1") as client:
        old, new = await client.get("/things/old"), await client.get("/things/new")
    assert old.status_code == new.status_code == 200
    assert old.headers["Deprecation"] == "@1767225600"
    assert old.headers["Sunset"] == "Thu, 02 Jul 2026 00:00:00 GMT"
    assert old.headers["Link"] == '</v1/things/new>; rel="successor-version"'
    assert not {"deprecation", "sunset", "link"} & set(new.headers)


def test_the_document_says_it_too(app):
    paths = make_document(app)["paths"]
    old, new = paths["/things/old"]["get"], paths["/things/new"]["get"]
    assert (old["deprecated"], old["x-deprecated-since"], old["x-sunset"]) == (True, "2026-01-01", "2026-07-02")
    assert {"Deprecation", "Sunset"} <= set(old["responses"]["200"]["headers"])
    assert "deprecated" not in new
    assert "Sunset" not in new["responses"]["200"]["headers"]


def test_nothing_ends_within_half_a_year():
    with pytest.raises(ValueError, match="182 days"):
        ending(since=SINCE, until=date(2026, 6, 1), successor="/v1/things/new")


def test_it_is_used_where_something_ends(built_app):
    for path, item in built_app.openapi()["paths"].items():
        for operation in item.values():
            if isinstance(operation, dict) and operation.get("deprecated"):
                assert "x-sunset" in operation, f"{path} ends without a date: declare it with `ending`"
