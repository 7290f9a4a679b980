"""What the clients send again, against a platform that fails first."""

import json
import shutil
import sys
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

import pytest

from tests.conftest import ROOT
from tests.guide.test_examples import PACKAGES, Stage, run

MOVE = {"toStatus": "withdrawn"}
LOST = 0  # in place of a status: the connection ends without an answer


class Call(NamedTuple):
    """What arrived for a move."""

    key: str
    version: str
    bearer: str


@contextmanager
def platform(*statuses: int, busy: int = 0):
    """A platform on loopback that answers moves with these statuses in turn, and the calls it got.

    So many times first it is too busy to give a token.
    """
    calls: list[Call] = []
    tokens: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            if self.path == "/oauth/token":
                tokens.append(f"token{len(tokens)}")
                status = 503 if len(tokens) <= busy else 200
                return self.tell(status, {"access_token": tokens[-1], "expires_in": 600})
            calls.append(Call(*(self.headers[name] for name in ("Idempotency-Key", "If-Match", "Authorization"))))
            status = statuses[len(calls) - 1]
            return None if status == LOST else self.tell(status, {"title": "Told", "id": 1})

        def tell(self, status, body):
            text = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Retry-After", "0")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *_):
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", calls
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def package(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "openapi" / "clients" / "python"))
    import slimmerwerken

    yield slimmerwerken
    for name in [name for name in sys.modules if name.partition(".")[0] == "slimmerwerken"]:
        del sys.modules[name]


def test_a_move_without_an_answer_is_sent_again_under_the_same_key(package):
    with platform(503, LOST, 201) as (address, calls), package.Client(address, "id", "secret") as client:
        assert client.move("v", MOVE, version=3)["id"] == 1
    assert len(calls) == 3
    assert len(set(calls)) == 1
    assert calls[0].version == '"3"'


async def test_so_does_the_client_for_asyncio(package):
    with platform(503, LOST, 201) as (address, calls):
        async with package.AsyncClient(address, "id", "secret") as client:
            assert (await client.move("v", MOVE, version=3))["id"] == 1
    assert len(calls) == 3
    assert len(set(calls)) == 1


TYPED = """
import { Client, ProblemError } from './slimmerwerken/client.ts';

const client = new Client(process.env.SLIMMERWERKEN ?? '', 'id', 'secret');
const moved = await client.move('v', { toStatus: 'withdrawn' }, 3);
try {
  await client.move('v', { toStatus: 'withdrawn' }, 4);
} catch (error) {
  if (error instanceof ProblemError) console.log(moved.id, error.status, error.problem.title);
}
"""


async def test_so_does_the_client_in_typescript_which_waits_for_a_token_too(tmp_path):
    shutil.copytree(ROOT / "openapi" / "clients" / "typescript", tmp_path / "slimmerwerken")
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    (tmp_path / "moves.mts").write_text(TYPED, encoding="utf-8")
    options = ["--strict", "--target", "es2022", "--module", "nodenext", "--types", "node"]
    options += ["--rewriteRelativeImportExtensions", "--typeRoots", str(PACKAGES / "@types")]
    compiler = str(PACKAGES / "@typescript" / "native" / "bin" / "tsc")
    with platform(503, LOST, 201, 409, busy=1) as (address, calls):
        stage = Stage("", {"SLIMMERWERKEN": address}, [])
        await run(stage, "node", compiler, *options, str(tmp_path / "moves.mts"))
        assert (await run(stage, "node", str(tmp_path / "moves.mjs"))).split() == ["1", "409", "Told"]
    keys = [call.key for call in calls]
    assert len(keys) == 4
    assert keys[0] == keys[1] == keys[2] != keys[3]


def test_a_busy_token_address_is_asked_again(package):
    with platform(201, busy=2) as (address, calls), package.Client(address, "id", "secret") as client:
        client.move("v", MOVE, version=3)
    assert [call.bearer for call in calls] == ["Bearer token2"]


def test_another_move_has_another_key_and_a_refused_token_is_replaced(package):
    with platform(201, 401, 201) as (address, calls), package.Client(address, "id", "secret") as client:
        client.move("v", MOVE, version=3)
        client.move("v", MOVE, version=4)
    assert calls[0].key != calls[1].key == calls[2].key
    assert [call.bearer for call in calls] == ["Bearer token0", "Bearer token0", "Bearer token1"]


@pytest.mark.parametrize(("statuses", "sent"), [((409,), 1), ((503, 503, 503, 503), 4)])
def test_a_refusal_is_final_and_patience_ends(package, statuses, sent):
    with (
        platform(*statuses) as (address, calls),
        package.Client(address, "id", "secret") as client,
        pytest.raises(package.ProblemError) as refused,
    ):
        client.move("v", MOVE, version=3)
    assert (refused.value.status, refused.value.problem["title"]) == (statuses[-1], "Told")
    assert len(calls) == sent
