"""The way from a path to its route in one look, instead of trying every router and route in turn, twice a level.

A path that is no pattern takes its own methods only, also where a pattern would fit it. What fits exactly is passed on.
Anything else (no such address, the pages of the site) goes to FastAPI's own router, which knows what to answer.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI
from fastapi.routing import APIRoute, iter_route_contexts
from starlette.exceptions import HTTPException

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

WRITES = frozenset({"POST", "PUT", "PATCH", "DELETE"})
METHODS = ("GET", *sorted(WRITES))
Crossing = tuple[str, str, int]  # the method, the noun after the version, and how many parts the path has


@dataclass(frozen=True, slots=True)
class Line:
    """One route as a request needs it."""

    route: APIRoute
    endpoint: Any
    path: re.Pattern[str]
    handle: "ASGIApp"


class Switchboard:
    """Every API route, by method, noun and length of its path. Made when the first request comes."""

    def __init__(self, app: FastAPI) -> None:
        self.app = app
        self.otherwise = app.router.app
        self._lines: dict[Crossing, list[Line]] | None = None

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Pass the request on to its route, or to the router when no route fits exactly."""
        ours = scope["type"] == "http" and not scope.get("root_path")
        line = self.find(scope) if ours else None
        if ours and scope["method"] in WRITES and (line is None or line.path.groups) and self._is_fixed(scope["path"]):
            raise HTTPException(405)
        await (self.otherwise if line is None else line.handle)(scope, receive, send)

    def _is_fixed(self, path: str) -> bool:
        """Whether a route has this very path."""
        lines = (self._lines or {}).get
        found = (each for method in METHODS for each in lines(_crossing(method, path), ()))
        return any(not each.path.groups and each.path.fullmatch(path) for each in found)

    def find(self, scope: "Scope") -> Line | None:
        """The first route, in the order they were declared, that fits this request; the scope is told what it names."""
        if self._lines is None:
            self._lines = _arranged(self.app)
        path = scope["path"]
        for line in self._lines.get(_crossing(scope["method"], path), ()):
            if fits := line.path.match(path):
                scope["path_params"] = fits.groupdict()
                scope.update(router=self.app.router, route=line.route, endpoint=line.endpoint)
                return line
        return None


def _crossing(method: str, path: str) -> Crossing:
    parts = path.split("/")
    return method, "/".join(parts[1:3]), len(parts)


def _arranged(app: FastAPI) -> dict[Crossing, list[Line]]:
    found = defaultdict(list)
    for each in iter_route_contexts(app.routes):
        # A parameter is one part of a path, of text; what it means is the signature's.
        if isinstance(each.original_route, APIRoute) and each.path and ":" not in each.path:
            for method in each.methods or ():
                line = Line(each.original_route, each.endpoint, each.path_regex, each.app)
                found[_crossing(method, each.path)].append(line)
    return dict(found)
