"""Choosing how one is told; without a choice, what everybody begins with."""

from typing import Any
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.content import load
from backend.core.etag import require_current
from backend.core.problems import VersionStale
from backend.identity.models import Account
from backend.identity.principals import Principal
from backend.mails.models import Mail, MailStatus
from backend.notifications.models import DEFAULTS, IN_DIGEST, MailRhythm, Notice, NotificationPreference, rhythm_of
from backend.notifications.schemas import NotificationPreferencesUpdate

DIGEST = "notification_digest"


class Unchosen:
    """The choices that everybody begins with, as the version before the first."""

    version = 0


async def find_preference(session: AsyncSession, principal: Principal) -> NotificationPreference | None:
    """What this person chose; None for who never did."""
    return await session.get(NotificationPreference, principal.account_id)


def describe(preference: NotificationPreference | None) -> dict[str, Any]:
    """The choices on the wire, chosen or not."""
    hours = preference is not None and preference.quiet_from is not None
    return {
        "mail": {category: rhythm_of(preference, category) for category in DEFAULTS},
        "quiet_hours": (
            {"starts": preference.quiet_from, "ends": preference.quiet_until} if preference and hours else None
        ),
        "quiet_weekends": preference is not None and preference.quiet_weekends,
        "is_chosen": preference is not None,
    }


async def choose(
    session: AsyncSession, principal: Principal, wish: NotificationPreferencesUpdate, if_match: str | None
) -> NotificationPreference:
    """From now on they are told like this; what waits for a digest of a kind without mail waits no more.

    Raises PreconditionMissing (428) and VersionStale (412).
    """
    found = await session.get(NotificationPreference, principal.account_id, with_for_update=True)
    require_current(found or Unchosen(), if_match)
    if found is None:
        if not await _begin(session, principal.account_id):
            raise VersionStale
        found = await session.get_one(NotificationPreference, principal.account_id)
    for category in DEFAULTS:
        setattr(found, f"{category}_mail", getattr(wish.mail, category))
    hours = wish.quiet_hours
    found.quiet_from, found.quiet_until = (hours.starts, hours.ends) if hours else (None, None)
    found.quiet_weekends = wish.quiet_weekends
    await session.flush()
    await _let_go(session, found)
    return found


async def stop_digest(session: AsyncSession, account_id: UUID) -> None:
    """No digest from now on: those kinds come in the app only. The same again, or for nobody, changes nothing."""
    email = await session.scalar(select(Account.email).where(Account.id == account_id))
    if email is None:
        return
    await _begin(session, account_id)
    found = await session.get_one(NotificationPreference, account_id, with_for_update=True)
    for category in DEFAULTS:
        if rhythm_of(found, category) in IN_DIGEST:
            setattr(found, f"{category}_mail", MailRhythm.APP_ONLY)
    await session.flush()
    await _let_go(session, found)
    waiting = (
        select(Mail.id)
        .where(Mail.recipient == email, Mail.template == DIGEST, Mail.status == MailStatus.QUEUED)
        .with_for_update(skip_locked=True)  # one that leaves at this very moment is not waited for
    )
    await session.execute(delete(Mail).where(Mail.id.in_(waiting)))


async def _begin(session: AsyncSession, account_id: UUID) -> bool:
    """Write down what everybody begins with, for who has no choices yet; False for who has."""
    begun = await session.scalar(
        insert(NotificationPreference)
        .values(
            account_id=account_id,
            version=1,
            quiet_weekends=False,
            **{f"{category}_mail": rhythm for category, rhythm in DEFAULTS.items()},
        )
        .on_conflict_do_nothing()
        .returning(NotificationPreference.account_id)
    )
    return begun is not None


async def _let_go(session: AsyncSession, preference: NotificationPreference) -> None:
    """What is told in the app only waits for no digest: it would come after all when a digest is chosen again."""
    silent = [
        code for code, letter in load.letters().items() if rhythm_of(preference, letter.category) is MailRhythm.APP_ONLY
    ]
    await session.execute(
        update(Notice)
        .where(Notice.account_id == preference.account_id, Notice.awaits_digest, Notice.template.in_(silent))
        .values(awaits_digest=False)
        .execution_options(synchronize_session=False)
    )
