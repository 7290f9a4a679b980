"""Questionnaires for those who write them: the programme office and, for their own module, branches."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag, mark, require_current
from backend.core.idempotency import OnceOptional
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.errors import BranchNotLive
from backend.identity.principals import Principal, current_principal
from backend.scans import interchange, versions
from backend.scans.errors import (
    QuestionnaireDraftExists,
    QuestionnaireModuleExists,
    QuestionnaireNotFound,
    QuestionnaireNotYours,
    QuestionnairePublished,
    QuestionnaireVersionNotFound,
)
from backend.scans.schemas.drafts import (
    QuestionnaireContent,
    QuestionnaireCreate,
    QuestionnaireDraftRead,
    QuestionnaireFileQuery,
    QuestionnaireImport,
    QuestionnaireImportResult,
    QuestionnaireList,
    QuestionnaireVersionCreate,
)
from backend.scans.service import writing

questionnaires = make_router(prefix="/questionnaires", tag="questionnaires")
drafts = make_router(prefix="/questionnaire-versions", tag="questionnaires")

Writer = Annotated[Principal, Security(current_principal, scopes=["questionnaires:write"])]
VersionId = Annotated[UUID, Path(alias="versionId", description="The version.")]
FILES = {"content": {"application/json": {}, "text/csv": {}}, "description": "The file."}


async def _begun(session: WriteSession, principal: Principal, once: OnceOptional, pair: writing.Pair) -> Response:
    value = await versions.describe(session, principal, *pair)
    headers = {"Location": f"/v1/questionnaire-versions/{pair[1].id}", "ETag": etag(pair[1])}
    return once.answer(QuestionnaireDraftRead, value, status=201, headers=headers)


@questionnaires.get("", summary="List questionnaires", response_model=QuestionnaireList)
async def list_questionnaires(principal: Writer, session: ReadSession) -> dict[str, Any]:
    """That of the programme and your own; the programme office sees the modules of all branches."""
    return await versions.list_questionnaires(session, principal)


@questionnaires.post(
    "",
    summary="Begin the module of your branch",
    response_model=QuestionnaireDraftRead,
    status_code=201,
    responses=problems(QuestionnaireModuleExists, QuestionnaireNotYours, QuestionnaireNotFound),
)
async def create_questionnaire(
    wish: QuestionnaireCreate, principal: Writer, session: WriteSession, once: OnceOptional
) -> Response:
    """A draft with a theme of your own. Published, it is asked in new scans of your members, after the eight themes."""
    return await _begun(session, principal, once, await writing.begin_module(session, principal, wish))


@drafts.post(
    "",
    summary="Begin a new version",
    response_model=QuestionnaireDraftRead,
    status_code=201,
    responses=problems(QuestionnaireVersionNotFound, QuestionnaireNotYours, QuestionnaireDraftExists),
)
async def create_questionnaire_version(
    wish: QuestionnaireVersionCreate, principal: Writer, session: WriteSession, once: OnceOptional
) -> Response:
    """A draft with what the newest version asks, each statement tied to the one it continues."""
    return await _begun(
        session, principal, once, await writing.begin_version(session, principal, wish.questionnaire_id)
    )


@drafts.get(
    "/{versionId}",
    summary="Read a version",
    response_model=QuestionnaireDraftRead,
    responses=problems(QuestionnaireVersionNotFound),
)
async def read_questionnaire_version(
    version_id: VersionId, principal: Writer, session: ReadSession, response: Response
) -> dict[str, Any]:
    """With what a draft still lacks, and beside the version before."""
    questionnaire, version = await versions.get_version(session, principal, version_id)
    mark(response, version)
    return await versions.describe(session, principal, questionnaire, version)


@drafts.put(
    "/{versionId}/content",
    summary="Change a draft",
    response_model=QuestionnaireDraftRead,
    responses=problems(QuestionnaireVersionNotFound, QuestionnaireNotYours, QuestionnairePublished),
)
async def write_questionnaire_content(
    *,
    version_id: VersionId,
    wish: QuestionnaireContent,
    principal: Writer,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Themes and statements in their order; texts may still be empty."""
    pair = await versions.get_version(session, principal, version_id, for_update=True)
    require_current(pair[1], if_match)
    await writing.change(session, principal, pair, wish)
    mark(response, pair[1])
    return await versions.describe(session, principal, *pair)


@drafts.post(
    "/{versionId}/imports",
    summary="Take in a file",
    response_model=QuestionnaireImportResult,
    responses=problems(QuestionnaireVersionNotFound, QuestionnaireNotYours, QuestionnairePublished),
)
async def import_questionnaire(
    *,
    version_id: VersionId,
    wish: QuestionnaireImport,
    principal: Writer,
    session: WriteSession,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """A dry run says everything that is wrong; without it a file without faults takes the place of the content."""
    pair = await versions.get_version(session, principal, version_id, for_update=True)
    require_current(pair[1], if_match)
    return await writing.take_in(session, principal, pair, wish)


@drafts.get(
    "/{versionId}/files",
    summary="Save a version as a file",
    response_class=Response,
    responses={200: FILES, **problems(QuestionnaireVersionNotFound)},
)
async def export_questionnaire(
    version_id: VersionId,
    principal: Writer,
    session: ReadSession,
    wish: Annotated[QuestionnaireFileQuery, Query()],
) -> Response:
    """In the form that can be taken in again."""
    questionnaire, version = await versions.get_version(session, principal, version_id)
    content = await versions.content_of(session, version.id)
    name = f"{questionnaire.slug}-{version.number}.{wish.format}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    if wish.format == "csv":
        # The mark at the start tells spreadsheets that it is UTF-8.
        return Response("\ufeff" + interchange.to_csv(content), media_type="text/csv; charset=utf-8", headers=headers)
    return Response(interchange.to_json(content), media_type="application/json", headers=headers)


@drafts.post(
    "/{versionId}/publications",
    summary="Publish a version",
    response_model=QuestionnaireDraftRead,
    responses=problems(QuestionnaireVersionNotFound, QuestionnaireNotYours, QuestionnairePublished, BranchNotLive),
)
async def publish_questionnaire_version(
    *,
    version_id: VersionId,
    principal: Writer,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """From now on new scans ask it. It never changes again; scans that run finish on theirs."""
    pair = await versions.get_version(session, principal, version_id, for_update=True)
    require_current(pair[1], if_match)
    await writing.publish(session, principal, pair)
    mark(response, pair[1])
    return await versions.describe(session, principal, *pair)


@drafts.delete(
    "/{versionId}",
    summary="Throw a draft away",
    status_code=204,
    responses=problems(QuestionnaireVersionNotFound, QuestionnaireNotYours, QuestionnairePublished),
)
async def delete_questionnaire_version(
    version_id: VersionId, principal: Writer, session: WriteSession, if_match: IfMatch = None
) -> None:
    """A module that was never published goes with its last draft."""
    pair = await versions.get_version(session, principal, version_id, for_update=True)
    require_current(pair[1], if_match)
    await writing.drop(session, principal, pair)
