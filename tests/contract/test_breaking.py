"""What would break a client since the last release; and that the comparison sees what it should."""

import copy
import json
from pathlib import Path

import pytest

from tests.contract.breaking import allowed, breaking_changes

OPENAPI = Path(__file__).parents[2] / "openapi"
NOW = json.loads((OPENAPI / "openapi.json").read_text(encoding="utf-8"))
RELEASED = json.loads((OPENAPI / "released.json").read_text(encoding="utf-8"))


def test_nothing_breaks_what_was_released():
    """A break needs a new major version, before 1.0 a new minor one; `make release` keeps the document it begins."""
    if not allowed(RELEASED["info"]["version"], NOW["info"]["version"]):
        assert breaking_changes(RELEASED, NOW) == []


def test_a_document_does_not_break_itself():
    assert breaking_changes(NOW, NOW) == []


@pytest.mark.parametrize(
    ("old", "new", "may"),
    [
        ("0.1.0", "0.1.9", False),
        ("0.1.9", "0.2.0", True),
        ("0.9.0", "1.0.0", True),
        ("1.2.0", "1.3.0", False),
        ("1.9.9", "2.0.0", True),
        ("2.0.0", "1.9.0", False),
        ("0.2.0", "0.1.0", False),
    ],
)
def test_which_versions_may_break(old, new, may):
    assert allowed(old, new) is may


def document(*, asked=None, told=None, parameters=(), scopes=("a",), status="200"):
    """A document of one operation: what it asks and what it tells."""
    return {
        "paths": {
            "/things": {
                "post": {
                    "parameters": list(parameters),
                    "requestBody": {"content": {"application/json": {"schema": asked or {"type": "object"}}}},
                    "responses": {
                        status: {"content": {"application/json": {"schema": told or {"type": "object"}}}},
                        "409": {},
                    },
                    "security": [{"session": list(scopes)}],
                }
            }
        },
        "components": {
            "schemas": {
                "Word": {"type": "string", "enum": ["a", "b"]},
                "Tree": {"type": "object", "properties": {"children": {"type": "array", "items": {"$ref": TREE}}}},
            }
        },
    }


TREE = "#/components/schemas/Tree"
WORD = {"$ref": "#/components/schemas/Word"}


def fields(required=(), **properties):
    return {"type": "object", "properties": properties, "required": list(required)}


TEXT, NUMBER = {"type": "string"}, {"type": "integer"}
QUERY = {"in": "query", "name": "page", "schema": NUMBER}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (document(), {"paths": {}}, "POST /things: is gone"),
        (document(), document(status="201"), "POST /things: answer 200: is gone"),
        (document(), document(scopes=("a", "b")), "POST /things: asks more rights: b"),
        (document(parameters=[QUERY]), document(), "POST /things: query page: is gone"),
        (document(), document(parameters=[{**QUERY, "required": True}]), "POST /things: query page: is required now"),
        (
            document(parameters=[QUERY]),
            document(parameters=[{**QUERY, "schema": TEXT}]),
            "POST /things: query page: the whole refuses integer now",
        ),
        (document(asked=fields(a=TEXT)), document(asked=fields()), "POST /things: request: a is gone"),
        (
            document(asked=fields(a=TEXT)),
            document(asked=fields(a=TEXT, b=TEXT, required=["b"])),
            "POST /things: request: b is required now",
        ),
        (
            document(asked=fields(a=TEXT)),
            document(asked=fields(a={**TEXT, "maxLength": 5})),
            "POST /things: request: a has maxLength 5 now",
        ),
        (
            document(asked=fields(a={**NUMBER, "minimum": 1})),
            document(asked=fields(a={**NUMBER, "minimum": 2})),
            "POST /things: request: a has minimum 2 now",
        ),
        (
            document(asked=fields(a=TEXT)),
            document(asked=fields(a={**TEXT, "pattern": "^x"})),
            "POST /things: request: a has another pattern now",
        ),
        (
            document(asked=fields(a=WORD)),
            document(asked=fields(a={"type": "string", "enum": ["a"]})),
            "POST /things: request: a refuses b now",
        ),
        (
            document(asked=fields(a={"anyOf": [WORD, {"type": "null"}]})),
            document(asked=fields(a=WORD)),
            "POST /things: request: a refuses null now",
        ),
        (document(told=fields(a=TEXT)), document(told=fields(b=TEXT)), "POST /things: answer 200: a is gone"),
        (
            document(told=fields(a=TEXT, required=["a"])),
            document(told=fields(a=TEXT)),
            "POST /things: answer 200: a may be left out now",
        ),
        (
            document(told=fields(a=WORD)),
            document(told=fields(a={"anyOf": [WORD, {"type": "null"}]})),
            "POST /things: answer 200: a may be null now",
        ),
        (
            document(told=fields(a={"type": "array", "items": fields(b=NUMBER)})),
            document(told=fields(a={"type": "array", "items": fields(b=TEXT)})),
            "POST /things: answer 200: a[].b may be string now",
        ),
    ],
)
def test_a_break_is_told_with_its_place(old, new, told):
    assert breaking_changes(old, new) == [told]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (document(), document(parameters=[QUERY])),
        (document(asked=fields(a=TEXT, required=["a"])), document(asked=fields(a=TEXT, b=TEXT))),
        (document(asked=fields(a={**TEXT, "maxLength": 5})), document(asked=fields(a={**TEXT, "maxLength": 9}))),
        (document(asked=fields(a=WORD)), document(asked=fields(a={"anyOf": [WORD, {"type": "null"}]}))),
        (document(asked=fields(a=NUMBER)), document(asked=fields(a={"type": "number"}))),
        (document(told=fields(a={"type": ["string", "null"]})), document(told=fields(a=TEXT, b=TEXT, required=["a"]))),
        (document(told={"$ref": TREE}), document(told={"$ref": TREE})),
    ],
)
def test_what_adds_or_asks_less_breaks_nothing(old, new):
    assert breaking_changes(old, new) == []


def test_every_operation_of_ours_is_missed_when_it_goes():
    without = copy.deepcopy(NOW)
    methods = {"get", "post", "put", "patch", "delete"}
    without["paths"] = {}
    gone = breaking_changes(NOW, without)
    assert len(gone) == sum(len(methods & set(operations)) for operations in NOW["paths"].values())
