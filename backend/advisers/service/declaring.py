"""An adviser declares, and with it applies for accreditation or for a new period."""

from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers import declarations, queries
from backend.advisers.declaration_schemas import DeclarationCreate, InterestsAdd
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


async def declare(
    session: AsyncSession, principal: Principal, adviser_id: UUID, wish: DeclarationCreate, if_match: str | None
) -> dict[str, Any]:
    """Declare: beside a first application, to apply again after the period, or for a new one before it ends.

    Raises AdviserNotFound and FileNotFound (404), InvalidInput (400) for an older edition of the rules, VersionStale
    (412), RenewalTooEarly, AccreditationMoveImpossible and FileAttached (409).
    """
    adviser = await _own(session, principal, adviser_id, if_match)
    require_current_edition(wish.edition)
    _require_time_for_it(adviser)
    declaration = AdviserDeclaration(
        id=uuid4(),
        adviser_id=adviser.id,
        number=await declarations.next_number(session, adviser.id),
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


async def add_interests(
    session: AsyncSession, principal: Principal, adviser_id: UUID, wish: InterestsAdd, if_match: str | None
) -> dict[str, Any]:
    """Add interests that arose, however the accreditation stands; asks for no new period and takes nothing away.

    Raises AdviserNotFound (404) and VersionStale (412).
    """
    adviser = await _own(session, principal, adviser_id, if_match)
    added = AdviserDeclaration(
        id=uuid4(),
        adviser_id=adviser.id,
        number=await declarations.next_number(session, adviser.id),
        interests=wish.interests,
        declared_at=clock.now(),
        declared_by=principal.account_id,
    )
    session.add(added)
    record(session, principal, "advisers.add_interests", "adviser", adviser.id, organisation_id=adviser.organisation_id)
    adviser.updated_at = clock.now()  # a new version: whoever decides has read this too
    await session.flush()
    return declarations.described(added, [])


async def _own(session: AsyncSession, principal: Principal, adviser_id: UUID, if_match: str | None) -> Adviser:
    adviser = await queries.get_profile(session, principal, adviser_id, for_update=True)
    if adviser.account_id != principal.account_id:
        raise AdviserNotFound
    require_current(adviser, if_match)
    return adviser


def require_current_edition(edition: str) -> None:
    """Refuse a declaration by older rules of conduct. Raises InvalidInput (400)."""
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
            opens_on = declarations.renewable_from(adviser)
            assert opens_on is not None
            if clock.today() < opens_on:
                raise RenewalTooEarly(
                    nl=f"Verlengen kan vanaf {opens_on:%d-%m-%Y}.",
                    en=f"You can renew from {opens_on:%d-%m-%Y}.",
                    opensOn=opens_on.isoformat(),
                )
        case _:
            raise AccreditationMoveImpossible(currentStatus=adviser.accreditation, allowedStatuses=[])
