"""Roles inside an organisation: who holds which, who leaves, and that somebody always remains to let others in."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core.etag import require_current
from backend.core.problems import ScopeMissing
from backend.core.validation import field, invalid
from backend.identity.models import Membership, Organisation, Session
from backend.identity.principals import Principal
from backend.identity.scopes import ROLES_OF_KIND, Role
from backend.organisations.errors import LastOne, OwnLimit
from backend.organisations.queries import people as queries


async def change_roles(
    session: AsyncSession,
    principal: Principal,
    organisation_id: UUID,
    account_id: UUID,
    *,
    roles: Iterable[Role],
    if_match: str | None,
) -> queries.Person:
    """Give a colleague, or oneself, other roles.

    Raises OrganisationNotFound and PersonNotFound (404), VersionStale (412), InvalidInput (400) for a role of another
    kind of organisation, LastOne (409).
    """
    organisation = await _lock(session, principal, organisation_id)
    person = await queries.person_in(session, organisation_id, account_id)
    require_current(person, if_match)
    wanted = frozenset(roles)
    require_fitting(organisation, wanted, "#/roles")
    await _require_remaining(session, organisation, person, wanted)
    held = frozenset(person.roles)
    for role in sorted(wanted - held):
        session.add(Membership(account_id=account_id, organisation_id=organisation_id, role=role))
    await session.flush()
    await session.execute(
        delete(Membership).where(
            Membership.account_id == account_id,
            Membership.organisation_id == organisation_id,
            Membership.role.in_(held - wanted),
        )
    )
    if wanted != held:
        audit.record(
            session,
            principal,
            "people.change_roles",
            "account",
            account_id,
            organisation_id=organisation_id,
            roles=sorted(wanted),
        )
    return await queries.person_in(session, organisation_id, account_id)


async def set_decision_limit(
    session: AsyncSession,
    principal: Principal,
    organisation_id: UUID,
    account_id: UUID,
    *,
    limit_cents: int | None,
    if_match: str | None,
) -> queries.Person:
    """Say how much a colleague who decides on vouchers may grant, in euro cents; None takes the limit away.

    Raises OrganisationNotFound and PersonNotFound (404), OwnLimit (403), VersionStale (412), InvalidInput (400) for
    somebody who decides nothing.
    """
    await _lock(session, principal, organisation_id)
    person = await queries.person_in(session, organisation_id, account_id)
    if account_id == principal.account_id:
        raise OwnLimit
    require_current(person, if_match)
    if Role.SYNTENS_OFFICER not in person.roles:
        raise invalid(
            field(
                "#/decisionLimitCents",
                "unfitting",
                nl="Alleen wie over vouchers beslist, heeft een grens.",
                en="Only who decides on vouchers has a limit.",
            )
        )
    if limit_cents != person.decision_limit_cents:
        await session.execute(
            update(Membership)
            .where(
                Membership.account_id == account_id,
                Membership.organisation_id == organisation_id,
                Membership.role == Role.SYNTENS_OFFICER,
            )
            .values(decision_limit_cents=limit_cents)
        )
        audit.record(
            session,
            principal,
            "people.limit",
            "account",
            account_id,
            organisation_id=organisation_id,
            limit_cents=limit_cents,
        )
    return await queries.person_in(session, organisation_id, account_id)


async def remove(session: AsyncSession, principal: Principal, organisation_id: UUID, account_id: UUID) -> None:
    """Let somebody go, or leave oneself. Their open sessions stop acting for the organisation at once.

    Raises OrganisationNotFound and PersonNotFound (404), ScopeMissing (403), LastOne (409).
    """
    organisation = await _lock(session, principal, organisation_id, leaving=account_id == principal.account_id)
    person = await queries.person_in(session, organisation_id, account_id)
    await _require_remaining(session, organisation, person, frozenset())
    await session.execute(
        delete(Membership).where(Membership.account_id == account_id, Membership.organisation_id == organisation_id)
    )
    await session.execute(
        update(Session)
        .where(Session.account_id == account_id, Session.organisation_id == organisation_id)
        .values(organisation_id=None)
    )
    act = "people.leave" if account_id == principal.account_id else "people.remove"
    audit.record(session, principal, act, "account", account_id, organisation_id=organisation_id)


def require_fitting(organisation: Organisation, roles: frozenset[Role], pointer: str) -> None:
    """Refuse a role that this kind of organisation does not know. Raises InvalidInput (400)."""
    if roles - frozenset(ROLES_OF_KIND[organisation.kind]):
        raise invalid(
            field(
                pointer,
                "unfitting",
                nl="Deze rol past niet bij dit soort organisatie.",
                en="This role does not fit this kind of organisation.",
            )
        )


async def _lock(
    session: AsyncSession, principal: Principal, organisation_id: UUID, *, leaving: bool = False
) -> Organisation:
    """Let changes of roles wait for each other, and look again whether this person still holds the right to them.

    A colleague may have taken the right away in the moment between the request and the lock.
    """
    organisation = await queries.get_organisation(session, principal, organisation_id, for_update=True)
    own = await queries.person_in(session, organisation_id, principal.account_id)
    if not leaving and queries.keeper_of(organisation.kind) not in own.roles:
        raise ScopeMissing(en="Missing: people:manage.", nl="U mist: people:manage.")
    return organisation


async def _require_remaining(
    session: AsyncSession, organisation: Organisation, person: queries.Person, wanted: frozenset[Role]
) -> None:
    keeper = queries.keeper_of(organisation.kind)
    if keeper in wanted or keeper not in person.roles:
        return
    others = [
        each for each in await queries.people_in(session, organisation.id) if each.account_id != person.account_id
    ]
    if not any(keeper in other.roles for other in others):
        raise LastOne(
            nl="Geef eerst iemand anders deze rol. Anders blijft er niemand over die anderen kan toelaten.",
            en="Give somebody else this role first. Otherwise nobody is left who can let others in.",
        )
