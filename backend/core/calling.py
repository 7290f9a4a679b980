"""What a route needs for its call, worked out once from the signature that FastAPI read, and not again each request.

FastAPI finds out for every request anew which parameters, sessions and principals a signature asks for: a third of the
time of a list. Here that becomes a row of steps, in the order in which FastAPI takes them; each parameter is still read
by FastAPI's own field, so faults and the OpenAPI document stay what they were.
"""

import inspect
import json
from collections.abc import Callable, Coroutine, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from fastapi import Request, Response
from fastapi._compat import ModelField
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError, ResponseValidationError
from fastapi.routing import APIRoute
from pydantic import BaseModel
from pydantic_core import PydanticUndefined
from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException

Handler = Callable[[Request], Coroutine[Any, Any, Response]]
Fault = dict[str, Any]

_MISSING = object()  # a value that could not be made, because of a fault in what it needs


@dataclass(frozen=True, slots=True)
class Single:
    """One parameter in the path, the query or a header, or the whole body."""

    name: str
    place: str
    alias: str
    field: ModelField

    def read(self, found: Mapping[str, Any], faults: list[Fault]) -> Any:
        """Its value; what is wrong with it is added to `faults`."""
        value = found.get(self.alias)
        return _validated(self.field, PydanticUndefined if value is None else value, (self.place, self.alias), faults)


@dataclass(frozen=True, slots=True)
class Body:
    """The whole body."""

    name: str
    field: ModelField

    def read(self, body: Any, faults: list[Fault]) -> Any:
        """Its value; what is wrong with it is added to `faults`."""
        return _validated(self.field, body, ("body",), faults)


@dataclass(frozen=True, slots=True)
class Filter:
    """All parameters of the query as one model, which refuses what it does not know."""

    name: str
    field: ModelField
    known: Mapping[str, bool]  # by key: whether it may be given more than once

    def read(self, query: QueryParams, faults: list[Fault]) -> Any:
        """Its value; what is wrong with it is added to `faults`."""
        given: dict[str, Any] = {}
        for key in query:
            values = query.getlist(key)
            many = self.known.get(key)
            given[key] = values if many or (many is None and len(values) > 1) else values[-1]
        return _validated(self.field, given, ("query",), faults)


def _validated(field: ModelField, value: Any, place: tuple[str, ...], faults: list[Fault]) -> Any:
    if value is PydanticUndefined:
        if not field.field_info.is_required():
            return field.get_default()
        faults.append({"type": "missing", "loc": place, "msg": "Field required", "input": None})
        return None
    read, found = field.validate(value, {}, loc=place)
    faults += found
    return read


@dataclass(slots=True)
class Step:
    """One function of the call: something the endpoint depends on, or the endpoint itself."""

    call: Callable[..., Any]
    lasts: bool  # until the answer is made, as a session does
    # The name of an argument, if it is one, and the step that makes it.
    needs: list[tuple[str | None, int]] = field(default_factory=list)
    in_path: list[Single] = field(default_factory=list)
    in_query: list[Filter] = field(default_factory=list)
    in_headers: list[Single] = field(default_factory=list)
    body: Body | None = None
    request: list[str] = field(default_factory=list)
    response: str | None = None

    def arguments(
        self, request: Request, body: Any, values: list[Any], told: Response | None, faults: list[Fault]
    ) -> dict[str, Any] | None:
        """What to call it with; None when something it needs has a fault. Its own faults are added to `faults`."""
        before = len(faults)
        arguments = {name: values[number] for name, number in self.needs if name}
        whole = all(values[number] is not _MISSING for _, number in self.needs)
        for place, found in ((self.in_path, request.path_params), (self.in_headers, request.headers)):
            for each in place:
                arguments[each.name] = each.read(found, faults)
        for one in self.in_query:
            arguments[one.name] = one.read(request.query_params, faults)
        if self.body is not None:
            arguments[self.body.name] = self.body.read(body, faults)
        for name in self.request:
            arguments[name] = request
        if self.response is not None:
            arguments[self.response] = told
        return arguments if whole and len(faults) == before else None


class Unplanned(Exception):  # noqa: N818 - no failure: FastAPI calls such a route itself
    """A signature that asks for something else than ours do."""


