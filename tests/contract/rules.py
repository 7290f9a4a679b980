"""The Dutch API Design Rules (2.2.0) that a program can check in the document, also where the official linter is blind.

Each finding names the rule. Source: https://gitdocumentatie.logius.nl/publicatie/api/adr/2.2.0/.
"""

import re
from collections.abc import Iterator
from typing import Any

METHODS = {"get", "put", "post", "patch", "delete", "head", "options", "trace"}
SEGMENT = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(\.(json|yaml))?")
PARAMETER = re.compile(r"\{[a-z][a-zA-Z0-9]*\}")
CAMEL = re.compile(r"[a-z][a-z0-9]*([A-Z][a-z0-9]*)*")
VERBS = re.compile(r"(get|create|make|update|change|delete|remove|do|send|submit|grant|reject|open|close)(-|$)")
# Singular resources that stand alone (rule /core/naming-collections): one per client, or one per parent.
SINGLE = {
    "offer",
    "follow",
    "campaign",
    "network-profile",  # of oneself
    "network-unread",  # of oneself
    "attendance",  # whether somebody was there
    "search-report",
    "session",
    "result",
    "current",
    "openapi.json",
    "openapi.yaml",
    "journey",
    "trace",
    "content",
    "password",
    "verification",
    "plan",
    "share",
    "report",
    "draw",
    "comparison",
    "document",
    "voucher-outlook",
    "decision-limit",
    "sandbox",
    "refusal",
    "review",
    "review-round",
    "measurement-response",
    "feed",
    "calendar",
    "rating",
    "vote",
    "question-digest",
}
# A plural that does not end in s.
PLURAL = {"people"}
# In the trade register for everybody; a branch system knows its members by nothing else.
PUBLIC_NUMBERS = {"kvkNumber"}
SENSITIVE = re.compile(r"(token|secret|password|e-?mail|bsn|kvk)", re.IGNORECASE)
PROBLEM = "application/problem+json"


def findings(document: dict[str, Any]) -> list[str]:
    """Everything in the document that breaks a rule, as `rule: where`."""
    found = list(_of_the_whole(document))
    for path, item in document["paths"].items():
        found += _of_path(path)
        for method, operation in item.items():
            if method in METHODS:
                found += _of_operation(document, f"{method.upper()} {path}", method, operation)
    for name, schema in document["components"]["schemas"].items():
        found += _of_schema(name, schema)
    return found


def _of_the_whole(document: dict[str, Any]) -> Iterator[str]:
    if not re.fullmatch(r"3\.1\.\d+", document["openapi"]):
        yield "/core/doc-openapi: version"
    if {"name", "url", "email"} - document["info"].get("contact", {}).keys():
        yield "/core/doc-openapi-contact"
    if not re.fullmatch(r"\d+\.\d+\.\d+", document["info"]["version"]):
        yield "/core/semver"
    if not all(re.fullmatch(r"https://[^/]+/v\d+", server["url"]) for server in document["servers"]):
        yield "/core/uri-version: servers"
    if "/openapi.json" not in document["paths"]:
        yield "/core/publish-openapi"


def _of_path(path: str) -> Iterator[str]:
    if path != "/" and path.endswith("/"):
        yield f"/core/no-trailing-slash: {path}"
    segments = path.strip("/").split("/") if path != "/" else []
    for at, segment in enumerate(segments):
        if segment.startswith("{"):
            if not PARAMETER.fullmatch(segment):
                yield f"parameter name: {path}"
            if at and not (segments[at - 1].endswith("s") or segments[at - 1] in PLURAL):
                yield f"/core/naming-collections: {path}"
            continue
        if not SEGMENT.fullmatch(segment):
            yield f"/core/path-segments-kebab-case: {path}"
        if VERBS.match(segment):
            yield f"/core/naming-resources: {path}"
        if not segment.endswith("s") and segment not in SINGLE | PLURAL:
            yield f"/core/naming-collections: {path}"


def _of_operation(document: dict[str, Any], where: str, method: str, operation: dict[str, Any]) -> Iterator[str]:
    if method == "trace":
        yield f"/core/http-methods: {where}"
    if not operation.get("summary") or not operation.get("description") or not operation.get("tags"):
        yield f"summary, description or tag: {where}"
    if not re.fullmatch(r"[a-z]+(_[a-z0-9]+)+", operation.get("operationId", "")):
        yield f"operationId: {where}"
    for parameter in operation.get("parameters", []):
        yield from _of_parameter(where, parameter)
    takes_input = operation.get("parameters") or "requestBody" in operation
    if takes_input and "400" not in operation["responses"]:
        yield f"/core/error-handling/invalid-input: {where}"
    for status, response in operation["responses"].items():
        if "API-Version" not in response.get("headers", {}):
            yield f"/core/version-header: {where} {status}"
        if re.fullmatch(r"[45]..|default", status):
            yield from _of_problem(document, f"{where} {status}", response)
        if method == "post" and status == "201" and "Location" not in response["headers"]:
            yield f"Location: {where}"


def _of_parameter(where: str, parameter: dict[str, Any]) -> Iterator[str]:
    name = parameter["name"]
    if parameter["in"] in {"query", "path"}:
        if not CAMEL.fullmatch(name):
            yield f"/core/query-keys-camel-case: {where} {name}"
        if SENSITIVE.search(name) and name not in PUBLIC_NUMBERS:
            yield f"/core/transport/no-sensitive-uris: {where} {name}"
    if not parameter.get("description"):
        yield f"description: {where} {name}"


def _of_problem(document: dict[str, Any], where: str, response: dict[str, Any]) -> Iterator[str]:
    content = response.get("content", {})
    if set(content) != {PROBLEM}:
        yield f"/core/error-handling/problem-details: {where}"
        return
    schema = content[PROBLEM]["schema"]
    named = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
    if {"status", "title", "detail"} - set(named["required"]):
        yield f"/core/error-handling/problem-details: {where}"


def _formats(schema: dict[str, Any]) -> set[str]:
    options = [schema, *schema.get("anyOf", []), *schema.get("oneOf", [])]
    return {option["format"] for option in options if "format" in option}


def _of_schema(name: str, schema: dict[str, Any]) -> Iterator[str]:
    if not re.fullmatch(r"[A-Z][A-Za-z0-9]*", name):
        yield f"schema name: {name}"
    for key, field in schema.get("properties", {}).items():
        where = f"{name}.{key}"
        if not CAMEL.fullmatch(key):
            yield f"property name: {where}"
        if key.endswith("At") and "date-time" not in _formats(field):
            yield f"/core/date-time/format: {where}"
        if key.endswith("On") and "date" not in _formats(field):
            yield f"/core/date-time/date-omit-time-portion: {where}"
        if _formats(field) & {"time", "date-time-local"}:
            yield f"/core/date-time/timezone: {where}"
        if key.endswith("Cents") and "integer" not in str(field):
            yield f"money is whole cents: {where}"
