"""The form of every answer at run time: what no document can promise by itself."""

import re
from uuid import uuid4

import pytest

from backend.app import create_app
from backend.core.problems import Problem, all_kinds
from backend.identity.scopes import SCOPES_OF_ROLE, Role
from backend.settings import API_VERSION, Settings

DOCUMENT = create_app(Settings()).openapi()
OPERATIONS = [(method, path) for path, item in DOCUMENT["paths"].items() for method in item]
READS = [path for method, path in OPERATIONS if method == "get"]


def _address(path: str) -> str:
    if path == "/":
        return "http://test/v1"  # a client joins "/" to "/v1/", which is another address
    return re.sub(r"\{[^}]+\}", lambda _: str(uuid4()), path)


def _is_problem(answer, status):
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    document = answer.json()
    assert {"type", "title", "status", "detail", "instance"} <= document.keys()
    assert document["status"] == status
    return document


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
async def test_every_answer_has_the_version_and_security_headers(visitor, method, path):
    answer = await visitor.request(method, _address(path))
    headers = answer.headers
    assert headers["api-version"] == API_VERSION
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "cache-control" in headers
    assert int(re.search(r"max-age=(\d+)", headers["strict-transport-security"])[1]) >= 31_536_000
    assert not {"server", "x-powered-by"} & set(headers)
    assert answer.status_code < 500, answer.text
    if answer.status_code >= 400:
        _is_problem(answer, answer.status_code)


@pytest.mark.parametrize("path", [path for path in READS if path != "/"])
async def test_a_trailing_slash_is_not_found(visitor, path):
    _is_problem(await visitor.get(_address(path) + "/"), 404)


@pytest.mark.parametrize("path", sorted(DOCUMENT["paths"]))
async def test_405_names_every_method(visitor, path):
    answer = await visitor.request("TRACE", _address(path))
    _is_problem(answer, 405)
    have = {method.upper() for method in DOCUMENT["paths"][path]}
    assert set(answer.headers["allow"].split(", ")) == have | ({"HEAD"} if "GET" in have else set())


async def test_a_fixed_path_takes_no_method_of_a_pattern_that_fits_it(visitor):
    _is_problem(await visitor.delete("/questionnaire-versions/current"), 405)


async def test_head_is_get_without_a_body(visitor):
    full, head = await visitor.get("/problems"), await visitor.head("/problems")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == full.headers["content-type"]


async def test_an_unknown_address_is_a_problem(visitor):
    _is_problem(await visitor.get("/there-is-no-such-thing"), 404)
    _is_problem(await visitor.post("/there-is-no-such-thing", json={}), 404)


SIGN_IN = {"email": "anna@voorbeeld.example", "password": "een-lang-wachtwoord"}


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"content": "{", "headers": {"Content-Type": "application/json"}}, 400),
        ({"content": "{}", "headers": {"Content-Type": "text/plain"}}, 415),
        ({"content": "a=1", "headers": {"Content-Type": "application/x-www-form-urlencoded"}}, 415),
        ({"json": SIGN_IN, "headers": {"Accept": "text/html"}}, 406),
        ({"json": SIGN_IN, "headers": {"Accept": "application/json;q=0"}}, 406),
        ({"content": b'{"email": "a\\u0000@b.example"}', "headers": {"Content-Type": "application/json"}}, 400),
        ({"content": b"[" + b" " * 1_100_000, "headers": {"Content-Type": "application/json"}}, 413),
    ],
)
async def test_what_cannot_be_read_is_told(visitor, sent, status):
    _is_problem(await visitor.post("/session", **sent), status)


async def test_all_faults_are_told_at_once_without_the_input(visitor):
    wish = {"email": "geheim", "password": "", "extra": 1}
    answer = await visitor.post("/session", json=wish, headers={"Accept-Language": "en"})
    document = _is_problem(answer, 400)
    assert {error["location"] for error in document["errors"]} == {"#/email", "#/password", "#/extra"}
    assert {error["in"] for error in document["errors"]} == {"body"}
    assert "geheim" not in answer.text
    assert answer.headers["content-language"] == "en"
    assert document["detail"] == "There are 3 faults in your input."


@pytest.mark.parametrize(
    ("asked", "given"), [("nl", "nl"), ("en-GB,en;q=0.8,nl;q=0.5", "en"), ("de,fr", "nl"), (None, "nl")]
)
async def test_problems_come_in_the_language_asked_for(visitor, asked, given):
    answer = await visitor.get("/nothing", headers={"Accept-Language": asked} if asked else {})
    assert answer.headers["content-language"] == given
    assert answer.json()["title"] == (
        "Op dit adres staat niets." if given == "nl" else "There is nothing at this address."
    )


async def test_a_crash_tells_nothing(app, visitor):
    async def crash():
        raise RuntimeError("SELECT secret FROM accounts")

    app.add_api_route("/v1/crash", crash)
    route = app.router.routes[-1]
    try:
        answer = await visitor.get("/crash")
    finally:
        app.router.routes.remove(route)
    _is_problem(answer, 500)
    assert "secret" not in answer.text
    assert answer.headers["api-version"] == API_VERSION


@pytest.mark.parametrize("kind", list(all_kinds()), ids=lambda kind: kind.__name__)
async def test_every_kind_of_problem_is_explained_in_both_languages(visitor, kind):
    found = (await visitor.get(f"/problems/{kind.slug()}")).json()
    assert found["status"] == kind.status
    assert found["title"]["nl"] != Problem.nl
    assert found["title"]["en"].endswith(".")
    assert "nl" in vars(kind), "a problem needs a Dutch title of its own"


async def test_a_signed_in_person_without_the_scope_gets_403_before_anything_else(client_as, app):
    scoped = [
        (method, path)
        for path, item in DOCUMENT["paths"].items()
        for method, operation in item.items()
        if any(set(scopes) - {"account"} for rule in operation.get("security", []) for scopes in rule.values())
    ]
    nobody = await client_as(Role.RESEARCHER)
    for method, path in scoped:
        answer = await nobody.request(method, _address(path), content="not json")
        needed = DOCUMENT["paths"][path][method]["security"][0]["session"]
        if not SCOPES_OF_ROLE[Role.RESEARCHER] & set(needed):
            assert answer.status_code == 403, (method, path, answer.text)
