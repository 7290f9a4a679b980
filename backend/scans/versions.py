"""Questionnaires as those who write them see them: that of the programme and, for its owner, the module of a branch."""

from collections import defaultdict
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from backend.identity.models import Organisation
from backend.identity.principals import Principal
from backend.identity.scopes import OrganisationKind
from backend.scans import comparability, drafting, interchange, queries
from backend.scans.drafting import Fault
from backend.scans.editions import Edition
from backend.scans.errors import QuestionnaireVersionNotFound
from backend.scans.models import (
    Dimension,
    Questionnaire,
    QuestionnaireDimension,
    QuestionnaireItem,
    QuestionnaireVersion,
    Scan,
    ScanStatus,
    VersionStatus,
)
from backend.scans.norms import FEWEST_FIRMS
from backend.scans.schemas.drafts import DraftItem, DraftText, DraftTheme, QuestionnaireContent


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """Which questionnaires somebody may see: the programme's and one's own; the programme office sees all."""
    if principal.may("questionnaires:core"):
        return true()
    return or_(Questionnaire.owner_id.is_(None), Questionnaire.owner_id == principal.organisation_id)


def writes(principal: Principal, questionnaire: Questionnaire) -> bool:
    """Whether this is the organisation that writes it."""
    if questionnaire.owner_id is None:
        return principal.may("questionnaires:core")
    return questionnaire.owner_id == principal.organisation_id


async def get_version(
    session: AsyncSession, principal: Principal, version_id: UUID, *, for_update: bool = False
) -> tuple[Questionnaire, QuestionnaireVersion]:
    """A version with its questionnaire. Raises QuestionnaireVersionNotFound (404)."""
    statement = (
        select(Questionnaire, QuestionnaireVersion)
        .join(QuestionnaireVersion, QuestionnaireVersion.questionnaire_id == Questionnaire.id)
        .where(QuestionnaireVersion.id == version_id, visible_to(principal))
    )
    if for_update:
        statement = statement.with_for_update(of=QuestionnaireVersion)
    found = (await session.execute(statement)).one_or_none()
    if found is None:
        raise QuestionnaireVersionNotFound
    return found[0], found[1]


async def list_questionnaires(session: AsyncSession, principal: Principal) -> dict[str, Any]:
    """The questionnaires one may see, the programme's first, each with its versions, the newest first."""
    rows = await session.execute(
        select(Questionnaire, Organisation.name)
        .outerjoin(Organisation, Organisation.id == Questionnaire.owner_id)
        .where(visible_to(principal))
        .order_by(Questionnaire.owner_id.is_not(None), Questionnaire.slug)
    )
    found = [(questionnaire, owner) for questionnaire, owner in rows]
    versions: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    running = await _running(session)
    by_id = {questionnaire.id: questionnaire for questionnaire, _ in found}
    for version in await session.scalars(
        select(QuestionnaireVersion)
        .where(QuestionnaireVersion.questionnaire_id.in_(by_id))
        .order_by(QuestionnaireVersion.created_at.desc(), QuestionnaireVersion.number.desc())
    ):
        told_of = _told(principal, by_id[version.questionnaire_id], running.get(version.id, 0))
        versions[version.questionnaire_id].append({**_summary(version), "running_scans": told_of})
    return {
        "items": [
            {
                "id": questionnaire.id,
                "slug": questionnaire.slug,
                "owner": owner,
                "can_write": writes(principal, questionnaire),
                "versions": versions[questionnaire.id],
            }
            for questionnaire, owner in found
        ],
        "can_begin_module": await may_begin_module(session, principal),
    }


async def may_begin_module(session: AsyncSession, principal: Principal) -> bool:
    """Whether one acts for a branch that has no module yet."""
    kind = await session.scalar(select(Organisation.kind).filter_by(id=principal.organisation_id))
    owned = await session.scalar(select(Questionnaire.id).filter_by(owner_id=principal.organisation_id))
    return kind is OrganisationKind.BRANCH and owned is None


async def describe(
    session: AsyncSession, principal: Principal, questionnaire: Questionnaire, version: QuestionnaireVersion
) -> dict[str, Any]:
    """A version with everything in it, and what a draft still lacks."""
    content = await content_of(session, version.id)
    owner = await session.scalar(select(Organisation.name).where(Organisation.id == questionnaire.owner_id))
    draft = version.status is VersionStatus.DRAFT
    missing = drafting.missing_in(content, of_module=questionnaire.owner_id is not None) if draft else []
    base = await queries.edition(session, version.base_id) if version.base_id else None
    return {
        **_summary(version),
        "questionnaire_id": questionnaire.id,
        "slug": questionnaire.slug,
        "owner": owner,
        "base_number": base and base.number,
        "running_scans": _told(principal, questionnaire, (await _running(session)).get(version.id, 0)),
        "can_write": writes(principal, questionnaire),
        "scale": version.scale,
        "content": content,
        "missing": [told(fault) for fault in missing],
        "comparison": await _comparison(session, version),
    }


