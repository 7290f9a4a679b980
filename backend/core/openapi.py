"""The OpenAPI document, as the Dutch API Design Rules want it."""

import re
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from backend.core import problems
from backend.core.deprecation import HEADERS
from backend.core.links import add_links
from backend.core.problems import Problem

METHODS = {"get", "put", "post", "patch", "delete"}
PROBLEM_DOCUMENT: dict[str, Any] = {
    "type": "object",
    "title": "ProblemDocument",
    "description": "What went wrong (RFC 9457), in the language asked for with Accept-Language. May hold more members.",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference", "description": "Names the problem; resolvable."},
        "title": {"type": "string", "description": "One line for people."},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": {"type": "string", "description": "What is the matter this time."},
        "instance": {"type": "string", "format": "uri-reference", "description": "The address that was asked."},
        "errors": {
            "type": "array",
            "description": "Every fault in the input; the input itself is never repeated.",
            "items": {
                "type": "object",
                "required": ["in", "code", "detail"],
                "properties": {
                    "in": {"type": "string", "description": "Part of the request: body, query, path, header."},
                    "location": {"type": "string", "description": "JSON Pointer in the body, or a parameter's name."},
                    "code": {"type": "string", "description": "Short code for programs."},
                    "detail": {"type": "string", "description": "What to do about it."},
                },
            },
        },
    },
}
CONTACT = {
    "name": "API team Slimmer Werken",
    "url": "https://slimmerwerken.example/api",
    "email": "api@slimmerwerken.example",
}
VERSION_HEADER = {"API-Version": {"description": "Full version of the API.", "schema": {"type": "string"}}}


LOCATION = {"description": "The new resource.", "schema": {"type": "string", "format": "uri-reference"}}


def _plain_nullable(node: Any) -> None:
    """Write a nullable type as `type: [string, null]`: linters look for the format beside it, not in an `anyOf`."""
    if isinstance(node, dict):
        options = node.get("anyOf")
        if isinstance(options, list) and len(options) == 2 and {"type": "null"} in options:
            other = next(option for option in options if option != {"type": "null"})
            if isinstance(other.get("type"), str) and "enum" not in other and "const" not in other:
                del node["anyOf"]
                node.update({**other, **{key: node[key] for key in ("description", "title") if key in node}})
                node["type"] = [other["type"], "null"]
        for child in node.values():
            _plain_nullable(child)
    elif isinstance(node, list):
        for child in node:
            _plain_nullable(child)


def _offer_what_can_be_had(operation: dict[str, Any], schemes: dict[str, Any]) -> None:
    """Leave out a way in whose scheme does not give the scopes that this operation needs."""

    def gives(name: str, needed: list[str]) -> bool:
        flows = schemes[name].get("flows")
        return flows is None or all(set(needed) <= flow["scopes"].keys() for flow in flows.values())

    if "security" in operation:
        operation["security"] = [
            way for way in operation["security"] if all(gives(name, needed) for name, needed in way.items())
        ]


def _problem(kind: type[Problem]) -> dict[str, Any]:
    return problems.problems(kind)[kind.status]


# What an operation also answers when it reads one of these headers.
_OF_HEADERS = {
    "if-match": {"412": _problem(problems.VersionStale), "428": _problem(problems.PreconditionMissing)},
    "if-none-match": {"304": {"description": "You have the current one."}},
    "idempotency-key": {"409": _problem(problems.RequestInProgress), "422": _problem(problems.IdempotencyKeyReused)},
}


def _complete(operation: dict[str, Any], method: str) -> None:
    answers = operation["responses"]
    answers.pop("422", None) if "application/json" in answers.get("422", {}).get("content", {}) else None
    if operation.get("parameters") or "requestBody" in operation:
        answers.setdefault("400", _problem(problems.InvalidInput))
    if operation.get("security"):
        answers.setdefault("401", _problem(problems.NotAuthenticated))
        answers.setdefault("403", _problem(problems.ScopeMissing))
    content = answers.get("200", {}).get("content") or {"application/json": {}}
    if "application/json" in content:
        answers.setdefault("406", _problem(problems.NotAcceptable))
    if "requestBody" in operation:
        answers.setdefault("413", _problem(problems.RequestTooLarge))
        answers.setdefault("415", _problem(problems.UnsupportedMediaType))
    names = {parameter["name"].lower() for parameter in operation.get("parameters", [])}
    for by_status in (_OF_HEADERS.get(name, {}) for name in sorted(names)):
        answers.update({status: dict(answer) for status, answer in by_status.items()} | answers)
    answers["default"] = _problem(problems.Unexpected)
    for code, response in answers.items():
        response["headers"] = {**response.get("headers", {}), **VERSION_HEADER}
        if operation.get("deprecated") and code.startswith("2"):
            response["headers"].update(HEADERS)
        if method == "post" and code == "201":
            response["headers"].setdefault("Location", LOCATION)


def make_document(app: FastAPI) -> dict[str, Any]:
    """Generate and complete the document; paths are relative to the server `.../v1`."""
    document = get_openapi(
        title=app.title,
        version=app.version,
        summary=app.summary,
        description=app.description,
        routes=app.routes,
        tags=app.openapi_tags,
        servers=app.servers,
        license_info=app.license_info,
    )
    document["info"]["contact"] = CONTACT
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    schemes = document["components"].get("securitySchemes", {})
    for generated in ("HTTPValidationError", "ValidationError"):
        schemas.pop(generated, None)
    schemas["ProblemDocument"] = PROBLEM_DOCUMENT
    paths = {}
    for path, item in document["paths"].items():
        for method, operation in item.items():
            if method in METHODS:
                _offer_what_can_be_had(operation, schemes)
                _complete(operation, method)
        paths[re.sub(r"^/v1(?=/|$)", "", path) or "/"] = item
    document["paths"] = paths
    add_links(document)
    _plain_nullable(document)
    return document


def publish_document(app: FastAPI) -> None:
    """Make `app.openapi()` answer the completed document, made once."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = make_document(app)
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]
