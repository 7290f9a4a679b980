"""The switchboard finds the very route that FastAPI would have found, and leaves to it what fits none."""

from uuid import uuid4

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute, iter_route_contexts

from backend.core.switchboard import Switchboard


def scope_of(method: str, path: str) -> dict:
    return {"type": "http", "method": method, "path": path, "headers": [], "query_string": b"", "root_path": ""}


def chosen_by_fastapi(app: FastAPI, method: str, path: str) -> object:
    """The endpoint of the first route, in the order they were declared, that fits the path and the method."""
    for each in iter_route_contexts(app.routes):
        if isinstance(each.original_route, APIRoute) and method in (each.methods or ()) and each.path_regex.match(path):
            return each.endpoint
    return None


def addresses(app: FastAPI) -> list[tuple[str, str]]:
    found = []
    for each in iter_route_contexts(app.routes):
        if isinstance(each.original_route, APIRoute) and each.path:
            path = "/".join(str(uuid4()) if part.startswith("{") else part for part in each.path.split("/"))
            found += [(method, path) for method in each.methods or ()]
    return found


def test_every_address_leads_to_the_route_that_was_declared_first(app: FastAPI) -> None:
    board = Switchboard(app)
    asked = addresses(app)
    assert len(asked) > 150
    for method, path in asked:
        scope = scope_of(method, path)
        line = board.find(scope)
        assert line is not None, path
        assert line.endpoint is scope["endpoint"] is chosen_by_fastapi(app, method, path), path


@pytest.mark.parametrize(
    ("method", "path"),
    [("DELETE", "/v1/rounds"), ("GET", "/v1/no-such-thing"), ("GET", "/v1/rounds/"), ("GET", "/"), ("GET", "//")],
)
def test_what_fits_no_route_is_left_to_fastapi(app: FastAPI, method: str, path: str) -> None:
    assert Switchboard(app).find(scope_of(method, path)) is None


def test_what_a_path_names_is_told(app: FastAPI) -> None:
    scope = scope_of("GET", "/v1/vouchers/abc")
    line = Switchboard(app).find(scope)
    assert line is not None
    assert scope["path_params"] == {"voucherId": "abc"}
    assert scope["route"] is line.route
