"""What the programme office does with a scheme: make it, and the next edition when its rules become others."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.core.validation import field, invalid
from backend.identity.models import Organisation
from backend.identity.principals import Principal
from backend.identity.scopes import OrganisationKind
from backend.vouchers.aid import in_force
from backend.vouchers.errors import SchemeMadeMeanwhile
from backend.vouchers.models import Scheme
from backend.vouchers.schemas.rounds import SchemeCreate


async def create_scheme(session: AsyncSession, principal: Principal, wish: SchemeCreate) -> Scheme:
    """Make a scheme, or the next edition of one. Rounds that run keep the edition they began with.

    Raises InvalidInput (400), and SchemeMadeMeanwhile (409) when `former_edition` is not the newest.
    """
    if wish.minimum_cents > wish.maximum_cents:
        raise invalid(
            field(
                "#/minimumCents",
                "above_maximum",
                nl="Het minimum ligt boven het maximum.",
                en="The minimum is above the maximum.",
            )
        )
    if wish.extension_days > wish.extension_max_days:
        raise invalid(
            field(
                "#/extensionDays",
                "above_maximum",
                nl="Een verlenging duurt dan langer dan ten hoogste mag.",
                en="An extension would then last longer than the most that is allowed.",
            )
        )
    if not in_force(wish.aid_regulation, clock.today()):
        raise invalid(
            field(
                "#/aidRegulation",
                "not_in_force",
                nl="Deze verordening geldt nu niet.",
                en="This regulation is not in force now.",
            )
        )
    await _require_branches(session, wish.branch_ids)
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"scheme {wish.slug}", 0))))
    newest = await session.scalar(select(func.max(Scheme.edition)).where(Scheme.slug == wish.slug))
    if newest != wish.former_edition:
        raise SchemeMadeMeanwhile(newestEdition=newest)
    scheme = Scheme(**wish.model_dump(exclude={"former_edition"}), edition=(newest or 0) + 1)
    scheme.is_demonstration = await _is_demonstration(session, principal.organisation_id)
    session.add(scheme)
    await session.flush()
    audit.record(session, principal, "schemes.create", "scheme", scheme.id, edition=scheme.edition)
    return scheme


async def _require_branches(session: AsyncSession, branch_ids: list[UUID]) -> None:
    """Refuse members of a branch that is none: then nobody would qualify. Raises InvalidInput (400)."""
    known = select(Organisation.id).where(Organisation.id.in_(branch_ids), Organisation.kind == OrganisationKind.BRANCH)
    found = set(await session.scalars(known)) if branch_ids else set()
    unknown = [index for index, branch_id in enumerate(branch_ids) if branch_id not in found]
    if unknown:
        words = {"nl": "Dit is geen branche.", "en": "This is no branch."}
        raise invalid(*(field(f"#/branchIds/{index}", "unknown", **words) for index in unknown))


async def _is_demonstration(session: AsyncSession, organisation_id: UUID | None) -> bool:
    if organisation_id is None:
        return False
    found = await session.scalar(select(Organisation.is_demonstration).where(Organisation.id == organisation_id))
    return bool(found)
