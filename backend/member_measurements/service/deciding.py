"""The company decides on what its branch proposed for a figure that it gave itself."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.core.etag import require_current
from backend.core.problems import ScopeMissing
from backend.identity.principals import Principal
from backend.member_measurements import queries
from backend.member_measurements.models import MeasurementProposal
from backend.monitoring import queries as monitoring
from backend.monitoring.models import MeasurementValue, Source

TAKEN_OVER = "Overgenomen van de branche."


async def decide(
    session: AsyncSession, principal: Principal, proposal_id: UUID, *, accepted: bool, if_match: str | None
) -> MeasurementProposal:
    """Take the figure over, or keep one's own. What stood there stays in the history.

    Raises ProposalNotFound (404), ScopeMissing (403) for whoever acts by a mandate, VersionStale (412),
    ProposalDecided (409).
    """
    proposal, measurement = await queries.get_proposal(session, principal, proposal_id)
    if principal.mandated_by is not None:
        raise ScopeMissing(nl="Hierover besluit alleen het bedrijf zelf.", en="Only the company decides on this.")
    require_current(proposal, if_match)
    proposal.decide(accepted=accepted, at=clock.now(), by=principal.account_id)
    await session.flush()  # the database lets a branch's figure in only after the company's yes
    if accepted:
        current = await monitoring.newest_revision(session, measurement.id, proposal.indicator)
        session.add(
            MeasurementValue(
                measurement_id=measurement.id,
                indicator=proposal.indicator,
                revision=current.revision + 1 if current else 1,
                value=proposal.value,
                missing_reason=proposal.missing_reason,
                source=Source.BRANCH,
                jump_confirmed=True,
                correction_reason=proposal.reason or TAKEN_OVER,
                recorded_at=clock.now(),
                recorded_by=principal.account_id,
            )
        )
        measurement.updated_at = clock.now()
    audit.record(
        session,
        principal,
        "measurements.decide-proposal",
        "measurement",
        measurement.id,
        organisation_id=measurement.company_id,
        indicator=proposal.indicator,
        accepted=accepted,
    )
    await session.flush()
    return proposal
