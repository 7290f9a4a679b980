"""What can be read of studies, and by whom."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, false, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.listing import page_of_entities
from backend.core.problems import Language
from backend.identity.principals import Principal
from backend.releases import queries as releases
from backend.releases.behind import Behind
from backend.studies.errors import StudyNotFound
from backend.studies.models import EnrolledRelease, Study
from backend.studies.schemas import StudyFilter


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """Only those of the own organisation: a panel that somebody brought along is nobody else's business."""
    if principal.organisation_id is None or not principal.may("studies:write"):
        return false()
    return Study.organisation_id == principal.organisation_id


async def get_study(session: AsyncSession, principal: Principal, study_id: UUID) -> Study:
    """The study, when this principal may see it. Raises StudyNotFound (404)."""
    found: Study | None = await session.scalar(select(Study).where(Study.id == study_id, visible_to(principal)))
    if found is None:
        raise StudyNotFound
    return found


async def list_studies(
    session: AsyncSession, principal: Principal, wanted: StudyFilter, language: Language
) -> dict[str, Any]:
    """One page of the own studies, the newest first."""
    statement = select(Study).where(visible_to(principal)).order_by(Study.created_at.desc(), Study.id)
    if wanted.source is not None:
        statement = statement.where(Study.source == wanted.source)
    found = await page_of_entities(session, statement, wanted)
    return {**found, "items": [_listed(study, language) for study in found["items"]]}


async def count_studies(session: AsyncSession, organisation_id: UUID) -> int:
    """How many an organisation keeps."""
    counting = select(func.count()).select_from(Study).where(Study.organisation_id == organisation_id)
    return await session.scalar(counting) or 0


async def get_enrolled_release(session: AsyncSession, key: tuple[Any, str]) -> EnrolledRelease | None:
    """What this design gave this quarter, when somebody asked before."""
    return await session.get(EnrolledRelease, key)


async def behind_outcome(session: AsyncSession, outcome: str) -> Sequence[Behind]:
    """The marks behind an outcome wherever something was told of it, or may be: in earlier studies and in releases."""
    earlier = (await behind_by_outcome(session, outcome)).get(outcome, [])
    return [*earlier, *await releases.behind_outcome(session, outcome)]


async def behind_by_outcome(session: AsyncSession, outcome: str | None = None) -> Mapping[str, Sequence[Behind]]:
    """The marks behind every study over enrolled firms that told something, by outcome, or of one outcome alone."""
    told = select(EnrolledRelease.outcome, EnrolledRelease.behind).where(EnrolledRelease.behind.is_not(None))
    found: dict[str, list[Behind]] = {}
    for row in await session.execute(told if outcome is None else told.where(EnrolledRelease.outcome == outcome)):
        found.setdefault(row.outcome, []).append(row.behind)
    return found


def describe(study: Study, language: Language) -> dict[str, Any]:
    """A study with its release in one language."""
    return {
        "id": study.id,
        "title": study.title,
        "source": study.source,
        **study.design,
        "firms_sha256": study.firms_sha256 and study.firms_sha256.hex(),
        "measurements_sha256": study.measurements_sha256 and study.measurements_sha256.hex(),
        "as_of": study.as_of,
        "created_at": study.created_at,
        "panel": study.panel,
        "release": release_in(study.release, language),
        "version": study.version,
    }


def release_in(release: dict[str, Any], language: Language) -> dict[str, Any]:
    """A release with its reasons and warnings in one language."""
    refusal = release["refusal"]
    return {
        **release,
        "refusal": refusal and refusal[language],
        "refusal_code": refusal and refusal["code"],
        "warnings": [each[language] for each in release["warnings"]],
        "warning_codes": [each["code"] for each in release["warnings"]],
        "pre_trend": _test_in(release["pre_trend"], language),
        "adjusted_pre_trend": _test_in(release["adjusted_pre_trend"], language),
    }


def _test_in(test: dict[str, Any] | None, language: Language) -> dict[str, Any] | None:
    return test and {**test, "reason": test["reason"] and test["reason"][language]}


def _listed(study: Study, language: Language) -> dict[str, Any]:
    refusal = study.release["refusal"]
    return {
        "id": study.id,
        "title": study.title,
        "source": study.source,
        "outcome": study.design["outcome"],
        "transform": study.design["transform"],
        "created_at": study.created_at,
        "evidence_level": study.release["evidence_level"],
        "refusal": refusal and refusal[language],
    }
