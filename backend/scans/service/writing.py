"""Writing questionnaires: begin, change, take in a file, publish. What is published is what it is for ever."""

from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core import clock
from backend.core.problems import InvalidInput
from backend.core.validation import field, invalid
from backend.identity.principals import Principal
from backend.identity.queries.participations import require_live
from backend.scans import drafting, interchange, queries, versions
from backend.scans.drafting import Fault
from backend.scans.editions import Edition
from backend.scans.errors import (
    QuestionnaireDraftExists,
    QuestionnaireModuleExists,
    QuestionnaireNotYours,
    QuestionnairePublished,
    QuestionnaireVersionNotFound,
)
from backend.scans.models import (
    Dimension,
    Questionnaire,
    QuestionnaireDimension,
    QuestionnaireItem,
    QuestionnaireVersion,
    VersionStatus,
)
from backend.scans.schemas.drafts import (
    DraftText,
    DraftTheme,
    QuestionnaireContent,
    QuestionnaireCreate,
    QuestionnaireImport,
)
from backend.scans.service import composing

Pair = tuple[Questionnaire, QuestionnaireVersion]


async def begin_module(session: AsyncSession, principal: Principal, wish: QuestionnaireCreate) -> Pair:
    """Begin the module of a branch, as a draft with a theme and no statements.

    Raises QuestionnaireNotYours (403) for others than a branch, QuestionnaireModuleExists (409).
    """
    if not await versions.may_begin_module(session, principal):
        raise QuestionnaireModuleExists if await _owns_one(session, principal) else QuestionnaireNotYours
    if await session.scalar(select(Questionnaire.id).filter_by(slug=wish.slug)) is not None:
        raise QuestionnaireModuleExists
    base = await queries.current_edition(session)
    questionnaire = Questionnaire(slug=wish.slug, owner_id=principal.organisation_id)
    session.add(questionnaire)
    await session.flush()
    version = QuestionnaireVersion(
        questionnaire_id=questionnaire.id, number="1.0.0", scale=dict(base.scale), base_id=base.id
    )
    session.add(version)
    await session.flush()
    theme = DraftTheme(
        theme=Dimension.SECTOR.value, code="SEC", name=DraftText(nl=wish.name.nl, en=wish.name.en), weight=0, needed=2
    )
    session.add_all(versions.rows_of(version.id, QuestionnaireContent(themes=[theme], items=[])))
    _note(session, principal, "questionnaires.begin", version)
    await session.flush()
    return questionnaire, version


async def _owns_one(session: AsyncSession, principal: Principal) -> bool:
    return await session.scalar(select(Questionnaire.id).filter_by(owner_id=principal.organisation_id)) is not None


async def begin_version(session: AsyncSession, principal: Principal, questionnaire_id: UUID) -> Pair:
    """Begin a new version with what the newest published one asks; of a module, with its own statements.

    Raises QuestionnaireVersionNotFound (404), QuestionnaireNotYours (403), QuestionnaireDraftExists (409).
    """
    questionnaire = await session.scalar(
        select(Questionnaire)
        .where(Questionnaire.id == questionnaire_id, versions.visible_to(principal))
        .with_for_update()
    )
    if questionnaire is None:
        raise QuestionnaireVersionNotFound
    if not versions.writes(principal, questionnaire):
        raise QuestionnaireNotYours
    newest = await session.scalar(
        select(QuestionnaireVersion)
        .filter_by(questionnaire_id=questionnaire.id)
        .order_by(QuestionnaireVersion.status == VersionStatus.PUBLISHED, QuestionnaireVersion.created_at.desc())
        .limit(1)
    )
    assert newest is not None
    if newest.status is VersionStatus.DRAFT:
        raise QuestionnaireDraftExists
    before = await versions.content_of(session, newest.id)
    module = questionnaire.owner_id is not None
    base = await queries.current_edition(session) if module else None
    version = QuestionnaireVersion(
        questionnaire_id=questionnaire.id,
        number=f"{int(newest.number.split('.')[0]) + 1}.0.0",
        scale=dict(base.scale if base else newest.scale),
        predecessor_id=newest.id,
        base_id=base and base.id,
    )
    session.add(version)
    await session.flush()
    session.add_all(versions.rows_of(version.id, _continued(before, module=module)))
    _note(session, principal, "questionnaires.begin", version)
    await session.flush()
    return questionnaire, version


def _continued(before: QuestionnaireContent, *, module: bool) -> QuestionnaireContent:
    own = {Dimension.SECTOR.value}
    return QuestionnaireContent(
        themes=[theme for theme in before.themes if not module or theme.theme in own],
        items=[
            item.model_copy(update={"earlier_code": item.code, "comparable": True})
            for item in before.items
            if not module or item.theme in own
        ],
    )


