"""Every answer carries the security headers, whatever it is: of the API, a failure, a page or a file."""

from html.parser import HTMLParser

import pytest

from backend.app import create_app
from tests.conftest import ROOT, _client

ALWAYS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "strict-transport-security": "max-age=31536000; includeSubDomains",
}
JSON = {"Content-Type": "application/json"}
# What is asked, and what comes back.
ANSWERS = {
    "an answer": ("GET", "/v1/provinces", {}, 200),
    "the document": ("GET", "/v1/openapi.json", {}, 200),
    "401": ("GET", "/v1/companies", {}, 401),
    "404 of the API": ("GET", "/v1/nothing", {}, 404),
    "405": ("TRACE", "/v1/session", {}, 405),
    "413": ("POST", "/v1/session", {"content": b"[" + b" " * 1_100_000, "headers": JSON}, 413),
    "500": ("GET", "/v1/crash", {}, 500),
    "a token refused": ("POST", "/oauth/token", {"data": {"grant_type": "client_credentials"}}, 401),
    "the key set": ("GET", "/oauth/jwks", {}, 200),
    "the start page": ("GET", "/", {}, 200),
    "a page of the app": ("GET", "/vouchers", {}, 200),
    "a file with a hash": ("GET", "/assets/app-1a2b3c.js", {}, 200),
    "another file": ("GET", "/favicon.svg", {}, 200),
    "404 of a file": ("GET", "/assets/gone.js", {}, 404),
    "405 of a page": ("POST", "/vouchers", {}, 405),
    "alive": ("GET", "/livez", {}, 200),
}


@pytest.fixture
async def browser(settings, database, tmp_path):
    """Somebody at a service with a built app and one address that crashes."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_bytes((ROOT / "frontend" / "index.html").read_bytes())
    (tmp_path / "favicon.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (tmp_path / "assets" / "app-1a2b3c.js").write_text("export {}")
    app = create_app(settings.model_copy(update={"app_dir": tmp_path}), database=database)

    async def crash() -> None:
        raise RuntimeError("SELECT secret FROM accounts")

    app.add_api_route("/v1/crash", crash)
    async with _client(app) as client:
        yield client


@pytest.mark.parametrize("asked", ANSWERS)
async def test_every_answer_carries_them(browser, asked):
    method, address, sent, status = ANSWERS[asked]
    answer = await browser.request(method, f"http://test{address}", **sent)
    headers = answer.headers
    assert answer.status_code == status, answer.text
    assert {name: headers.get(name) for name in ALWAYS} == ALWAYS
    assert {"permissions-policy", "referrer-policy", "cache-control", "api-version"} <= set(headers)
    assert not {"server", "x-powered-by"} & set(headers)
    assert "SELECT secret" not in answer.text


@pytest.mark.parametrize("asked", ANSWERS)
async def test_no_policy_lets_inline_code_run(browser, asked):
    method, address, sent, _ = ANSWERS[asked]
    answer = await browser.request(method, f"http://test{address}", **sent)
    [told] = answer.headers.get_list("content-security-policy")
    policy = {name: words for name, *words in (part.split() for part in told.split(";"))}
    assert policy["default-src"] in (["'none'"], ["'self'"])
    assert policy["frame-ancestors"] == ["'none'"]
    for words in policy.values():
        assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "http:", "https:"} & set(words)
    assert "data:" not in policy.get("script-src", policy["default-src"])
    if "text/html" in answer.headers["content-type"]:
        assert policy["object-src"] == policy["base-uri"] == ["'none'"]


class Inline(HTMLParser):
    """Finds what a strict policy would stop: scripts and styles in the page itself, and handlers on elements."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "style" or (tag == "script" and not given.get("src")):
            self.found.append(tag)
        self.found += [name for name in given if name == "style" or name.startswith("on")]
        self.found += [name for name, value in given.items() if (value or "").strip().lower().startswith("javascript:")]


BUILT = ROOT / "frontend" / "dist" / "index.html"


@pytest.mark.parametrize("page", [page for page in (ROOT / "frontend" / "index.html", BUILT) if page.is_file()])
def test_the_page_holds_no_inline_script_or_style(page):
    reader = Inline()
    reader.feed(page.read_text(encoding="utf-8"))
    assert reader.found == []


@pytest.mark.parametrize("line", ["<script>1</script>", "<style></style>", "<p style='x'>", "<p onclick='x'>"])
def test_the_reader_finds_what_it_looks_for(line):
    reader = Inline()
    reader.feed(line)
    assert len(reader.found) == 1
