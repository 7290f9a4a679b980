"""The company decides on what its branch proposed for a figure that it gave itself."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.core.etag import require_current
from backend.core.problems import ScopeMissing
from backend.core.validation import field, invalid
from backend.identity.principals import Principal
from backend.member_measurements import queries
from backend.member_measurements.models import MeasurementProposal
from backend.monitoring import queries as monitoring
from backend.monitoring.models import Measurement, MeasurementValue, Source

TAKEN_OVER = "Overgenomen van de branche."


async def decide(
    session: AsyncSession, principal: Principal, proposal_id: UUID, *, accepted: bool, if_match: str | None
) -> MeasurementProposal:
    """Take the figure over, or keep one's own. What stood there stays in the history.

    Raises ProposalNotFound (404), ScopeMissing (403) for whoever acts by a mandate, VersionStale (412),
    ProposalDecided (409), InvalidInput (400) for a yes that would empty a required figure of a completed measurement.
    """
    proposal, measurement = await queries.get_proposal(session, principal, proposal_id)
    if principal.mandated_by is not None:
        raise ScopeMissing(nl="Hierover besluit alleen het bedrijf zelf.", en="Only the company decides on this.")
    require_current(proposal, if_match)
    moment = clock.now()
    proposal.decide(accepted=accepted, at=moment, by=principal.account_id)
    if accepted:
        await _require_whole(session, proposal, measurement)
    await session.flush()  # the database lets a branch's figure in only with the company's yes, of the same moment
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
                recorded_at=moment,
                recorded_by=principal.account_id,
            )
        )
        measurement.updated_at = moment
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


async def _require_whole(session: AsyncSession, proposal: MeasurementProposal, measurement: Measurement) -> None:
    """It may have been proposed for a draft, which was completed since."""
    if measurement.completed_at is None or proposal.value is not None:
        return
    indicator = await monitoring.get_indicator(session, proposal.indicator)
    if indicator.is_required:
        raise invalid(
            field(
                "#/accepted",
                "required",
                nl="Een afgeronde meting houdt dit getal.",
                en="A completed measurement keeps this figure.",
            )
        )
