"""A branch of the demonstration world that is on its way in: one agreement holds, the other waits for a signature."""

from sqlalchemy.ext.asyncio import AsyncSession

from backend.branches import texts
from backend.branches.models import AgreementKind
from backend.branches.schemas.agreements import AgreementCountersign, BranchAgreementCreate
from backend.branches.service import signing
from backend.branches.service.telling import step
from backend.core import clock
from backend.demo.organisations import JOINING
from backend.demo.world import World
from backend.identity.models import BranchParticipation, BranchParty, BranchStatus
from backend.identity.scopes import Role


async def seed(session: AsyncSession, world: World) -> None:
    """Write down how the branches came in, and let the one that joins sign."""
    for slug, branch_id in world.organisations.items():
        found = await session.get(BranchParticipation, branch_id)
        if found is not None and slug != JOINING:
            reason = "Deed al mee voordat er overeenkomsten waren"
            step(session, found, BranchStatus.LIVE, BranchParty.PLATFORM, reason=reason)
    branch_id = world.organisations[JOINING]
    officer = world.principal_of(JOINING, Role.BRANCH_OFFICER)
    office = world.principal_of("programmabureau", Role.PROGRAMME_OFFICER)
    found = await session.get_one(BranchParticipation, branch_id)
    step(session, found, BranchStatus.INVITED, BranchParty.PROGRAMME, account_id=office.account_id)
    await session.flush()
    for kind in AgreementKind:
        wish = BranchAgreementCreate(
            kind=kind,
            edition=texts.current(kind, clock.today()).edition,
            language="nl",
            signer_name=officer.name,
            signer_function="Directeur",
            may_represent=True,
        )
        _, signed = await signing.sign(session, officer, branch_id, wish, "*")
        if kind is AgreementKind.COOPERATION:
            answer = AgreementCountersign(to_status="countersigned", signer_function="Programmamanager")
            await signing.answer(session, office, (branch_id, signed.id), answer, "*")
