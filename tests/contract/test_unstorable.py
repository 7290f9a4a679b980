"""Moments at the edge of the calendar and texts with U+0000, in every field and parameter of the document: always 400.

Reached by name in the document, so that a new route is asked too. The principal holds every role.
"""

import base64
import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest

from backend.app import create_app
from backend.identity.scopes import Role
from backend.settings import Settings

DOCUMENT = create_app(Settings()).openapi()
EDGES = ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z")
NUL = "a\0b"


def _resolved(schema: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in schema:
        schema = DOCUMENT["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
    return schema


def _is_moment(schema: dict[str, Any]) -> bool:
    return schema.get("format") == "date-time"


def _is_text(schema: dict[str, Any]) -> bool:
    return schema.get("type") == "string" and not schema.keys() & {"format", "enum", "const"}


def _bodies(schema: dict[str, Any], wanted: Any, value: str, depth: int = 0) -> Iterator[Any]:
    """A body per wanted place, with nothing else than what chooses its shape."""
    found = _resolved(schema)
    if depth > 8:  # a shape that holds itself
        return
    if wanted({**found, "type": _kind(found)}):
        yield value
    for option in (*found.get("anyOf", ()), *found.get("oneOf", ())):
        yield from _bodies(option, wanted, value, depth + 1)
    if "items" in found:
        yield from ([each] for each in _bodies(found["items"], wanted, value, depth + 1))
    properties = found.get("properties", {})
    chosen = {name: each["const"] for name, each in properties.items() if "const" in each}
    for name, each in properties.items():
        yield from ({**chosen, name: inner} for inner in _bodies(each, wanted, value, depth + 1))


def _kind(schema: dict[str, Any]) -> str | None:
    kind = schema.get("type")
    return next((each for each in kind if each != "null"), None) if isinstance(kind, list) else kind


def _asked(wanted: Any, value: str) -> list[tuple[str, str, dict[str, str], Any]]:
    """Method, path, query and body of each request that puts the value in one place."""
    found = []
    for path, item in sorted(DOCUMENT["paths"].items()):
        for method, operation in sorted(item.items()):
            found += [
                (method, path, {parameter["name"]: value}, None)
                for parameter in operation.get("parameters", ())
                if parameter["in"] == "query" and any(_bodies(parameter["schema"], wanted, value))
            ]
            content = operation.get("requestBody", {}).get("content", {})
            for media_type, each in content.items():
                if media_type.endswith("json"):
                    found += [(method, path, {}, body) for body in _bodies(each["schema"], wanted, value)]
    return found


@pytest.fixture
async def anybody(client_as):
    return await client_as(*Role)


def _address(path: str) -> str:
    return "/".join(str(uuid4()) if part.startswith("{") else part for part in path.split("/"))


async def _ask(client, method, path, query, content):
    headers = {"Content-Type": "application/json", "Idempotency-Key": str(uuid4()), "If-Match": "*"}
    if content is None:
        headers = {}
    return await client.request(method, _address(path), params=query, content=content, headers=headers)


@pytest.mark.parametrize("edge", EDGES)
async def test_a_moment_outside_the_calendar_is_refused(anybody, edge):
    asked = _asked(_is_moment, edge)
    assert {"/webhook-endpoints/{endpointId}/resends"} < {path for _, path, _, _ in asked}
    for method, path, query, body in asked:
        answer = await _ask(anybody, method, path, query, json.dumps(body) if body else None)
        assert answer.status_code == 400, (method, path, query, body, answer.text)
        assert "value_error" in {fault["code"] for fault in answer.json()["errors"]}, (method, path, query, body)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
async def test_a_text_that_cannot_be_stored_is_refused_in_every_field(anybody, encoding):
    asked = [each for each in _asked(_is_text, NUL) if each[3] is not None]
    assert len(asked) > 100
    for method, path, query, body in asked:
        answer = await _ask(anybody, method, path, query, json.dumps(body).encode(encoding))
        assert answer.status_code == 400, (method, path, body, answer.text)
        assert [fault["code"] for fault in answer.json()["errors"]] == ["unstorable"], (method, path, body)


async def test_a_text_that_cannot_be_stored_is_refused_in_every_parameter(anybody):
    asked = [each for each in _asked(_is_text, NUL) if each[3] is None]
    assert len(asked) > 10
    for method, path, query, _ in asked:
        answer = await _ask(anybody, method, path, query, None)
        assert answer.status_code == 400, (method, path, query, answer.text)


async def test_a_text_that_cannot_be_stored_is_refused_in_every_address(anybody):
    for path, item in sorted(DOCUMENT["paths"].items()):
        for method in item:
            if "{" in path:
                address = "/".join("a%00b" if part.startswith("{") else part for part in path.split("/"))
                answer = await anybody.request(method, address)
                assert answer.status_code == 400, (method, path, answer.text)


@pytest.mark.parametrize("way", ["client_id", "client_secret", "client_assertion", "scope", "basic"])
async def test_a_text_that_cannot_be_stored_gets_no_token(visitor, way):
    fields = {"grant_type": "client_credentials", "client_id": str(uuid4()), "client_secret": "x", way: NUL}
    headers = {}
    if way == "basic":
        headers["Authorization"] = "Basic " + base64.b64encode(f"{NUL}:{NUL}".encode()).decode()
        fields = {"grant_type": "client_credentials"}
    if way == "client_assertion":
        fields["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
        fields.pop("client_secret")
    answer = await visitor.post("http://test/oauth/token", data=fields, headers=headers)
    assert answer.status_code in {400, 401}, answer.text
