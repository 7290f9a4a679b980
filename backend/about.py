"""The API about itself: its start page, its document and its problems."""

from typing import Annotated, Any

import yaml
from fastapi import Path, Request, Response
from pydantic import Field

from backend.core.problems import AddressNotFound, all_kinds, problems
from backend.core.routing import RawRoute
from backend.core.routing import router as make_router
from backend.core.schemas import LocalizedText, Schema

router = make_router(prefix="", tag="about")
PUBLIC = {"Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=300"}


class ApiLinks(Schema):
    """Where to go from the start page of the API."""

    version: str
    links: dict[str, str] = Field(description="Addresses by what they lead to.")


class ProblemKind(Schema):
    """One kind of problem this API can answer with."""

    type: str
    status: int
    title: LocalizedText


class ProblemKindList(Schema):
    """All kinds of problems, by name."""

    items: list[ProblemKind]


@router.get("", summary="Start page of the API", response_model=ApiLinks)
async def read_api(request: Request) -> dict[str, Any]:
    """Version and links."""
    return {
        "version": request.app.version,
        "links": {
            "self": "/v1",
            "openapi": "/v1/openapi.json",
            "problems": "/v1/problems",
            "session": "/v1/session",
            "reference": "/api",
        },
    }


@router.get("/openapi.json", summary="This document", response_model=dict[str, Any])
async def read_openapi(request: Request, response: Response) -> dict[str, Any]:
    """The OpenAPI document, readable from every origin."""
    response.headers.update(PUBLIC)
    document: dict[str, Any] = request.app.openapi()
    return document


async def read_openapi_yaml(request: Request) -> Response:
    """The same document as YAML."""
    return Response(
        yaml.safe_dump(request.app.openapi(), sort_keys=False, allow_unicode=True),
        media_type="application/yaml",
        headers=PUBLIC,
    )


router.add_api_route(
    "/openapi.yaml",
    read_openapi_yaml,
    methods=["GET"],
    summary="This document as YAML",
    response_class=Response,
    responses={200: {"content": {"application/yaml": {"schema": {"type": "object"}}}}},
    route_class_override=RawRoute,
)


@router.get("/problems", summary="List the kinds of problems", response_model=ProblemKindList)
async def list_problem_kinds() -> dict[str, Any]:
    """Every `type` that a problem document of this API can hold."""
    return {"items": [_describe(kind) for kind in all_kinds()]}


@router.get(
    "/problems/{problemKind}",
    summary="Explain a kind of problem",
    response_model=ProblemKind,
    responses=problems(AddressNotFound),
)
async def read_problem_kind(
    problem_kind: Annotated[str, Path(alias="problemKind", description="As in the `type` of a problem.")],
) -> dict[str, Any]:
    """What the `type` of a problem document refers to."""
    for kind in all_kinds():
        if kind.slug() == problem_kind:
            return _describe(kind)
    raise AddressNotFound


def _describe(kind: Any) -> dict[str, Any]:
    return {
        "type": f"/v1/problems/{kind.slug()}",
        "status": kind.status,
        "title": {"nl": kind.title("nl"), "en": kind.title("en")},
    }
