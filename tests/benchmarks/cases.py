"""What is measured: five main reads and two writes of the programme's journey, on the demonstration world."""

import json
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from httpx import AsyncClient

from tests.benchmarks.load import Make, Sent

OWNER = "karin@korenbloem.example"
OFFICER = "samira@syntens.example"


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
        return {**self.headers, **extra}

    def make(self, host: str) -> Make:
        """The maker of its bytes for the load generator."""
        body = b"" if self.body is None else json.dumps(self.body).encode()
        kind = {"Content-Type": "application/json"} if body else {}

        def build(_: int) -> Sent:
            headers = {"Host": host, "Accept": "application/json", **kind, **self.request_headers()}
            lines = "\r\n".join(f"{name}: {value}" for name, value in headers.items())
            return Sent(f"{self.method} {self.path} HTTP/1.1\r\n{lines}", body)

        return build


async def _sign_in(client: AsyncClient, email: str, password: str) -> dict[str, str]:
    answer = await client.post("/v1/session", json={"email": email, "password": password})
    answer.raise_for_status()
    return {**client.headers, "Cookie": f"sw-session={answer.cookies['sw-session']}"}
