"""The people of one's own organisation, and the invitations to it, over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag, mark
from backend.core.idempotency import OnceOptional
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, SignedIn, current_principal
from backend.organisations import errors
from backend.organisations.queries import people as queries
from backend.organisations.schemas.people import (
    DecisionLimitUpdate,
    InvitationAcceptance,
    InvitationCreate,
    InvitationList,
    InvitationRead,
    InvitationToken,
    InvitationView,
    PersonList,
    PersonRead,
    PersonUpdate,
)
from backend.organisations.service import inviting
from backend.organisations.service import people as service

people = make_router(prefix="/organisations", tag="people")
accepting = make_router(prefix="", tag="people")

Keeper = Annotated[Principal, Security(current_principal, scopes=["people:manage"])]
OrganisationId = Annotated[UUID, Path(alias="organisationId", description="The organisation you act for.")]
AccountId = Annotated[UUID, Path(alias="accountId", description="The account of the person.")]
InvitationId = Annotated[UUID, Path(alias="invitationId", description="The invitation.")]


@people.get(
    "/{organisationId}/people",
    summary="List the people of your organisation",
    response_model=PersonList,
    responses=problems(errors.OrganisationNotFound),
)
async def list_people(organisation_id: OrganisationId, principal: SignedIn, session: ReadSession) -> dict[str, Any]:
    """Of the organisation you act for, with their roles."""
    organisation = await queries.get_organisation(session, principal, organisation_id)
    return {"items": await queries.people_in(session, organisation.id)}


@people.patch(
    "/{organisationId}/people/{accountId}",
    summary="Change somebody's roles",
    response_model=PersonRead,
    responses=problems(errors.OrganisationNotFound, errors.PersonNotFound, errors.LastOne),
)
async def update_person(
    organisation_id: OrganisationId,
    account_id: AccountId,
    *,
    wish: PersonUpdate,
    principal: Keeper,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> Any:
    """Somebody always remains who can let others in: the last owner of a company keeps that role."""
    person = await service.change_roles(
        session, principal, organisation_id, account_id, roles=wish.roles, if_match=if_match
    )
    mark(response, person)
    return person


@people.put(
    "/{organisationId}/people/{accountId}/decision-limit",
    summary="Set how much an officer may grant",
    response_model=PersonRead,
    responses=problems(errors.OrganisationNotFound, errors.PersonNotFound, errors.OwnLimit),
)
async def replace_decision_limit(
    organisation_id: OrganisationId,
    account_id: AccountId,
    *,
    wish: DecisionLimitUpdate,
    principal: Keeper,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> Any:
    """Of a colleague who decides on vouchers, never of oneself. Proposing more than the limit stays possible."""
    person = await service.set_decision_limit(
        session, principal, organisation_id, account_id, limit_cents=wish.decision_limit_cents, if_match=if_match
    )
    mark(response, person)
    return person


@people.delete(
    "/{organisationId}/people/{accountId}",
    summary="Let somebody go, or leave",
    status_code=204,
    responses=problems(errors.OrganisationNotFound, errors.PersonNotFound, errors.LastOne),
)
async def delete_person(
    organisation_id: OrganisationId, account_id: AccountId, principal: SignedIn, session: WriteSession
) -> None:
    """Everybody may leave; who may let people in may also let them go. Their sessions lose the organisation at once."""
    await service.remove(session, principal, organisation_id, account_id)


@people.get(
    "/{organisationId}/invitations",
    summary="List open invitations",
    response_model=InvitationList,
    responses=problems(errors.OrganisationNotFound),
)
async def list_invitations(organisation_id: OrganisationId, principal: Keeper, session: ReadSession) -> dict[str, Any]:
    """Those that can still be used, sent again or withdrawn."""
    organisation = await queries.get_organisation(session, principal, organisation_id)
    return {"items": await queries.list_invitations(session, organisation.id)}


@people.post(
    "/{organisationId}/invitations",
    summary="Invite somebody",
    response_model=InvitationRead,
    status_code=201,
    responses=problems(errors.OrganisationNotFound, errors.InvitationKnown, errors.TooManyInvitations),
)
async def create_invitation(
    organisation_id: OrganisationId,
    wish: InvitationCreate,
    principal: Keeper,
    session: WriteSession,
    once: OnceOptional,
) -> Response:
    """By mail, to one address, for one role, good for fourteen days."""
    invitation = await inviting.invite(session, principal, organisation_id, wish)
    return once.answer(
        InvitationRead,
        await queries.describe_invitation(session, invitation),
        status=201,
        headers={"Location": f"/v1/organisations/{organisation_id}/invitations", "ETag": etag(invitation)},
    )


@people.post(
    "/{organisationId}/invitations/{invitationId}/mails",
    summary="Send an invitation again",
    response_model=InvitationRead,
    status_code=201,
    responses=problems(errors.OrganisationNotFound, errors.InvitationNotFound, errors.InvitationNotOpen),
)
async def create_invitation_mail(
    organisation_id: OrganisationId,
    invitation_id: InvitationId,
    *,
    principal: Keeper,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """With a new link, good for fourteen days from now; the link sent before stops working."""
    invitation = await inviting.send_again(session, principal, organisation_id, invitation_id, if_match)
    return once.answer(
        InvitationRead,
        await queries.describe_invitation(session, invitation),
        status=201,
        headers={"Location": f"/v1/organisations/{organisation_id}/invitations", "ETag": etag(invitation)},
    )


@people.delete(
    "/{organisationId}/invitations/{invitationId}",
    summary="Withdraw an invitation",
    status_code=204,
    responses=problems(errors.OrganisationNotFound, errors.InvitationNotFound, errors.InvitationNotOpen),
)
async def delete_invitation(
    organisation_id: OrganisationId,
    invitation_id: InvitationId,
    *,
    principal: Keeper,
    session: WriteSession,
    if_match: IfMatch = None,
) -> None:
    """Its link stops working."""
    await inviting.withdraw(session, principal, organisation_id, invitation_id, if_match)


@accepting.post(
    "/invitation-lookups",
    summary="Look at an invitation",
    response_model=InvitationView,
    responses=problems(errors.InvitationNotFound),
)
async def create_invitation_lookup(wish: InvitationToken, session: ReadSession) -> dict[str, Any]:
    """For whoever holds the link of the mail, also before signing in. Changes nothing."""
    return await queries.view_invitation(session, wish.token)


@accepting.post(
    "/invitation-acceptances",
    summary="Accept an invitation",
    response_model=InvitationAcceptance,
    status_code=201,
    responses=problems(
        errors.InvitationNotFound, errors.InvitationForAnother, errors.InvitationNotOpen, errors.DemonstrationApart
    ),
)
async def create_invitation_acceptance(
    wish: InvitationToken, principal: SignedIn, session: WriteSession, once: OnceOptional
) -> Response:
    """Signed in with the account of the address that was invited. You act for the organisation from now on."""
    organisation, invitation = await inviting.accept(session, principal, wish.token)
    told = {"organisation_id": organisation.id, "organisation_name": organisation.name, "role": invitation.role}
    return once.answer(
        InvitationAcceptance,
        told,
        status=201,
        headers={"Location": f"/v1/organisations/{organisation.id}/people"},
    )
