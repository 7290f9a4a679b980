"""What is measured: five main reads and two writes of the programme's journey, on the demonstration world."""

import json
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import uuid4

from httpx import AsyncClient, Response

from backend.core import clock
from backend.identity.demonstration import PASSWORD
from tests.benchmarks.load import Make, Sent

OWNER = "marieke@korenbloem.example"
OFFICER = "samira@syntens.example"
APP = {"X-Requested-With": "slimmer-werken"}


@dataclass(frozen=True, slots=True)
class Case:
    """One request of the app, and how to send it again and again."""

    name: str
    method: str
    path: str
    headers: dict[str, str] = field(default_factory=dict)
    body: dict[str, Any] | None = None
    once: bool = False

    def request_headers(self) -> dict[str, str]:
        """The headers of one sending; a fresh Idempotency-Key where the act needs one."""
        extra = {"Idempotency-Key": str(uuid4())} if self.once else {}
        return {**APP, **self.headers, **extra}

    def make(self, host: str) -> Make:
        """The maker of its bytes for the load generator."""
        body = b"" if self.body is None else json.dumps(self.body).encode()
        kind = {"Content-Type": "application/json"} if body else {}

        def build(_: int) -> Sent:
            headers = {"Host": host, "Origin": f"http://{host}", "Accept": "application/json", **kind}
            lines = "\r\n".join(f"{name}: {value}" for name, value in {**headers, **self.request_headers()}.items())
            return Sent(f"{self.method} {self.path} HTTP/1.1\r\n{lines}", body)

        return build


class _Person:
    """Somebody of the demonstration world who prepares what is measured."""

    def __init__(self, client: AsyncClient, cookie: str) -> None:
        self.client = client
        self.headers = {"Cookie": cookie}

    async def ask(self, method: str, path: str, body: dict[str, Any] | None = None, etag: str = "") -> Response:
        headers = {**APP, **self.headers, "Origin": str(self.client.base_url), "Idempotency-Key": str(uuid4())}
        if etag:
            headers["If-Match"] = etag
        answer = await self.client.request(method, path, json=body, headers=headers)
        answer.raise_for_status()
        return answer


async def _sign_in(client: AsyncClient, email: str) -> _Person:
    headers = {**APP, "Origin": str(client.base_url)}
    answer = await client.post("/v1/session", json={"email": email, "password": PASSWORD}, headers=headers)
    answer.raise_for_status()
    cookie = f"sw-session={answer.cookies['sw-session']}"
    client.cookies.clear()
    return _Person(client, cookie)


async def _start_answering(owner: _Person) -> tuple[str, str]:
    """A scan that is open, and the key of one employee who answers; with an item to answer."""
    closes_on = (clock.today() + timedelta(days=14)).isoformat()
    told = {
        "representation": "none",
        "staffInformedOn": clock.today().isoformat(),
        "staffInformedHow": "meeting",
    }
    wish = {"title": "Meting", "groups": [], "closesOn": closes_on, "sharedWithEmployees": False, **told}
    made = await owner.ask("POST", "/v1/scans", wish)
    path = f"/v1/scans/{made.json()['id']}"
    await owner.ask("POST", f"{path}/status-changes", {"toStatus": "open"}, made.headers["etag"])
    link = {"audience": "employee", "kind": "shared", "quantity": 1}
    invited = (await owner.ask("POST", f"{path}/invitations", link)).json()
    token = invited["links"][0]["url"].partition("#")[2]
    entered = (await owner.client.post("/v1/scan-responses", json={"invitationToken": token})).json()
    version = (await owner.client.get("/v1/questionnaire-versions/current")).json()
    item = next(item for item in version["items"] if item["audience"] in {"employee", "both"})
    return entered["key"], item["code"]


async def make_cases(client: AsyncClient) -> list[Case]:
    """Prepare what the requests need, through the API itself, and answer the requests."""
    owner, officer = await _sign_in(client, OWNER), await _sign_in(client, OFFICER)
    scans = (await owner.ask("GET", "/v1/scans?pageSize=50")).json()["items"]
    published = next(scan["id"] for scan in scans if scan["status"] == "published")
    rounds = (await client.get("/v1/rounds")).json()["items"]
    opened = next(each["id"] for each in rounds if each["status"] == "open")
    key, item = await _start_answering(owner)
    return [
        Case("toolbox, a page of 50", "GET", "/v1/toolbox-items?pageSize=50"),
        Case("advisers, a page of 50", "GET", "/v1/advisers?pageSize=50"),
        Case("vouchers, the officer's queue", "GET", "/v1/vouchers?pageSize=50", officer.headers),
        Case("result of a scan", "GET", f"/v1/scans/{published}/result", owner.headers),
        Case("rounds with remaining budget", "GET", "/v1/rounds"),
        Case("save an answer", "PUT", f"/v1/scan-responses/current/answers/{item}", {"Scan-Key": key}, {"value": 4}),
        Case("draft an application", "POST", "/v1/vouchers", owner.headers, {"roundId": opened}, once=True),
    ]
