"""An adviser declares, and with it applies for accreditation or for a new period."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers import declarations, queries
from backend.advisers.declaration_schemas import DeclarationCreate
from backend.advisers.errors import AccreditationMoveImpossible, AdviserNotFound, RenewalTooEarly
from backend.advisers.models import Accreditation, Adviser, AdviserDeclaration
from backend.advisers.service.accreditation import apply_again
from backend.audit.service import record
from backend.content import load
from backend.core import clock
from backend.core.etag import require_current
from backend.core.validation import field, invalid
from backend.files import service as files
from backend.identity.principals import Principal

RENEWAL_FROM = timedelta(days=90)  # before the last day of the period


async def declare(
    session: AsyncSession, principal: Principal, adviser_id: UUID, wish: DeclarationCreate, if_match: str | None
) -> dict[str, Any]:
    """Declare: beside a first application, to apply again after the period, or for a new one before it ends.

    Raises AdviserNotFound and FileNotFound (404), InvalidInput (400) for an older edition of the rules, VersionStale
    (412), RenewalTooEarly, AccreditationMoveImpossible and FileAttached (409).
    """
    adviser = await queries.get_profile(session, principal, adviser_id, for_update=True)
    if adviser.account_id != principal.account_id:
        raise AdviserNotFound
    require_current(adviser, if_match)
    _require_current_edition(wish.edition)
    _require_time_for_it(adviser)
    former = await declarations.newest_of(session, adviser.id)
    declaration = AdviserDeclaration(
        id=uuid4(),
        adviser_id=adviser.id,
        number=former.number + 1 if former else 1,
        edition=wish.edition,
        experience=wish.experience,
        assignments=wish.assignments,
        training=wish.training,
        interests=wish.interests,
        declared_at=clock.now(),
        declared_by=principal.account_id,
    )
    session.add(declaration)
    await session.flush()
    kept = [
        await files.attach(session, principal, file_id, declarations.KIND, declaration.id) for file_id in wish.file_ids
    ]
    record(session, principal, "advisers.declare", "adviser", adviser.id, organisation_id=adviser.organisation_id)
    if adviser.accreditation is Accreditation.EXPIRED:
        await apply_again(session, principal, adviser.id, if_match)
    else:
        adviser.updated_at = clock.now()  # a new version: whoever decides has read this declaration
        await session.flush()
    return declarations.described(declaration, kept)


def _require_current_edition(edition: str) -> None:
    current = load.conduct().edition
    if edition != current:
        raise invalid(
            field(
                "#/edition",
                "outdated",
                nl=f"De gedragsregels zijn veranderd. Lees de uitgave {current}.",
                en=f"The rules of conduct have changed. Read edition {current}.",
            )
        )


def _require_time_for_it(adviser: Adviser) -> None:
    match adviser.accreditation:
        case Accreditation.APPLIED | Accreditation.EXPIRED:
            return
        case Accreditation.ACCREDITED:
            assert adviser.accredited_until is not None
            opens_on = adviser.accredited_until - RENEWAL_FROM
            if clock.today() < opens_on:
                raise RenewalTooEarly(
                    nl=f"Verlengen kan vanaf {opens_on:%d-%m-%Y}.",
                    en=f"You can renew from {opens_on:%d-%m-%Y}.",
                    opensOn=opens_on.isoformat(),
                )
        case _:
            raise AccreditationMoveImpossible(currentStatus=adviser.accreditation, allowedStatuses=[])
