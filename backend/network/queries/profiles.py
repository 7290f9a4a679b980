"""Who is found, and what of them is read: a field that is not shown to this reader is null in the database already."""

from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Select,
    String,
    and_,
    any_,
    case,
    cast,
    exists,
    false,
    literal,
    null,
    or_,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from backend.identity.models import Account, Membership
from backend.identity.principals import Principal
from backend.identity.scopes import Role
from backend.network.errors import NetworkProfileNotFound
from backend.network.models import (
    IntroductionStatus,
    NetworkBlock,
    NetworkIntroduction,
    NetworkProfile,
    NetworkReport,
    NetworkSuggestion,
    NetworkVerdict,
    ProfileField,
)
from backend.network.schemas.profiles import NetworkProfileFilter
from backend.organisations.models import Company, CompanyStatus
from backend.questions.models import AppealOutcome

_VALUES: dict[ProfileField, Any] = {
    ProfileField.NAME: Account.name,
    ProfileField.FUNCTION: NetworkProfile.function,
    ProfileField.COMPANY: Company.name,
    ProfileField.SECTOR: Company.section,
    ProfileField.PROVINCE: Company.province,
    ProfileField.SIZE_CLASS: Company.size_class,
    ProfileField.OFFERS: NetworkProfile.offers,
    ProfileField.SEEKS: NetworkProfile.seeks,
    ProfileField.WORDS: NetworkProfile.words,
    ProfileField.CONTACT: NetworkProfile.contact,
}
_LISTS = {ProfileField.OFFERS, ProfileField.SEEKS}
_IN_WORDS = (ProfileField.NAME, ProfileField.COMPANY, ProfileField.FUNCTION, ProfileField.WORDS)


def is_excluded(account: Any) -> ColumnElement[bool]:
    """Whether Syntens decided that somebody takes no part, and no colleague turned that back."""
    return exists().where(
        NetworkReport.about == account,
        NetworkReport.verdict == NetworkVerdict.EXCLUDED,
        NetworkReport.appeal_outcome.is_distinct_from(AppealOutcome.REVERSED),
    )


def blocked_between(one: Any, other: Any) -> ColumnElement[bool]:
    """Whether either of two people blocks the other."""
    return exists().where(
        or_(
            and_(NetworkBlock.blocked_by == one, NetworkBlock.blocked == other),
            and_(NetworkBlock.blocked_by == other, NetworkBlock.blocked == one),
        )
    )


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """A profile that is on, of a company that still takes part, for people of a company; never across a block."""
    if principal.person_id is None or not principal.may("network:use"):
        return false()
    active = select(Company.id).where(Company.status == CompanyStatus.ACTIVE)
    return and_(
        NetworkProfile.is_on,
        NetworkProfile.company_id.in_(active),
        ~is_excluded(NetworkProfile.account_id),
        ~is_excluded(literal(principal.person_id)),
        ~blocked_between(literal(principal.person_id), NetworkProfile.account_id),
    )


def is_suggestible() -> ColumnElement[bool]:
    """Whose owner said yes, and may still say so for the scan of the company."""
    return and_(
        NetworkProfile.is_on,
        NetworkProfile.is_suggestible,
        exists().where(
            Membership.account_id == NetworkProfile.account_id,
            Membership.organisation_id == NetworkProfile.company_id,
            Membership.role.in_([Role.OWNER, Role.MANAGER]),
        ),
    )


def _to_all(field: ProfileField) -> ColumnElement[bool]:
    return literal(field.value) == any_(NetworkProfile.shown_to_all)


def _introduced_to(me: UUID) -> ColumnElement[bool]:
    met = aliased(NetworkIntroduction)  # its own: the statement around it may join introductions too
    return exists().where(
        met.status == IntroductionStatus.ACCEPTED,
        or_(
            and_(met.asked_by == me, met.asked == NetworkProfile.account_id),
            and_(met.asked == me, met.asked_by == NetworkProfile.account_id),
        ),
    )


def shown_fields(me: UUID, *, introduced: ColumnElement[bool] | None = None) -> list[ColumnElement[Any]]:
    """The columns of a person as this reader may have them, labelled as on the wire.

    `introduced`: whether the two met, where the statement knows it already.
    """
    met = _introduced_to(me) if introduced is None else introduced
    return [
        case(
            (or_(_to_all(field), and_(met, literal(field.value) == any_(NetworkProfile.shown_introduced))), value),
            else_=cast([], ARRAY(String)) if field in _LISTS else null(),
        ).label(field.value)
        for field, value in _VALUES.items()
    ]


def _people(me: UUID) -> Select[*tuple[Any, ...]]:
    return (
        select(NetworkProfile.id, *shown_fields(me), NetworkProfile.is_demonstration)
        .select_from(NetworkProfile)
        .join(Account, Account.id == NetworkProfile.account_id)
        .join(Company, Company.id == NetworkProfile.company_id)
    )


