"""What can be read of effect releases: the published ones by everybody, all by the programme office of their world."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, false, func, select, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from backend.core.listing import page_of
from backend.core.review import VersionStatus
from backend.core.schemas import PageQuery
from backend.identity.models import Account, Organisation
from backend.identity.principals import Principal
from backend.identity.scopes import Role
from backend.monitoring import disclosure, evidence
from backend.releases.behind import OF_DRAW
from backend.releases.errors import EffectReleaseNotFound
from backend.releases.models import EffectRelease, EffectReleaseStatus, EffectRerun, EffectSnapshot
from backend.releases.showing import LICENCE
from backend.statistics.firms import FEWEST_FIRMS
from backend.toolbox.models import ToolboxItem, ToolboxVersion

_PUBLISHING, _STUDYING = 7_341_901, 7_341_902
_MAY_BE_TOLD = (EffectReleaseStatus.COMPUTING, EffectReleaseStatus.READY, EffectReleaseStatus.PUBLISHED)
_ORDERER, _DECIDER, _AFTER = aliased(Account), aliased(Account), aliased(EffectRelease)
_MARKS = ("snapshot_sha256", "result_sha256")
_NO_FIGURES: dict[str, Any] = {"outcomes": [], "tools": [], "tools_refusal": None, "tools_evidence": None}


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """The programme office sees every release of its own world, in work or not; published ones are for everybody."""
    if Role.PROGRAMME_OFFICER not in principal.roles:
        return false()
    own = select(Organisation.is_demonstration).where(Organisation.id == principal.organisation_id)
    return EffectRelease.is_demonstration == own.scalar_subquery()


def _public(*, with_demonstration: bool) -> ColumnElement[bool]:
    """What is published; invented releases only where the whole site says that it is a demonstration."""
    world = true() if with_demonstration else EffectRelease.is_demonstration.is_(False)
    return and_(EffectRelease.status == EffectReleaseStatus.PUBLISHED, world)


def _published() -> Select[*tuple[Any, ...]]:
    replaced_by = (
        select(_AFTER.id)
        .where(_AFTER.replaces_id == EffectRelease.id, _AFTER.status == EffectReleaseStatus.PUBLISHED)
        .scalar_subquery()
    )
    return select(
        EffectRelease.id,
        EffectRelease.data_until,
        EffectRelease.firms,
        EffectRelease.method,
        EffectRelease.snapshot_sha256,
        EffectRelease.result_sha256,
        EffectRelease.computed_at,
        EffectRelease.decided_at.label("published_at"),
        EffectRelease.replaces_id,
        EffectRelease.reason,
        replaced_by.label("replaced_by_id"),
        EffectRelease.not_rerunnable_since,
        EffectRelease.is_demonstration,
    )


async def list_published(session: AsyncSession, wanted: PageQuery, *, with_demonstration: bool) -> dict[str, Any]:
    """One page of published releases, the newest first; real ones before invented ones."""
    ordered = (
        _published()
        .where(_public(with_demonstration=with_demonstration))
        .order_by(EffectRelease.is_demonstration, EffectRelease.decided_at.desc(), EffectRelease.id)
    )
    found = await page_of(session, ordered, wanted)
    return {**found, "items": [_summary(each) for each in found["items"]]}


async def read_published(session: AsyncSession, release_id: UUID, *, with_demonstration: bool) -> dict[str, Any]:
    """A published release with all that is told in it. Raises EffectReleaseNotFound (404)."""
    found = (
        (
            await session.execute(
                _published()
                .add_columns(EffectRelease.shown)
                .where(EffectRelease.id == release_id, _public(with_demonstration=with_demonstration))
            )
        )
        .mappings()
        .one_or_none()
    )
    if found is None:
        raise EffectReleaseNotFound
    row = dict(found)
    return {
        **figures_of(row.pop("shown")),
        **_summary(row),
        "fewest_firms": FEWEST_FIRMS,
        "licence": LICENCE,
    }


def _summary(found: dict[str, Any]) -> dict[str, Any]:
    row = dict(found)
    reason = row.pop("reason")
    return {
        **row,
        **{name: row[name].hex() for name in _MARKS},
        "firms": disclosure.rounded_count(row["firms"]),
        "replaces_because": reason if row["replaces_id"] else None,
    }


def figures_of(shown: dict[str, Any] | None) -> dict[str, Any]:
    """What is told of a release as it is stored, with its evidence labels in words."""
    if shown is None:
        return _NO_FIGURES
    told = dict(shown)
    told["outcomes"] = [_labelled(each, "evidence") for each in shown["outcomes"]]
    return _labelled(told, "tools_evidence")


def _labelled(found: dict[str, Any], name: str) -> dict[str, Any]:
    told = dict(found)
    level = told.pop(f"{name}_level")
    return {**told, name: evidence.label(level)}


def _orders() -> Select[*tuple[Any, ...]]:
    return (
        select(
            EffectRelease.id,
            EffectRelease.status,
            EffectRelease.data_until,
            EffectRelease.reason,
            EffectRelease.replaces_id,
            EffectRelease.ordered_at,
            EffectRelease.ordered_by.label("ordered_by_id"),
            _ORDERER.name.label("ordered_by"),
            EffectRelease.computed_at,
            EffectRelease.decided_at,
            _DECIDER.name.label("decided_by"),
            EffectRelease.withheld_because,
            EffectRelease.not_rerunnable_since,
            EffectRelease.is_demonstration,
        )
        .outerjoin(_ORDERER, _ORDERER.id == EffectRelease.ordered_by)
        .outerjoin(_DECIDER, _DECIDER.id == EffectRelease.decided_by)
    )


async def list_orders(session: AsyncSession, principal: Principal, wanted: PageQuery) -> dict[str, Any]:
    """One page of releases in any state, the newest first."""
    ordered = _orders().where(visible_to(principal)).order_by(EffectRelease.ordered_at.desc(), EffectRelease.id)
    found = await page_of(session, ordered, wanted)
    return {**found, "items": [_order(principal, each) for each in found["items"]]}


def _order(principal: Principal, row: dict[str, Any]) -> dict[str, Any]:
    told = dict(row)
    mine = told.pop("ordered_by_id") == principal.person_id
    return {**told, "ordered_by_me": mine}


async def describe(session: AsyncSession, principal: Principal, release_id: UUID) -> dict[str, Any]:
    """A release for who judges it, with what would be shown. Raises EffectReleaseNotFound (404)."""
    release = await get_release(session, principal, release_id)
    row = (await session.execute(_orders().where(EffectRelease.id == release_id))).mappings().one()
    reruns = await session.scalars(
        select(EffectRerun)
        .where(EffectRerun.release_id == release_id)
        .order_by(EffectRerun.asked_at.desc(), EffectRerun.id.desc())
        .limit(10)
    )
    return {
        **_order(principal, dict(row)),
        **figures_of(await session.scalar(select(EffectRelease.shown).where(EffectRelease.id == release_id))),
        **{name: (mark := getattr(release, name)) and mark.hex() for name in _MARKS},
        "version": release.version,
        "firms": None if release.firms is None else disclosure.rounded_count(release.firms),
        "method": release.method,
        "reruns": [
            {
                "asked_at": each.asked_at,
                "by_platform": each.asked_by is None,
                "ran_at": each.ran_at,
                "outcome": each.outcome,
            }
            for each in reruns
        ],
    }


async def get_release(
    session: AsyncSession, principal: Principal, release_id: UUID, *, for_update: bool = False
) -> EffectRelease:
    """A release in any state, for the programme office. Raises EffectReleaseNotFound (404)."""
    statement = select(EffectRelease).where(EffectRelease.id == release_id, visible_to(principal))
    found: EffectRelease | None = await session.scalar(statement.with_for_update() if for_update else statement)
    if found is None:
        raise EffectReleaseNotFound
    return found


async def newest_published(session: AsyncSession, *, is_demonstration: bool) -> UUID | None:
    """The release that was published last in this world; the next is held against it."""
    found: UUID | None = await session.scalar(
        select(EffectRelease.id)
        .where(
            EffectRelease.status == EffectReleaseStatus.PUBLISHED, EffectRelease.is_demonstration.is_(is_demonstration)
        )
        .order_by(EffectRelease.decided_at.desc(), EffectRelease.id)
        .limit(1)
    )
    return found


async def published_with_data(session: AsyncSession, *, is_demonstration: bool) -> Sequence[UUID]:
    """Every release that was ever published in this world and of which the data are kept; a new one is held against."""
    found = await session.scalars(
        select(EffectRelease.id)
        .join(EffectSnapshot, EffectSnapshot.release_id == EffectRelease.id)
        .where(
            EffectRelease.status == EffectReleaseStatus.PUBLISHED, EffectRelease.is_demonstration.is_(is_demonstration)
        )
        .order_by(EffectRelease.decided_at, EffectRelease.id)
    )
    return found.all()


async def behind_release(session: AsyncSession, release_id: UUID) -> dict[str, dict[str, str]]:
    """Per outcome the marks of who stands behind a release."""
    found = await session.scalar(select(EffectSnapshot.behind).where(EffectSnapshot.release_id == release_id))
    return found or {}


async def behind_outcome(session: AsyncSession, outcome: str) -> Sequence[dict[str, str]]:
    """The marks behind an outcome in every release of real firms that is told, or may still be."""
    codes = (outcome, outcome + OF_DRAW)
    found = await session.execute(
        select(*(EffectSnapshot.behind[code] for code in codes))
        .join(EffectRelease, EffectRelease.id == EffectSnapshot.release_id)
        .where(EffectRelease.status.in_(_MAY_BE_TOLD), EffectRelease.is_demonstration.is_(False))
    )
    return [each for row in found for each in row if each is not None]


async def may_compute_beside(session: AsyncSession) -> bool:
    """Let no release come out until this transaction ends; False when one is coming out just now."""
    return bool(await session.scalar(select(func.pg_try_advisory_xact_lock_shared(_STUDYING))))


async def wait_for_studies(session: AsyncSession) -> None:
    """Wait for the studies over enrolled firms that are being computed; the next ones wait until this ends."""
    await session.execute(select(func.pg_advisory_xact_lock(_STUDYING)))


async def has_data(session: AsyncSession, release_id: UUID) -> bool:
    """Whether the data that a release was computed from are kept."""
    return bool(await session.scalar(select(exists().where(EffectSnapshot.release_id == release_id))))


async def is_replaced(session: AsyncSession, release_id: UUID) -> bool:
    """Whether a published release corrects this one."""
    after = exists().where(
        EffectRelease.replaces_id == release_id, EffectRelease.status == EffectReleaseStatus.PUBLISHED
    )
    return bool(await session.scalar(select(after)))


async def lock_publishing(session: AsyncSession) -> None:
    """Let those who publish wait for each other: each release is judged against the one before."""
    await session.execute(select(func.pg_advisory_xact_lock(_PUBLISHING)))


async def titles_of_tools(session: AsyncSession, slugs: Iterable[str]) -> dict[str, dict[str, str]]:
    """The titles that these tools have in the toolbox now."""
    rows = await session.execute(
        select(ToolboxItem.slug, ToolboxVersion.title)
        .join(ToolboxVersion, ToolboxVersion.item_id == ToolboxItem.id)
        .where(ToolboxItem.slug.in_(list(slugs)), ToolboxVersion.status == VersionStatus.PUBLISHED)
    )
    return {row.slug: row.title for row in rows}