def _steps(dependant: Dependant, steps: list[Step], made: dict[Any, int]) -> Step:
    """The step of a dependant, after those of what it depends on; each function once."""
    call = dependant.call
    lasts = inspect.isasyncgenfunction(call)
    asynchronous = lasts or inspect.iscoroutinefunction(call) or inspect.iscoroutinefunction(type(call).__call__)
    strange = (dependant.cookie_params, dependant.background_tasks_param_name, dependant.security_scopes_param_name)
    if call is None or not asynchronous or any(strange) or (lasts and dependant.scope != "function"):
        raise Unplanned
    step = Step(call, lasts)
    for child in dependant.dependencies:
        if child.call not in made:
            planned = _steps(child, steps, made)
            made[child.call] = len(steps)
            steps.append(planned)
        step.needs.append((child.name, made[child.call]))
    step.in_path = [Single(each.name, "path", each.alias, each) for each in dependant.path_params]
    step.in_headers = [Single(each.name, "header", each.alias, each) for each in dependant.header_params]
    step.in_query = [Filter(each.name, each, _keys(each)) for each in dependant.query_params]
    if len(dependant.body_params) > 1:
        raise Unplanned
    step.body = next((Body(each.name, each) for each in dependant.body_params), None)
    step.request = [name for name in (dependant.request_param_name, dependant.http_connection_param_name) if name]
    step.response = dependant.response_param_name
    return step


def _keys(parameter: ModelField) -> dict[str, bool]:
    model = parameter.field_info.annotation
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        raise Unplanned
    known = {}
    for name, each in model.model_fields.items():
        many = getattr(each.annotation, "__origin__", each.annotation) in {list, set, tuple, frozenset}
        known[name] = known[each.alias or name] = many
    return known


@dataclass(frozen=True, slots=True)
class Plan:
    """How one route answers."""

    route: APIRoute
    steps: list[Step]
    endpoint: Step
    tells: bool  # asks for `response`, to set headers on

    async def answer(self, request: Request) -> Response:
        """Take the steps, call the endpoint, and make its answer. Raises RequestValidationError with every fault."""
        body = await _json(request) if self.route.body_field else PydanticUndefined
        stack: AsyncExitStack = request.scope["fastapi_function_astack"]  # ends before the answer leaves
        told = _told() if self.tells else None
        values: list[Any] = []
        faults: list[Fault] = []
        for step in self.steps:
            arguments = step.arguments(request, body, values, told, faults)
            if arguments is None:
                values.append(_MISSING)
            elif step.lasts:
                values.append(await stack.enter_async_context(asynccontextmanager(step.call)(**arguments)))
            else:
                values.append(await step.call(**arguments))
        arguments = self.endpoint.arguments(request, body, values, told, faults)
        if arguments is None:
            raise RequestValidationError(faults, body=None if body is PydanticUndefined else body)
        answer = await self.endpoint.call(**arguments)
        return answer if isinstance(answer, Response) else _answered(self.route, answer, told)


def planned(route: APIRoute) -> Handler | None:
    """What answers this route; None when its signature asks for something that only FastAPI knows."""
    steps: list[Step] = []
    try:
        endpoint = _steps(route.dependant, steps, {})
    except Unplanned:
        return None
    if endpoint.lasts or (route.body_field and route._embed_body_fields):  # noqa: SLF001 - FastAPI's name for it
        return None
    return Plan(route, steps, endpoint, any(step.response for step in (*steps, endpoint))).answer


async def _json(request: Request) -> Any:
    """The body as Python sees it. Raises RequestValidationError for broken JSON.

    Raises HTTPException (400) for what is no text, or a nest without end.
    """
    content = await request.body()
    if not content:
        return PydanticUndefined
    try:
        return json.loads(content)
    except json.JSONDecodeError as broken:
        place = ("body", broken.pos)
        fault = {"type": "json_invalid", "loc": place, "msg": "JSON decode error", "input": {}}
        raise RequestValidationError([{**fault, "ctx": {"error": broken.msg}}], body=broken.doc) from broken
    except (ValueError, RecursionError) as broken:
        raise HTTPException(400, "There was an error parsing the body") from broken


def _told() -> Response:
    """What an endpoint that asks for `response` may set headers and a status on."""
    response = Response()
    del response.headers["content-length"]
    response.status_code = None  # type: ignore[assignment]
    return response


def _answered(route: APIRoute, value: Any, told: Response | None) -> Response:
    content = b""
    if route.response_field is not None:
        checked, faults = route.response_field.validate(value, {}, loc=("response",))
        if faults:
            raise ResponseValidationError(errors=faults, body=value)
        content = route.response_field.serialize_json(checked, by_alias=route.response_model_by_alias)
    status = (told and told.status_code) or route.status_code or 200
    response = Response(content, status, media_type="application/json" if content else None)
    if told is not None:
        response.headers.raw.extend(told.headers.raw)
    return response
