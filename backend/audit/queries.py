"""Which acts somebody may read about."""

from typing import Any

from sqlalchemy import ColumnElement, false, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.models import AuditEntry
from backend.audit.schemas import AuditEntryFilter
from backend.core.listing import page_of
from backend.identity.models import Account, MachineClient, Organisation
from backend.identity.principals import Principal

# Who reads texts about advisers before others must not find here which company wrote just before, nor through a system.
OF_THE_COMPANY_ALONE = frozenset({"reviews.write"})


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """Acts that concern one's organisation or were done for it; officers all but those of `OF_THE_COMPANY_ALONE`.

    Acts of officers on an organisation are among its own.
    """
    own = (
        or_(
            AuditEntry.organisation_id == principal.organisation_id,
            AuditEntry.acting_organisation_id == principal.organisation_id,
        )
        if principal.organisation_id is not None
        else false()
    )
    return or_(AuditEntry.act.not_in(OF_THE_COMPANY_ALONE), own) if principal.acts_for_programme else own


async def list_entries(session: AsyncSession, principal: Principal, wanted: AuditEntryFilter) -> dict[str, Any]:
    """One page of the acts somebody may read about, newest first."""
    statement = (
        select(
            AuditEntry.id,
            AuditEntry.occurred_at,
            AuditEntry.act,
            AuditEntry.object_kind,
            AuditEntry.object_id,
            AuditEntry.details,
            func.coalesce(Account.name, MachineClient.name).label("actor"),
            Organisation.name.label("acting_organisation"),
        )
        .outerjoin(Account, Account.id == AuditEntry.account_id)
        .outerjoin(MachineClient, MachineClient.id == AuditEntry.client_id)
        .outerjoin(Organisation, Organisation.id == AuditEntry.acting_organisation_id)
        .where(visible_to(principal))
        .order_by(AuditEntry.id.desc())
    )
    for column, value in (
        (AuditEntry.object_kind, wanted.object_kind),
        (AuditEntry.object_id, wanted.object_id),
        (AuditEntry.act, wanted.act),
    ):
        if value is not None:
            statement = statement.where(column == value)
    return await page_of(session, statement, wanted)
