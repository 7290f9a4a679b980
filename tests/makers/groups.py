"""Builders of groups, members and posts."""

from backend.core import clock
from backend.groups.models import Group, GroupAdmission, GroupMember, GroupMemberStatus, GroupPost
from backend.identity.scopes import OrganisationKind
from tests.makers.identity import make_account, make_organisation
from tests.makers.organisations import make_company


async def make_group(session, *, owner_id=None, **changed):
    """An open group of a branch, unless told otherwise."""
    owner = owner_id or (await make_organisation(session, kind=OrganisationKind.BRANCH)).id
    values = {
        "title": {"nl": "Bakkers in Brabant", "en": "Bakers in Brabant"},
        "description": {"nl": "Over roosters.", "en": "About rosters."},
        "admission": GroupAdmission.OPEN,
        **changed,
    }
    group = Group(owner_id=owner, **values)
    session.add(group)
    await session.flush()
    return group


async def make_group_member(session, group, *, account_id=None, organisation_id=None, **changed):
    """A member without a name, on behalf of a company."""
    status = GroupMemberStatus(changed.pop("status", "member"))
    member = GroupMember(
        group_id=group.id,
        account_id=account_id or (await make_account(session)).id,
        organisation_id=organisation_id or (await make_company(session)).id,
        status=status,
        asked_at=clock.now(),
        **changed,
    )
    session.add(member)
    await session.flush()
    return member


async def make_group_post(session, group, *, written_by=None, **changed):
    """A post of somebody, of this moment."""
    values = {"body": "Wie roostert samen met de ploeg?", "written_at": clock.now(), **changed}
    post = GroupPost(group_id=group.id, written_by=written_by or (await make_account(session)).id, **values)
    session.add(post)
    await session.flush()
    return post
