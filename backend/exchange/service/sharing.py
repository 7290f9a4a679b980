"""Sharing: write a draft, let the other branches read it, say it anew as a next version, take it back."""

import re
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.campaigns.models import CampaignStatus, ScanCampaign
from backend.core import clock
from backend.core.etag import require_current
from backend.core.review import VersionStatus
from backend.core.validation import field, invalid
from backend.exchange import queries, results
from backend.exchange.errors import ExchangeMoveImpossible, ExchangeNamesMember, ExchangeNotYours
from backend.exchange.models import (
    ExchangeAdoption,
    ExchangeFollow,
    ExchangeShare,
    ExchangeShareVersion,
    ShareKind,
    ShareStatus,
)
from backend.exchange.schemas import ExchangeShareCreate, ExchangeStatusChange, ExchangeTold
from backend.identity.models import Organisation
from backend.identity.principals import Principal
from backend.identity.queries.participations import require_live
from backend.identity.scopes import Role
from backend.notifications.service import tell
from backend.organisations.models import BranchMember
from backend.scans.models import Questionnaire, QuestionnaireVersion
from backend.toolbox.models import ToolboxItem, ToolboxVersion

TEXTS = ("title", "gain", "did", "cost")
_TRADE_REGISTER_NUMBER = re.compile(r"(?<!\d)\d{8}(?!\d)")
_SHORTEST_NAME = 5  # a shorter one is found in half of all sentences


async def create(session: AsyncSession, principal: Principal, wish: ExchangeShareCreate) -> ExchangeShare:
    """Write a draft. Raises InvalidInput (400) for what is not of this branch, BranchNotLive (409)."""
    assert principal.organisation_id is not None
    branch_id = principal.organisation_id
    await require_live(session, branch_id)
    share = ExchangeShare(
        branch_id=branch_id,
        kind=wish.kind,
        tool_item_id=wish.piece_id if wish.kind is ShareKind.TOOL else None,
        campaign_id=wish.piece_id if wish.kind is ShareKind.CAMPAIGN else None,
        **_columns(wish),
        **await results.columns_of(session, branch_id, wish.result),
    )
    if await setup_of(session, share) is None:
        raise invalid(
            field(
                "#/pieceId",
                "not_yours",
                nl="Kies een gepubliceerd instrument of een geopende campagne van uw branche.",
                en="Choose a published tool or an opened campaign of your branch.",
            )
        )
    session.add(share)
    await session.flush()
    _write(session, principal, "exchange.create", share)
    return share


async def change(
    session: AsyncSession, principal: Principal, share_id: UUID, wish: ExchangeTold, if_match: str | None
) -> ExchangeShare:
    """Say it anew; others read it once it is shared again.

    Raises ExchangeShareNotFound (404), ExchangeNotYours (403), ExchangeMoveImpossible (409), InvalidInput (400).
    """
    share = await _mine(session, principal, share_id)
    require_current(share, if_match)
    share.require_open()
    if (share.kind is ShareKind.APPROACH) != (wish.did is not None):
        raise invalid(
            field(
                "#/did",
                "not_fitting",
                nl="Alleen bij een aanpak, en daar altijd: wat u deed.",
                en="With an approach only, and always there: what you did.",
            )
        )
    for name, value in {**_columns(wish), **await results.columns_of(session, share.branch_id, wish.result)}.items():
        setattr(share, name, value)
    await session.flush()
    _write(session, principal, "exchange.change", share)
    return share


async def change_status(
    session: AsyncSession, principal: Principal, share_id: UUID, wish: ExchangeStatusChange, if_match: str | None
) -> ExchangeShare:
    """Share it as a next version, or take it back. Who took it over and who follows the branch is told.

    Raises ExchangeShareNotFound (404), ExchangeNotYours (403), BranchNotLive, ExchangeMoveImpossible,
    ExchangeNamesMember and ExchangeResultOverlaps (409).
    """
    if wish.to_status == "shared":  # before the share is locked: an exit locks the branch first too
        await require_live(session, principal.organisation_id)
    share = await _mine(session, principal, share_id)
    require_current(share, if_match)
    moment = clock.now()
    if wish.to_status == "withdrawn":
        share.withdraw(moment)
    else:
        await _publish(session, share)
    await session.flush()
    _write(session, principal, f"exchange.{wish.to_status}", share, number=share.number)
    return share


async def _publish(session: AsyncSession, share: ExchangeShare) -> None:
    share.require_open()
    setup = await setup_of(session, share)
    if setup is None:
        raise ExchangeMoveImpossible(currentStatus=share.status)
    await _require_no_member(session, share)
    await results.require_alone(session, share)
    moment = clock.now()
    share.share(moment)
    await session.flush()
    names = (*TEXTS, "themes", "sectors", "result_campaign_id", "result_release_id", "result_theme")
    session.add(
        ExchangeShareVersion(
            share_id=share.id,
            number=share.number,
            setup=setup,
            shared_at=moment,
            **{name: getattr(share, name) for name in names},
        )
    )
    await session.flush()
    await _tell_others(session, share)