async def change(session: AsyncSession, principal: Principal, pair: Pair, content: QuestionnaireContent) -> Pair:
    """Put other content in a draft. Raises InvalidInput (400) with every fault."""
    _require_draft(principal, pair)
    faults = await _faults(session, pair, content)
    if faults:
        raise invalid(*(field(fault.location, fault.code, nl=fault.nl, en=fault.en) for fault in faults))
    await _keep(session, pair[1], content)
    _note(session, principal, "questionnaires.change", pair[1])
    await session.flush()
    return pair


async def take_in(session: AsyncSession, principal: Principal, pair: Pair, wish: QuestionnaireImport) -> dict[str, Any]:
    """Read a file: say everything that is wrong with it, and keep it when nothing is and it is no dry run."""
    _require_draft(principal, pair)
    version = pair[1]
    of_csv = wish.format == "csv"
    try:
        if of_csv:
            content = interchange.from_csv(wish.content, await versions.content_of(session, version.id))
        else:
            content = interchange.from_json(wish.content)
    except InvalidInput as unreadable:
        faults = [
            Fault(entry.get("location", "#/content"), entry["code"], entry["detail"]["nl"], entry["detail"]["en"])
            for entry in unreadable.members["errors"]
        ]
        return _came_of_it([versions.told(fault, of_csv=of_csv) for fault in faults], 0, None)
    faults = await _faults(session, pair, content)
    if faults or wish.dry_run:
        return _came_of_it([versions.told(fault, of_csv=of_csv) for fault in faults], len(content.items), None)
    await _keep(session, version, content)
    _note(session, principal, "questionnaires.import", version)
    await session.flush()
    return _came_of_it([], len(content.items), version.version)


def _came_of_it(faults: list[dict[str, Any]], items: int, version: int | None) -> dict[str, Any]:
    return {"faults": faults, "items": items, "kept": version is not None, "version": version}


async def publish(session: AsyncSession, principal: Principal, pair: Pair) -> Pair:
    """Put a version to use: new scans ask it, those that run finish on theirs.

    Raises InvalidInput (400) with everything that is missing, BranchNotLive (409).
    """
    _require_draft(principal, pair)
    questionnaire, version = pair
    await require_live(session, questionnaire.owner_id)
    module = questionnaire.owner_id is not None
    content = await versions.content_of(session, version.id)
    base = await queries.current_edition(session) if module else None
    earlier = await _earlier(session, version)
    faults = drafting.faults_in(content, base=base, earlier=earlier) + drafting.missing_in(content, of_module=module)
    if faults:
        raise invalid(*(field(fault.location, fault.code, nl=fault.nl, en=fault.en) for fault in faults))
    if base is not None:
        whole = composing.built_on(await versions.content_of(session, base.id), content, earlier)
        version.base_id, version.scale = base.id, dict(base.scale)
        await _keep(session, version, whole)
    version.publish(clock.today())
    _note(session, principal, "questionnaires.publish", version)
    await session.flush()
    return pair


async def drop(session: AsyncSession, principal: Principal, pair: Pair) -> None:
    """Throw a draft away; a module that was never published goes with it."""
    _require_draft(principal, pair)
    questionnaire, version = pair
    _note(session, principal, "questionnaires.drop", version)
    await session.delete(version)
    await session.flush()
    if await session.scalar(select(QuestionnaireVersion.id).filter_by(questionnaire_id=questionnaire.id)) is None:
        await session.delete(questionnaire)
    await session.flush()


def _require_draft(principal: Principal, pair: Pair) -> None:
    questionnaire, version = pair
    if not versions.writes(principal, questionnaire):
        raise QuestionnaireNotYours
    if version.status is not VersionStatus.DRAFT:
        raise QuestionnairePublished


async def _faults(session: AsyncSession, pair: Pair, content: QuestionnaireContent) -> list[Fault]:
    questionnaire, version = pair
    base = await queries.current_edition(session) if questionnaire.owner_id is not None else None
    return drafting.faults_in(content, base=base, earlier=await _earlier(session, version))


async def _earlier(session: AsyncSession, version: QuestionnaireVersion) -> Edition | None:
    return await queries.edition(session, version.predecessor_id) if version.predecessor_id else None


async def _keep(session: AsyncSession, version: QuestionnaireVersion, content: QuestionnaireContent) -> None:
    for table in (QuestionnaireItem, QuestionnaireDimension):
        await session.execute(delete(table).filter_by(version_id=version.id))
    session.add_all(versions.rows_of(version.id, content))
    version.updated_at = clock.now()
    await session.flush()


def _note(session: AsyncSession, principal: Principal, act: str, version: QuestionnaireVersion) -> None:
    record(
        session,
        principal,
        act,
        "questionnaire_version",
        version.id,
        organisation_id=principal.organisation_id,
        number=version.number,
    )
