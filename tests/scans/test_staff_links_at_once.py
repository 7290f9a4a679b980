"""Who takes handing out upon himself at the very moment at which others enter or make links."""

import asyncio

import pytest
from sqlalchemy import func, select

from backend.identity.models import Membership
from backend.identity.scopes import Role
from backend.scans.errors import InvitationNotValid, StaffHandsOut
from backend.scans.models import Invitation, InvitationKind, InvitationToken, Respondent, Response
from backend.scans.schemas.scans import ScanInvitationCreate, ScanStaffInvitationCreate
from backend.scans.service import answering, handing_out, inviting
from tests.makers.identity import make_account
from tests.makers.organisations import make_company
from tests.makers.scans import make_link, make_scan


class _Staff:
    """A representative as the service sees one."""

    organisation_id = mandated_by = client_id = None

    def __init__(self, person_id):
        self.person_id = person_id

    def may(self, scope):
        return scope == "scan-links:hand-out"


@pytest.fixture
async def at_once(committed):
    """A scan with ten single-use links of the company, and what people do with it at the same moment."""
    async with committed.write() as session:
        company = await make_company(session)
        scan = await make_scan(session, company.id)
        tokens = [await make_link(session, scan, kind=InvitationKind.SINGLE_USE) for _ in range(10)]
        account = await make_account(session)
        session.add(Membership(account_id=account.id, organisation_id=company.id, role=Role.STAFF_REPRESENTATIVE))

    async def take_on():
        async with committed.write() as session:
            found = await session.get_one(type(scan), scan.id)
            wish = ScanStaffInvitationCreate(quantity=2)
            await handing_out.hand_out(session, _Staff(account.id), found, wish, public_url="http://test")

    async def make():
        async with committed.write() as session:
            found = await session.get_one(type(scan), scan.id, with_for_update=True)
            wish = ScanInvitationCreate(audience=Respondent.EMPLOYEE, kind=InvitationKind.SINGLE_USE, quantity=2)
            try:
                await inviting.invite(session, None, found, wish, public_url="http://test")
            except StaffHandsOut:
                return False
            return True

    async def enter(token):
        async with committed.write() as session:
            try:
                await answering.exchange(session, token)
            except InvitationNotValid:
                return False
            return True

    return tokens, take_on, make, enter


async def test_whatever_happens_at_that_moment_the_company_keeps_no_link(committed, at_once):
    """Employees enter, the company makes links, two representatives take on: nobody waits for ever, none is left."""
    tokens, take_on, make, enter = at_once
    done = await asyncio.gather(
        *(enter(token) for token in tokens[:5]),
        make(),
        take_on(),
        *(enter(token) for token in tokens[5:]),
        take_on(),
        make(),
    )
    entered = [each for each in done[:5] + done[7:12] if each]
    async with committed.read() as session:
        assert await session.scalar(select(func.count()).select_from(Response)) == len(entered)
        left = select(func.count()).select_from(InvitationToken).join(Invitation)
        assert await session.scalar(left.where(Invitation.by_staff.is_(False))) == 0
        assert await session.scalar(left.where(Invitation.by_staff.is_(True))) == 4
    assert done[-1] in {False, True}
    assert await make() is False
