"""Making, changing and removing one's own profile."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.etag import require_current
from backend.identity.principals import Principal
from backend.network.errors import NetworkProfileElsewhere, NetworkProfileNotFound, ScanConsentNotYours
from backend.network.models import NetworkProfile, ProfileField
from backend.network.schemas.profiles import NetworkProfileWrite, Shown
from backend.organisations.queries import company_of


async def _own(session: AsyncSession, principal: Principal) -> NetworkProfile | None:
    found: NetworkProfile | None = await session.scalar(
        select(NetworkProfile).where(NetworkProfile.account_id == principal.account_id).with_for_update()
    )
    return found


async def write(
    session: AsyncSession, principal: Principal, wish: NetworkProfileWrite, if_match: str | None
) -> NetworkProfile:
    """Make the profile or change it. Off means that nobody is suggested by it either.

    Raises NetworkProfileElsewhere (409) and ScanConsentNotYours (403).
    """
    assert principal.organisation_id is not None
    company = await company_of(session, principal.organisation_id)
    profile = await _own(session, principal)
    if profile is not None:
        if profile.company_id != company.id:
            raise NetworkProfileElsewhere
        if wish.is_suggestible and not profile.is_suggestible:
            _require_consent(principal)
        require_current(profile, if_match)
    else:
        if wish.is_suggestible:
            _require_consent(principal)
        profile = NetworkProfile(
            account_id=principal.account_id, company_id=company.id, is_demonstration=company.is_demonstration
        )
        session.add(profile)
    shown = {field: Shown(getattr(wish.shown, field.value)) for field in ProfileField}
    profile.is_on, profile.is_suggestible = wish.is_visible, wish.is_visible and wish.is_suggestible
    profile.function, profile.words, profile.contact = wish.function, wish.words, wish.contact
    profile.offers = [theme.value for theme in dict.fromkeys(wish.offers)]
    profile.seeks = [theme.value for theme in dict.fromkeys(wish.seeks)]
    profile.shown_to_all = [field.value for field, who in shown.items() if who is Shown.EVERYONE]
    profile.shown_introduced = [field.value for field, who in shown.items() if who is Shown.INTRODUCED]
    await session.flush()
    return profile


async def remove(session: AsyncSession, principal: Principal) -> None:
    """Take one's profile away. Raises NetworkProfileNotFound (404)."""
    profile = await _own(session, principal)
    if profile is None:
        raise NetworkProfileNotFound
    await session.delete(profile)
    await session.flush()


def _require_consent(principal: Principal) -> None:
    if not principal.may("scans:manage"):
        raise ScanConsentNotYours