async def list_profiles(session: AsyncSession, principal: Principal, wanted: NetworkProfileFilter) -> dict[str, Any]:
    """Others in the network, in an order that tells nothing. A filter finds nobody by what they do not show to all."""
    statement = _people(principal.account_id).where(
        visible_to(principal), NetworkProfile.account_id != principal.account_id
    )
    if wanted.sector is not None:
        statement = statement.where(_to_all(ProfileField.SECTOR), Company.section == wanted.sector)
    if wanted.province is not None:
        statement = statement.where(_to_all(ProfileField.PROVINCE), Company.province == wanted.province)
    if wanted.theme is not None:
        theme = literal(wanted.theme.value)
        statement = statement.where(
            or_(
                and_(_to_all(ProfileField.OFFERS), theme == any_(NetworkProfile.offers)),
                and_(_to_all(ProfileField.SEEKS), theme == any_(NetworkProfile.seeks)),
            )
        )
    if wanted.q is not None and wanted.q.strip():
        words = wanted.q.strip()
        statement = statement.where(
            or_(*(and_(_to_all(each), _VALUES[each].icontains(words, autoescape=True)) for each in _IN_WORDS))
        )
    if wanted.after is not None:
        statement = statement.where(NetworkProfile.id > wanted.after)
    rows = await session.execute(statement.order_by(NetworkProfile.id).limit(wanted.limit + 1))
    found = [dict(row) for row in rows.mappings()]
    items = found[: wanted.limit]
    return {"items": items, "next_cursor": items[-1]["id"] if len(found) > wanted.limit else None}


async def get_other(session: AsyncSession, principal: Principal, profile_id: UUID) -> NetworkProfile:
    """A profile that this person finds. Raises NetworkProfileNotFound (404)."""
    found: NetworkProfile | None = await session.scalar(
        select(NetworkProfile).where(NetworkProfile.id == profile_id, visible_to(principal))
    )
    if found is None:
        raise NetworkProfileNotFound
    return found


async def describe_profile(session: AsyncSession, principal: Principal, profile_id: UUID) -> dict[str, Any]:
    """Somebody as this person sees them; one's own as a stranger sees it. Raises NetworkProfileNotFound (404)."""
    me = principal.account_id
    statement = (
        _people(me)
        .add_columns(
            (NetworkProfile.account_id == me).label("is_mine"),
            NetworkIntroduction.id.label("introduction_id"),
            NetworkIntroduction.status.label("introduction_status"),
        )
        .outerjoin(
            NetworkIntroduction,
            and_(
                NetworkIntroduction.status != IntroductionStatus.WITHDRAWN,
                or_(
                    and_(NetworkIntroduction.asked_by == me, NetworkIntroduction.asked == NetworkProfile.account_id),
                    and_(NetworkIntroduction.asked == me, NetworkIntroduction.asked_by == NetworkProfile.account_id),
                ),
            ),
        )
        .where(NetworkProfile.id == profile_id, visible_to(principal))
    )
    row = (await session.execute(statement)).mappings().one_or_none()
    if row is None:
        raise NetworkProfileNotFound
    acts = {"ask": not row["is_mine"] and row["introduction_id"] is None, "block": not row["is_mine"]}
    return {**row, "allowed_acts": [act for act, allowed in acts.items() if allowed]}


async def list_suggestions(session: AsyncSession, principal: Principal) -> list[dict[str, Any]]:
    """Whom we suggest to this person, when both sides still want that; no scores are read here."""
    me, mine = principal.account_id, NetworkProfile.__table__.alias("mine")
    wants = exists().where(mine.c.account_id == me, mine.c.company_id == principal.organisation_id, mine.c.is_on)
    wants = wants.where(mine.c.is_suggestible)
    statement = (
        _people(me)
        .add_columns(NetworkSuggestion.theme)
        .join(NetworkSuggestion, NetworkSuggestion.profile_id == NetworkProfile.id)
        .where(
            NetworkSuggestion.company_id == principal.organisation_id,
            NetworkProfile.account_id != me,
            visible_to(principal),
            is_suggestible(),
            wants,
        )
        .order_by(NetworkSuggestion.id)
    )
    rows = (await session.execute(statement)).mappings()
    return [
        {"theme": row["theme"], "person": {key: value for key, value in row.items() if key != "theme"}} for row in rows
    ]


async def read_own(session: AsyncSession, principal: Principal) -> dict[str, Any]:
    """One's own profile, whole; off and empty when there is none."""
    me = principal.account_id
    profile = await session.scalar(select(NetworkProfile).where(NetworkProfile.account_id == me))
    company_id = profile.company_id if profile is not None else principal.organisation_id
    company = await session.get(Company, company_id)
    shown = {
        field.value: "everyone"
        if profile is not None and field in profile.shown_to_all
        else "introduced"
        if profile is not None and field in profile.shown_introduced
        else "nobody"
        for field in ProfileField
    }
    return {
        "id": profile.id if profile is not None else None,
        "is_visible": profile is not None and profile.is_on,
        "is_suggestible": profile is not None and profile.is_suggestible,
        "may_be_suggestible": principal.may("scans:manage"),
        "is_excluded": bool(await session.scalar(select(is_excluded(literal(me))))),
        "name": principal.name,
        "company": company.name if company is not None else None,
        "sector": company.section if company is not None else None,
        "province": company.province if company is not None else None,
        "size_class": company.size_class if company is not None else None,
        "function": profile.function if profile is not None else None,
        "offers": profile.offers if profile is not None else [],
        "seeks": profile.seeks if profile is not None else [],
        "words": profile.words if profile is not None else None,
        "contact": profile.contact if profile is not None else None,
        "shown": shown,
        "version": profile.version if profile is not None else 0,
    }
