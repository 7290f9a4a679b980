"""What can be read of the exchange: by officers of branches, and by the programme office and Syntens beside them."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, any_, case, exists, func, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from backend.core.listing import page_of
from backend.exchange import results
from backend.exchange.errors import ExchangeShareNotFound
from backend.exchange.models import (
    ExchangeAdoption,
    ExchangeFollow,
    ExchangeShare,
    ExchangeShareVersion,
    ShareStatus,
)
from backend.exchange.schemas import ExchangeShareFilter
from backend.identity.models import Organisation
from backend.identity.principals import Principal
from backend.identity.queries.worlds import same_world
from backend.toolbox.models import ToolboxVersion

TOLD = ("title", "gain", "themes", "sectors")
_taken = aliased(ExchangeAdoption)
_TAKEN_BY = (
    select(func.count())
    .select_from(ExchangeAdoption)
    .where(ExchangeAdoption.share_id == ExchangeShare.id)
    .correlate(ExchangeShare)
    .scalar_subquery()
)
_IN_WORK = ExchangeShare.number == 0


def _shown(name: str) -> ColumnElement[Any]:
    """As the newest version says it; as it is being written while there is none."""
    return case((_IN_WORK, getattr(ExchangeShare, name)), else_=getattr(ExchangeShareVersion, name)).label(name)


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """What branches of one's own world share, one's own in every state, and what one took over before it went."""
    shared = and_(ExchangeShare.status == ShareStatus.SHARED, ExchangeShare.branch_id.in_(same_world(principal)))
    took = (
        select(ExchangeAdoption.id)
        .where(ExchangeAdoption.share_id == ExchangeShare.id, ExchangeAdoption.branch_id == principal.organisation_id)
        .correlate(ExchangeShare)
        .exists()
    )
    return or_(shared, ExchangeShare.branch_id == principal.organisation_id, took)


def _summaries(principal: Principal) -> Select[Any]:
    return (
        select(
            ExchangeShare.id,
            ExchangeShare.branch_id,
            Organisation.name.label("branch"),
            Organisation.is_demonstration,
            ExchangeShare.kind,
            ExchangeShare.status,
            ExchangeShare.number,
            *(_shown(name) for name in TOLD),
            ExchangeShareVersion.shared_at,
            _TAKEN_BY.label("taken_over_by"),
            _taken.number.label("taken_number"),
            (ExchangeShare.branch_id == principal.organisation_id).label("is_mine"),
        )
        .join(Organisation, Organisation.id == ExchangeShare.branch_id)
        .outerjoin(
            ExchangeShareVersion,
            and_(
                ExchangeShareVersion.share_id == ExchangeShare.id, ExchangeShareVersion.number == ExchangeShare.number
            ),
        )
        .outerjoin(_taken, and_(_taken.share_id == ExchangeShare.id, _taken.branch_id == principal.organisation_id))
        .where(visible_to(principal))
    )


async def list_shares(session: AsyncSession, principal: Principal, wanted: ExchangeShareFilter) -> dict[str, Any]:
    """One page, what was shared last first."""
    statement = _summaries(principal)
    match wanted.whose:
        case "mine":
            statement = statement.where(ExchangeShare.branch_id == principal.organisation_id)
        case "taken":
            statement = statement.where(_taken.id.is_not(None))
        case _:
            statement = statement.where(ExchangeShare.status == ShareStatus.SHARED)
    if wanted.kind is not None:
        statement = statement.where(ExchangeShare.kind == wanted.kind)
    if wanted.branch_id is not None:
        statement = statement.where(ExchangeShare.branch_id == wanted.branch_id)
    if wanted.theme is not None:
        statement = statement.where(literal(wanted.theme.value) == any_(ExchangeShareVersion.themes))
    if wanted.sector is not None:
        statement = statement.where(
            or_(
                func.cardinality(ExchangeShareVersion.sectors) == 0,
                literal(wanted.sector) == any_(ExchangeShareVersion.sectors),
            )
        )
    for word in (wanted.q or "").split():
        statement = statement.where(
            or_(
                *(
                    getattr(ExchangeShareVersion, name)[language].astext.icontains(word, autoescape=True)
                    for name in ("title", "gain", "did")
                    for language in ("nl", "en")
                )
            )
        )
    newest = (ExchangeShareVersion.shared_at.desc().nulls_first(), ExchangeShare.created_at.desc(), ExchangeShare.id)
    return await page_of(session, statement.order_by(*newest), wanted)


async def get_share(
    session: AsyncSession, principal: Principal, share_id: UUID, *, for_update: bool = False
) -> ExchangeShare:
    """A share, when this principal may see it. Raises ExchangeShareNotFound (404)."""
    statement = select(ExchangeShare).where(ExchangeShare.id == share_id, visible_to(principal))
    found: ExchangeShare | None = await session.scalar(statement.with_for_update() if for_update else statement)
    if found is None:
        raise ExchangeShareNotFound
    return found


async def get_version(session: AsyncSession, share: ExchangeShare, number: int) -> ExchangeShareVersion:
    """One of its versions; the caller knows that it exists."""
    statement = select(ExchangeShareVersion).where(
        ExchangeShareVersion.share_id == share.id, ExchangeShareVersion.number == number
    )
    return (await session.scalars(statement)).one()


async def describe(session: AsyncSession, principal: Principal, share_id: UUID) -> dict[str, Any]:
    """A share as others read it, and for its own branch the words in work. Raises ExchangeShareNotFound (404)."""
    share = await get_share(session, principal, share_id)
    row = (await session.execute(_summaries(principal).where(ExchangeShare.id == share_id))).mappings().one()
    version = await get_version(session, share, share.number) if share.number else None
    told = version or share
    is_mine = share.branch_id == principal.organisation_id
    draft = {name: getattr(share, name) for name in (*TOLD, "did", "cost")} | {"result": results.choice_of(share)}
    following = exists().where(
        ExchangeFollow.follower_id == principal.organisation_id, ExchangeFollow.followed_id == share.branch_id
    )
    return {
        **row,
        "did": told.did,
        "cost": told.cost,
        **_setup(version),
        "result": None if version is None else await results.read(session, version),
        "origin": await _origin(session, share),
        "adoption": await adoption_of(session, principal, share),
        "draft": draft if is_mine else None,
        "is_followed": bool(await session.scalar(select(following))),
        "allowed_acts": _acts(principal, share, is_mine=is_mine),
        "version": share.version,
    }


def _acts(principal: Principal, share: ExchangeShare, *, is_mine: bool) -> list[str]:
    if not principal.may("exchange:write") or share.status is ShareStatus.WITHDRAWN:
        return []
    return ["edit", "share", "withdraw"] if is_mine else ["take_over"]


def _setup(version: ExchangeShareVersion | None) -> dict[str, Any]:
    setup = version.setup if version is not None else {}
    return {
        "campaign": {key: value for key, value in setup["campaign"].items() if key != "version_id"}
        if "campaign" in setup
        else None,
        "tool": {key: value for key, value in setup["tool"].items() if key != "version_id"}
        if "tool" in setup
        else None,
    }


async def _origin(session: AsyncSession, share: ExchangeShare) -> dict[str, Any] | None:
    if share.taken_from_id is None:
        return None
    return {
        "branch": (await session.get_one(Organisation, share.taken_from_id)).name,
        "number": share.taken_from_number,
    }


async def find_adoption(session: AsyncSession, branch_id: UUID | None, share_id: UUID) -> ExchangeAdoption | None:
    """What this branch took over of a share."""
    found: ExchangeAdoption | None = await session.scalar(
        select(ExchangeAdoption).where(ExchangeAdoption.share_id == share_id, ExchangeAdoption.branch_id == branch_id)
    )
    return found


async def adoption_of(session: AsyncSession, principal: Principal, share: ExchangeShare) -> dict[str, Any] | None:
    """What one's own branch made of it, with the address of the draft."""
    found = await find_adoption(session, principal.organisation_id, share.id)
    if found is None:
        return None
    draft_id = found.campaign_id or found.own_share_id
    if found.tool_item_id is not None:  # one opens the newest version of a tool
        draft_id = await session.scalar(
            select(ToolboxVersion.id)
            .where(ToolboxVersion.item_id == found.tool_item_id)
            .order_by(ToolboxVersion.number.desc())
            .limit(1)
        )
    return {
        "share_id": share.id,
        "number": found.number,
        "taken_at": found.created_at,
        "kind": share.kind,
        "draft_id": draft_id,
    }


async def list_versions(session: AsyncSession, principal: Principal, share_id: UUID) -> dict[str, Any]:
    """Every version, the newest first. Raises ExchangeShareNotFound (404)."""
    share = await get_share(session, principal, share_id)
    rows = await session.scalars(
        select(ExchangeShareVersion)
        .where(ExchangeShareVersion.share_id == share.id)
        .order_by(ExchangeShareVersion.number.desc())
    )
    names = ("number", "shared_at", *TOLD, "did", "cost")
    return {"items": [{**{name: getattr(each, name) for name in names}, **_setup(each)} for each in rows]}
