"""What was worked out once answers as FastAPI itself does, to the letter of every fault."""

from collections.abc import AsyncIterator
from typing import Annotated

import pytest
from fastapi import Depends, FastAPI, Header, Path, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute, iter_route_contexts
from httpx import ASGITransport, AsyncClient
from pydantic import Field

from backend.core import calling
from backend.core.routing import Route
from backend.core.schemas import Integer, Schema

OPENED: list[str] = []


class Wish(Schema):
    """A body."""

    how_many: Integer
    notes: list[str] = Field(default=[])


class Sieve(Schema):
    """A filter, with a value that may be given more than once."""

    page_size: int = Field(default=20, le=100)
    kind: list[str] = Field(default=[])
    word: str | None = None


async def opened(request: Request) -> AsyncIterator[str]:
    OPENED.append("opened")
    try:
        yield f"session of {request.method}"
    finally:
        OPENED.append("closed")


Session = Annotated[str, Depends(opened, scope="function")]


async def asker(session: Session, name: Annotated[str, Header(alias="X-Name", max_length=5)] = "nobody") -> str:
    return f"{name} in a {session}"


async def read(
    number: Annotated[int, Path(ge=1)],
    wanted: Annotated[Sieve, Query()],
    who: Annotated[str, Depends(asker)],
    session: Session,
    response: Response,
) -> dict[str, object]:
    response.headers["ETag"] = '"1"'
    return {"number": number, "wanted": wanted.model_dump(), "who": who, "session": session}


async def write(wish: Wish, who: Annotated[str, Depends(asker)]) -> Wish:
    return wish


async def remove(number: int, session: Session) -> None:
    return None


def make(kind: type[APIRoute]) -> FastAPI:
    app = FastAPI()
    app.router.routes += [
        kind("/things/{number}", read, methods=["GET"], response_model=dict[str, object]),
        kind("/things", write, methods=["POST"], status_code=201, response_model=Wish),
        kind("/things/{number}", remove, methods=["DELETE"], status_code=204, response_model=None),
    ]

    @app.exception_handler(RequestValidationError)
    async def tell(_: Request, found: Exception) -> Response:
        assert isinstance(found, RequestValidationError)
        return JSONResponse([{"type": each["type"], "loc": each["loc"]} for each in found.errors()], 400)

    return app


REQUESTS = {
    "all is well": ("GET", "/things/3?pageSize=5&kind=a&kind=b", {}),
    "the name of the field": ("GET", "/things/3?page_size=5", {}),
    "given twice": ("GET", "/things/3?pageSize=5&pageSize=6", {}),
    "an empty word": ("GET", "/things/3?word=", {}),
    "unknown, and unknown twice": ("GET", "/things/3?colour=red&shape=a&shape=b", {}),
    "wrong in path, filter and header": ("GET", "/things/0?pageSize=500", {"headers": {"X-Name": "much too long"}}),
    "no number at all": ("GET", "/things/x", {}),
    "a body": ("POST", "/things", {"json": {"howMany": 2, "notes": ["a"]}, "headers": {"X-Name": "Ann"}}),
    "a body that lacks and has too much": ("POST", "/things", {"json": {"colour": "red"}}),
    "another kind of body": ("POST", "/things", {"json": [1]}),
    "nothing": ("POST", "/things", {}),
    "null": ("POST", "/things", {"content": b"null", "headers": {"Content-Type": "application/json"}}),
    "broken": ("POST", "/things", {"content": b'{"howMany": ', "headers": {"Content-Type": "application/json"}}),
    "no text": ("POST", "/things", {"content": b'"\xff"', "headers": {"Content-Type": "application/json"}}),
    "faults in body and header": ("POST", "/things", {"json": {}, "headers": {"X-Name": "much too long"}}),
    "no content": ("DELETE", "/things/3", {}),
}


async def ask(app: FastAPI, method: str, path: str, sent: dict) -> tuple[int, object, str | None, list[str]]:
    OPENED.clear()
    async with AsyncClient(transport=ASGITransport(app), base_url="http://test") as client:
        answer = await client.request(method, path, **sent)
    return answer.status_code, answer.text, answer.headers.get("etag"), list(OPENED)


@pytest.mark.parametrize("name", REQUESTS)
async def test_a_planned_route_answers_as_fastapi_does(name: str) -> None:
    class Planned(APIRoute):
        def get_route_handler(self) -> calling.Handler:
            handler = calling.planned(self)
            assert handler is not None
            return handler

    method, path, sent = REQUESTS[name]
    assert await ask(make(Planned), method, path, sent) == await ask(make(APIRoute), method, path, sent)


def test_every_route_of_the_api_is_planned(app: FastAPI) -> None:
    routes = [each.original_route for each in iter_route_contexts(app.routes)]
    ours = [route for route in routes if isinstance(route, Route)]
    assert ours
    assert [route.path for route in ours if calling.planned(route) is None] == []


async def needs_more(request: Request, taste: Annotated[str, Depends(lambda: "sweet")]) -> None:
    """Asks for a function that is not asynchronous."""


def test_a_signature_that_asks_for_more_is_left_to_fastapi() -> None:
    assert calling.planned(APIRoute("/things", needs_more, response_model=None)) is None
