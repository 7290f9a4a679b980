"""Writing the audit trail."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.models import AuditEntry
from backend.core import clock
from backend.identity.principals import Principal


def record(
    session: AsyncSession,
    principal: Principal | None,
    act: str,
    object_kind: str,
    object_id: UUID,
    *,
    organisation_id: UUID | None = None,
    **details: Any,
) -> None:
    """Add the row of one act, in the act's own transaction.

    `act` reads `vouchers.grant`; `organisation_id` is whom it concerns; a principal of None is the platform itself.
    `details` holds facts a person concerned may read: no free text about people, no answers of employees.
    """
    acting_id: UUID | None
    if principal is not None and principal.mandated_by is not None:
        # Both show: who acted is of the mandated organisation, what it concerns is the company's.
        acting_id, organisation_id = principal.mandated_by, organisation_id or principal.organisation_id
    else:
        acting_id = principal.organisation_id if principal is not None else None
    session.add(
        AuditEntry(
            occurred_at=clock.now(),
            account_id=principal and principal.person_id,
            client_id=principal and principal.client_id,
            acting_organisation_id=acting_id,
            organisation_id=organisation_id,
            act=act,
            object_kind=object_kind,
            object_id=object_id,
            details=details,
        )
    )