async def content_of(session: AsyncSession, version_id: UUID) -> QuestionnaireContent:
    """What a version asks, in its order."""
    themes = await session.scalars(
        select(QuestionnaireDimension).filter_by(version_id=version_id).order_by(QuestionnaireDimension.position)
    )
    items = await session.scalars(
        select(QuestionnaireItem).filter_by(version_id=version_id).order_by(QuestionnaireItem.position)
    )
    return QuestionnaireContent(
        themes=[
            DraftTheme(
                theme=each.dimension.value,
                code=each.code,
                name=DraftText(nl=each.name_nl, en=each.name_en),
                weight=float(each.weight),
                needed=each.needed,
            )
            for each in themes
        ],
        items=[
            DraftItem(
                code=each.code,
                pair=each.pair,
                theme=each.dimension and each.dimension.value,
                kind=each.kind,
                audience=each.audience,
                reverse=each.reverse,
                quick=each.quick,
                text=DraftText(nl=each.text_nl, en=each.text_en),
                earlier_code=each.earlier_code,
                comparable=each.comparable,
            )
            for each in items
        ],
    )


def rows_of(version_id: UUID, content: QuestionnaireContent) -> list[QuestionnaireDimension | QuestionnaireItem]:
    """The rows that hold this content, in its order."""
    themes = [
        QuestionnaireDimension(
            version_id=version_id,
            dimension=Dimension(each.theme),
            code=each.code,
            position=place,
            name_nl=each.name.nl,
            name_en=each.name.en,
            weight=Decimal(str(each.weight)),
            needed=each.needed,
        )
        for place, each in enumerate(content.themes, 1)
    ]
    items = [
        QuestionnaireItem(
            version_id=version_id,
            dimension=each.theme and Dimension(each.theme),
            position=place,
            text_nl=each.text.nl,
            text_en=each.text.en,
            **each.model_dump(include={"code", "pair", "kind", "audience", "reverse", "quick"}),
            **each.model_dump(include={"earlier_code", "comparable"}),
        )
        for place, each in enumerate(content.items, 1)
    ]
    return [*themes, *items]


def told(fault: Fault, *, of_csv: bool = False) -> dict[str, Any]:
    """A fault as it goes over the wire."""
    line = interchange.line_of(fault.location) if of_csv else None
    return {"location": fault.location, "line": line, "code": fault.code, "detail": {"nl": fault.nl, "en": fault.en}}


def _summary(version: QuestionnaireVersion) -> dict[str, Any]:
    names = ("id", "number", "status", "published_on", "updated_at")
    return {name: getattr(version, name) for name in names}


async def _running(session: AsyncSession) -> dict[UUID, int]:
    rows = await session.execute(
        select(Scan.version_id, func.count())
        .where(Scan.status.in_((ScanStatus.OPEN, ScanStatus.CLOSED)))
        .group_by(Scan.version_id)
    )
    return {row.version_id: row[1] for row in rows}


def _told(principal: Principal, questionnaire: Questionnaire, running: int) -> int | None:
    """How many scans go on, unless it would tell of a few firms; none at all looks like a few.

    Of a branch's module only the programme reads it: the branch chooses its members, and whose scan has the module, by
    number, so a count that moves would tell it which firm takes part.
    """
    if questionnaire.owner_id is not None and not principal.may("questionnaires:core"):
        return None
    return running if running >= FEWEST_FIRMS else None


async def _comparison(session: AsyncSession, version: QuestionnaireVersion) -> dict[str, Any] | None:
    if version.predecessor_id is None:
        return None
    earlier = await queries.edition(session, version.predecessor_id)
    later = await queries.read_edition(session, version)
    return compared(earlier, later)


def compared(earlier: Edition, later: Edition) -> dict[str, Any]:
    """Two versions laid side by side, as it goes over the wire."""
    return {
        "earlier_number": earlier.number,
        "items": comparability.relations(earlier, later),
        "dropped": comparability.dropped(earlier, later),
        "comparable_themes": comparability.comparable_themes(earlier, later),
    }
