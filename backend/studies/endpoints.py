"""Studies over HTTP: a form with two files in, the release out."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path, Query, Request, Response, Security
from pydantic import ValidationError

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag, mark
from backend.core.idempotency import OnceOptional
from backend.core.listing import link_pages
from backend.core.problems import language, problems
from backend.core.routing import RawRoute
from backend.core.routing import router as make_router
from backend.core.validation import field, invalid, invalid_input
from backend.identity.principals import Principal, current_principal
from backend.releases.behind import marker_of
from backend.studies import queries, service
from backend.studies.errors import FormRefused, PanelTooLarge, StudiesBusy, StudyNotFound, TooManyStudies
from backend.studies.forms import Form, boundary_of, read_form, rebound
from backend.studies.models import StudySource
from backend.studies.schemas import PanelRead, StudyCreate, StudyFilter, StudyPage, StudyRead

studies = make_router(prefix="/studies", tag="studies")
previews = make_router(prefix="/study-previews", tag="studies")
routers: tuple[APIRouter, ...] = (studies, previews)

Researcher = Annotated[Principal, Security(current_principal, scopes=["studies:write"])]
StudyId = Annotated[UUID, Path(alias="studyId", description="The study.")]
_LISTS = ("comparison", "adjust")
_FILE = {"type": "string", "format": "binary"}
_FIRMS = {
    **_FILE,
    "description": "CSV with `firm_id` and `participation_start` (the first treated day, empty for never); every other "
    "column is an attribute of the firm.",
}
_MEASUREMENTS = {
    **_FILE,
    "description": "CSV with `firm_id`, `measured_on`, `indicator` and `value`; a row without value is not measured.",
}


class FormRoute(RawRoute):
    """Takes a form with a panel. A retry of the same form is the same request, whatever boundary it was sent with."""

    largest_body = 25_000_000

    async def _read(self, request: Request) -> None:
        await super()._read(request)
        boundary = boundary_of(request.headers.get("content-type", ""))
        body = None if boundary is None else rebound(request._body, boundary)  # noqa: SLF001 - as the route keeps it
        if body is None:
            raise FormRefused
        request._body = body  # noqa: SLF001


@studies.get("", summary="List your studies", response_model=StudyPage)
async def list_studies(
    request: Request,
    response: Response,
    principal: Researcher,
    session: ReadSession,
    wanted: Annotated[StudyFilter, Query()],
) -> dict[str, Any]:
    """Those of your organisation, newest first."""
    found = await queries.list_studies(session, principal, wanted, _language(request))
    link_pages(request, response, found)
    return found


async def create_study(request: Request, principal: Researcher, session: WriteSession, once: OnceOptional) -> Response:
    """Computed at once: the answer holds the release. The files are not kept, and never mix with the programme's data.

    With `source=enrolled`, without files, the same over the firms that the programme follows: only through the gate of
    ten firms per arm, rounded, with a fixed design but for the outcome, and the same for everybody within a quarter.
    25 MB and a million measurements at most. Two requests with the same files and fields give the same release.

    Worked example: with the training grants of `jtrain` (docs/research.md makes the files) `outcome=scrap_rate` and
    `transform=log` give `twfe_event` -0.252 in the first year and -0.422 one year later.
    """
    form = _form(await request.body())
    wish = _wish(form)
    if wish.source is StudySource.UPLOAD:
        made = await service.compute_upload(session, principal, wish, *_files(form))
    else:
        settings = request.app.state.settings
        made = await service.compute_enrolled(session, principal, wish, marker_of(settings.secret, settings.data_dir))
    headers = {"Location": f"/v1/studies/{made.id}", "ETag": etag(made)}
    return once.answer(StudyRead, queries.describe(made, _language(request)), status=201, headers=headers)


async def preview_study(request: Request, _: Researcher) -> dict[str, Any]:
    """What is understood of the two files, so that you can choose the outcome. Nothing is computed or kept."""
    return await service.look_at(*_files(_form(await request.body())))


@studies.get("/{studyId}", summary="Read a study", response_model=StudyRead, responses=problems(StudyNotFound))
async def read_study(
    study_id: StudyId, principal: Researcher, session: ReadSession, request: Request, response: Response
) -> dict[str, Any]:
    """What was asked, what was understood, and the release. For your own organisation alone."""
    found = await queries.get_study(session, principal, study_id)
    mark(response, found)
    return queries.describe(found, _language(request))


@studies.delete("/{studyId}", summary="Delete a study", status_code=204, responses=problems(StudyNotFound))
async def delete_study(
    study_id: StudyId, *, principal: Researcher, session: WriteSession, if_match: IfMatch = None
) -> None:
    """For good. What enrolled firms gave this quarter stays the same for who asks again."""
    await service.delete(session, principal, study_id, if_match)


def _language(request: Request) -> Any:
    return language(request.headers.get("accept-language"))


def _form(body: bytes) -> Form:
    form = read_form(body)
    if form is None:
        raise FormRefused
    return form


def _wish(form: Form) -> StudyCreate:
    given: dict[str, Any] = {}
    for name, values in form.fields.items():
        if name in _LISTS:
            given[name] = [part.strip() for value in values for part in value.split(",") if part.strip()]
        elif len(values) > 1:
            raise invalid(field(f"#/{name}", "doubled", nl="Stuur dit veld één keer.", en="Send this field once."))
        elif values[0].strip():
            given[name] = values[0].strip()
    given = {name: value for name, value in given.items() if value != []}
    try:
        return StudyCreate.model_validate(given)
    except ValidationError as failure:
        faults: list[dict[str, Any]] = [
            {**fault, "loc": ("body", *fault["loc"])} for fault in failure.errors(include_url=False)
        ]
        raise invalid_input(faults, given) from None


def _files(form: Form) -> tuple[bytes, bytes]:
    missing = [name for name in ("firms", "measurements") if name not in form.files]
    if missing:
        raise invalid(
            *(
                field(f"#/{name}", "missing", nl=f"Het bestand {name} ontbreekt.", en=f"The file {name} is missing.")
                for name in missing
            )
        )
    return form.files["firms"], form.files["measurements"]


def _takes(*fields: str) -> dict[str, Any]:
    """The form in the API document: its fields are those of `StudyCreate`."""
    schema = StudyCreate.model_json_schema(by_alias=True, ref_template="#/components/schemas/{model}")
    known = {name: _plain(shape) for name, shape in schema["properties"].items() if name in fields}
    files = {"firms": _FIRMS, "measurements": _MEASUREMENTS}
    needed = [name for name in schema["required"] if name in fields] or list(files)
    shape = {"type": "object", "properties": {**files, **known}, "required": needed}
    return {"requestBody": {"required": True, "content": {"multipart/form-data": {"schema": shape}}}}


def _plain(shape: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in shape.items() if name not in ("title", "default")}


studies.add_api_route(
    "",
    create_study,
    methods=["POST"],
    summary="Compute a study",
    status_code=201,
    response_model=StudyRead,
    responses=problems(FormRefused, TooManyStudies, PanelTooLarge, StudiesBusy),
    openapi_extra=_takes(*StudyCreate.model_fields),
    route_class_override=FormRoute,
)
previews.add_api_route(
    "",
    preview_study,
    methods=["POST"],
    summary="See what is understood of a panel",
    response_model=PanelRead,
    responses=problems(FormRefused, PanelTooLarge, StudiesBusy),
    openapi_extra=_takes(),
    route_class_override=FormRoute,
)
