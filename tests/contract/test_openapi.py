"""The OpenAPI document: committed, complete, and true to the Dutch API Design Rules."""

import copy
import json
from pathlib import Path

import pytest
import yaml
from openapi_spec_validator import validate

from backend.identity.scopes import SYSTEM_SCOPES
from tests.contract.rules import findings

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def document(built_app):
    return built_app.openapi()


def test_the_committed_document_is_the_one_the_code_makes(document):
    committed = json.loads((ROOT / "openapi" / "openapi.json").read_text(encoding="utf-8"))
    assert committed == json.loads(json.dumps(document)), "run `make openapi`"


def test_the_document_is_valid_openapi(document):
    validate(json.loads(json.dumps(document)))


def test_the_document_follows_the_api_design_rules(document):
    assert findings(document) == []


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (lambda doc: doc["paths"].update({"/problem/": doc["paths"]["/problems"]}), "/core/no-trailing-slash"),
        (lambda doc: doc["paths"].update({"/get-problems": doc["paths"]["/problems"]}), "/core/naming-resources"),
        (lambda doc: doc["paths"]["/problems"]["get"]["responses"]["200"].pop("headers"), "/core/version-header"),
        (lambda doc: doc["info"].pop("contact"), "/core/doc-openapi-contact"),
        (
            lambda doc: doc["paths"]["/problems"]["get"]["responses"]["406"].update(content={"application/json": {}}),
            "/core/error-handling/problem-details",
        ),
        (
            lambda doc: doc["components"]["schemas"]["ApiLinks"]["properties"].update(closesOn={"type": "string"}),
            "/core/date-time/date-omit-time-portion",
        ),
    ],
)
def test_a_broken_rule_is_seen(document, change, rule):
    broken = copy.deepcopy(document)
    change(broken)
    assert any(finding.startswith(rule) for finding in findings(broken))


def test_a_system_is_offered_only_what_some_system_can_be_allowed(document):
    flow = document["components"]["securitySchemes"]["machine"]["flows"]["clientCredentials"]
    assert set(flow["scopes"]) == SYSTEM_SCOPES
    assert not SYSTEM_SCOPES & {"people:manage", "company-data:manage", "machines:manage", "companies:end"}
    assert not SYSTEM_SCOPES & {"scans:manage", "vouchers:apply", "advisers:write"}  # of those who have no systems
    for path, item in document["paths"].items():
        for method, operation in item.items():
            for way in operation.get("security", []):
                assert set(way.get("machine", [])) <= SYSTEM_SCOPES, (method, path)
            assert operation.get("security") != [], (method, path)  # that would mean: open to all


def test_answers_have_no_optional_fields(document):
    """Else the TypeScript client must ask for each field whether it is there."""
    schemas = document["components"]["schemas"]
    optional = {
        f"{name}.{key}"
        for name in _answered(document)
        for key in schemas[name].get("properties", {})
        if key not in schemas[name].get("required", []) and name != "ProblemDocument"
    }
    assert optional == set()


def _answered(document):
    """Names of all schemas that can stand in a successful answer."""
    waiting = [
        response.get("content", {})
        for item in document["paths"].values()
        for operation in item.values()
        for status, response in operation["responses"].items()
        if status.startswith("2")
    ]
    found = set()
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            reference = node.get("$ref", "").rsplit("/", 1)[-1]
            if reference and reference not in found:
                found.add(reference)
                waiting.append(document["components"]["schemas"][reference])
            waiting += list(node.values())
    return found


def test_every_problem_can_be_looked_up(document):
    kinds = json.dumps(document["paths"])
    assert '"/v1/problems/not-authenticated"' in kinds


async def test_the_document_is_public_in_json_and_yaml(visitor):
    as_json = await visitor.get("/openapi.json", headers={"Origin": "https://elders.example"})
    as_yaml = await visitor.get("/openapi.yaml")
    assert as_json.headers["access-control-allow-origin"] == as_yaml.headers["access-control-allow-origin"] == "*"
    assert yaml.safe_load(as_yaml.text) == as_json.json()
    assert "access-control-allow-credentials" not in as_json.headers