async def setup_of(session: AsyncSession, share: ExchangeShare) -> dict[str, Any] | None:
    """What is taken over of a piece, as it stands now; None when it is not there, or not of this branch."""
    if share.kind is ShareKind.APPROACH:
        return {}
    if share.kind is ShareKind.TOOL:
        tool = (
            await session.execute(
                select(ToolboxItem.slug, ToolboxVersion.number, ToolboxVersion.id)
                .join(ToolboxVersion, ToolboxVersion.item_id == ToolboxItem.id)
                .where(
                    ToolboxItem.id == share.tool_item_id,
                    ToolboxItem.owner_id == share.branch_id,
                    ToolboxVersion.status == VersionStatus.PUBLISHED,
                )
            )
        ).one_or_none()
        return tool and {"tool": {"slug": tool.slug, "number": tool.number, "version_id": str(tool.id)}}
    found = (
        await session.execute(
            select(ScanCampaign, Questionnaire.owner_id)
            .join(QuestionnaireVersion, QuestionnaireVersion.id == ScanCampaign.version_id)
            .join(Questionnaire, Questionnaire.id == QuestionnaireVersion.questionnaire_id)
            .where(
                ScanCampaign.id == share.campaign_id,
                ScanCampaign.branch_id == share.branch_id,
                ScanCampaign.status != CampaignStatus.DRAFT,
            )
        )
    ).one_or_none()
    return found and {"campaign": _campaign_setup(found[0], is_module=found[1] is not None)}


def _campaign_setup(campaign: ScanCampaign, *, is_module: bool) -> dict[str, Any]:
    return {
        "purpose": {"nl": campaign.purpose_nl, "en": campaign.purpose_en},
        "days": max(1, (campaign.closes_at - campaign.opens_at).days),
        "aim": campaign.aim,
        "is_module": is_module,
        "version_id": None if is_module else str(campaign.version_id),
        "section": campaign.section,
        "province": campaign.province,
        "size_class": campaign.size_class,
    }


async def _require_no_member(session: AsyncSession, share: ExchangeShare) -> None:
    """Refuse words with the name of a member, or a number of the trade register."""
    texts = [text for name in TEXTS for text in (getattr(share, name) or {}).values() if text]
    whole = "\n".join(texts)
    named = (
        select(BranchMember.id)
        .where(
            BranchMember.branch_id == share.branch_id,
            func.length(BranchMember.name) >= _SHORTEST_NAME,
            func.strpos(func.lower(literal(whole)), func.lower(BranchMember.name)) > 0,
        )
        .limit(1)
    )
    if _TRADE_REGISTER_NUMBER.search(whole) or await session.scalar(named):
        raise ExchangeNamesMember


async def _tell_others(session: AsyncSession, share: ExchangeShare) -> None:
    """Who took it over is told of a new version; who follows the branch of anything it shares. Nobody twice."""
    branch = (await session.get_one(Organisation, share.branch_id)).name
    took = (
        await session.scalars(select(ExchangeAdoption.branch_id).where(ExchangeAdoption.share_id == share.id))
    ).all()
    follow = (
        await session.scalars(
            select(ExchangeFollow.follower_id).where(
                ExchangeFollow.followed_id == share.branch_id, ExchangeFollow.follower_id.not_in(took)
            )
        )
    ).all()
    for template, told in (("exchange_new_version", took), ("exchange_shared", follow)):
        for organisation_id in sorted(told):
            await tell(
                session,
                organisation_id=organisation_id,
                roles=(Role.BRANCH_OFFICER,),
                template=template,
                link=f"/branche/uitwisseling/{share.id}",
                branch=branch,
                title=share.title["nl"],
            )


async def end_of_branch(session: AsyncSession, branch_id: UUID) -> None:
    """Take back what a branch that no longer takes part shared, and let it follow nobody. Copies stay."""
    theirs = select(ExchangeShare).where(
        ExchangeShare.branch_id == branch_id, ExchangeShare.status != ShareStatus.WITHDRAWN
    )
    for share in (await session.scalars(theirs.order_by(ExchangeShare.id).with_for_update())).all():
        share.withdraw(clock.now())
        record(session, None, "exchange.withdrawn", "exchange_share", share.id, organisation_id=branch_id)
    await session.execute(
        delete(ExchangeFollow).where(
            (ExchangeFollow.follower_id == branch_id) | (ExchangeFollow.followed_id == branch_id)
        )
    )
    await session.flush()


async def _mine(session: AsyncSession, principal: Principal, share_id: UUID) -> ExchangeShare:
    share = await queries.get_share(session, principal, share_id, for_update=True)
    if share.branch_id != principal.organisation_id:
        raise ExchangeNotYours
    return share


def _columns(wish: ExchangeTold) -> dict[str, Any]:
    said = {name: getattr(wish, name) for name in TEXTS}
    return {
        **{name: words and words.model_dump() for name, words in said.items()},
        "themes": list(dict.fromkeys(theme.value for theme in wish.themes)),
        "sectors": list(dict.fromkeys(wish.sectors)),
    }


def _write(session: AsyncSession, principal: Principal, act: str, share: ExchangeShare, **details: object) -> None:
    record(session, principal, act, "exchange_share", share.id, organisation_id=share.branch_id, **details)
