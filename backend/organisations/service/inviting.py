"""Letting people in by invitation: sent, sent again, withdrawn, accepted once by the address it was for."""

import secrets
from datetime import timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.core.etag import require_current
from backend.identity.models import Account, Membership, Organisation
from backend.identity.principals import Principal, hash_token
from backend.identity.scopes import Role
from backend.identity.service.sessions import act_for
from backend.mails.service import queue
from backend.organisations.errors import InvitationForAnother, InvitationKnown, TooManyInvitations
from backend.organisations.models import Invitation
from backend.organisations.queries import people as queries
from backend.organisations.queries.demonstration import require_same_world
from backend.organisations.schemas.people import InvitationCreate
from backend.organisations.service.people import require_fitting

GOOD_FOR = timedelta(days=14)
OPEN_AT_ONCE = 50  # nobody mails half the country in the name of the programme


async def invite(
    session: AsyncSession, principal: Principal, organisation_id: UUID, wish: InvitationCreate
) -> Invitation:
    """Mail somebody a link that lets them in with one role.

    Raises OrganisationNotFound (404), InvitationKnown and TooManyInvitations (409), InvalidInput (400).
    """
    organisation = await queries.get_organisation(session, principal, organisation_id, for_update=True)
    return await invite_into(session, principal, organisation, wish)


async def invite_into(
    session: AsyncSession, principal: Principal, organisation: Organisation, wish: InvitationCreate
) -> Invitation:
    """As `invite`, for who may let somebody into this organisation on another ground than being of it."""
    organisation_id = organisation.id
    require_fitting(organisation, frozenset({wish.role}), "#/role")
    email = wish.email.lower()
    if any(person.email == email for person in await queries.people_in(session, organisation_id)):
        raise InvitationKnown(
            nl="Dit is al een collega. U kunt diens rollen wijzigen.",
            en="This is a colleague already. You can change their roles.",
        )
    unused = select(func.count()).where(
        Invitation.organisation_id == organisation_id,
        Invitation.accepted_at.is_(None),
        Invitation.withdrawn_at.is_(None),
    )
    if (await session.scalar(unused) or 0) >= OPEN_AT_ONCE:
        raise TooManyInvitations
    token, moment = secrets.token_urlsafe(32), clock.now()
    made: UUID | None = await session.scalar(
        insert(Invitation)
        .values(
            organisation_id=organisation_id,
            email=email,
            role=wish.role,
            token_hash=hash_token(token),
            invited_by=principal.account_id,
            sent_at=moment,
            expires_at=moment + GOOD_FOR,
            version=1,
        )
        .on_conflict_do_nothing()
        .returning(Invitation.id)
    )
    if made is None:
        raise InvitationKnown(
            nl="Dit adres is al uitgenodigd. Stuur de uitnodiging opnieuw, of trek haar eerst in.",
            en="This address was invited already. Send that invitation again, or withdraw it first.",
        )
    invitation = await session.get_one(Invitation, made)
    await _mail(session, organisation, invitation, token, inviter=principal.name)
    _record(session, principal, "invitations.send", invitation)
    return invitation


async def send_again(
    session: AsyncSession, principal: Principal, organisation_id: UUID, invitation_id: UUID, if_match: str | None
) -> Invitation:
    """Mail a new link; the old one stops working. Raises InvitationNotFound (404), InvitationNotOpen (409)."""
    organisation = await queries.get_organisation(session, principal, organisation_id)
    invitation = await queries.get_invitation(session, organisation_id, invitation_id)
    require_current(invitation, if_match)
    token, moment = secrets.token_urlsafe(32), clock.now()
    invitation.send_again(hash_token(token), moment, moment + GOOD_FOR)
    await session.flush()
    await _mail(session, organisation, invitation, token, inviter=principal.name)
    _record(session, principal, "invitations.send_again", invitation)
    return invitation


async def withdraw(
    session: AsyncSession, principal: Principal, organisation_id: UUID, invitation_id: UUID, if_match: str | None
) -> None:
    """Take an invitation back; its link stops working. Raises InvitationNotFound (404), InvitationNotOpen (409)."""
    await queries.get_organisation(session, principal, organisation_id)
    invitation = await queries.get_invitation(session, organisation_id, invitation_id)
    require_current(invitation, if_match)
    invitation.withdraw(clock.now())
    await session.flush()
    _record(session, principal, "invitations.withdraw", invitation)


async def accept(session: AsyncSession, principal: Principal, token: str) -> tuple[Organisation, Invitation]:
    """Take the role that was offered, and act for the organisation from now on.

    Raises InvitationNotFound (404), InvitationForAnother (403), InvitationNotOpen and DemonstrationApart (409).
    """
    invitation = await queries.invitation_by_token(session, token, for_update=True)
    account = await session.get_one(Account, principal.account_id)
    if account.email != invitation.email:
        raise InvitationForAnother(
            nl=f"Deze uitnodiging is voor {invitation.email}. U bent ingelogd als {account.email}.",
            en=f"This invitation is for {invitation.email}. You are signed in as {account.email}.",
        )
    if invitation.invited_by == account.id:
        raise InvitationForAnother(
            nl="U stuurde deze uitnodiging zelf. Een collega laat u binnen.",
            en="You sent this invitation yourself. A colleague lets you in.",
        )
    invitation.accept(account.id, clock.now())
    await add_member(session, account.id, invitation.organisation_id, invitation.role)
    await session.flush()
    acting = await act_for(session, principal, invitation.organisation_id)
    _record(session, acting, "invitations.accept", invitation)
    return await session.get_one(Organisation, invitation.organisation_id), invitation


async def add_member(session: AsyncSession, account_id: UUID, organisation_id: UUID, role: Role) -> None:
    """Give somebody a role in an organisation; once is enough. Raises DemonstrationApart (409)."""
    await require_same_world(session, account_id, organisation_id)
    await session.execute(
        insert(Membership)
        .values(account_id=account_id, organisation_id=organisation_id, role=role)
        .on_conflict_do_nothing()
    )


async def _mail(
    session: AsyncSession, organisation: Organisation, invitation: Invitation, token: str, *, inviter: str
) -> None:
    """In the language of the person's account where there is one, else in Dutch."""
    language = await session.scalar(select(Account.language).where(Account.email == invitation.email))
    queue(
        session,
        to=invitation.email,
        template="organisation_invitation",
        language=language or "nl",
        inviter=inviter,
        organisation=organisation.name,
        answer_before=invitation.expires_at.astimezone(clock.AMSTERDAM).strftime("%d-%m-%Y"),
        link=f"/uitnodiging#{token}",
    )


def _record(session: AsyncSession, principal: Principal, act: str, invitation: Invitation) -> None:
    audit.record(
        session,
        principal,
        act,
        "invitation",
        invitation.id,
        organisation_id=invitation.organisation_id,
        role=str(invitation.role),
    )
