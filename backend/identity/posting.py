"""What holds for every text that somebody posts for others: few links, and none from a new account."""

import re
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.validation import field, invalid
from backend.identity.models import Account
from backend.identity.principals import Principal

NEW = timedelta(days=3)  # so long an account is new
MOST_LINKS = 3
_LINK = re.compile(r"https?:|www\.", re.IGNORECASE)


async def is_new(session: AsyncSession, principal: Principal) -> bool:
    """Whether this account was made so lately that it may do less."""
    made_at = await session.scalar(select(Account.created_at).where(Account.id == principal.account_id))
    return made_at is None or clock.now() - made_at < NEW


async def require_few_links(session: AsyncSession, principal: Principal, text: str) -> None:
    """Refuse a text that is there for its links. Raises InvalidInput (400)."""
    links = len(_LINK.findall(text))
    if not links:
        return
    most = 0 if await is_new(session, principal) else MOST_LINKS
    if links > most:
        nl = f"Gebruik hooguit {most} links." if most else "Met een nieuw account kunt u nog geen links plaatsen."
        en = f"Use {most} links at most." if most else "With a new account you cannot post links yet."
        raise invalid(field("#/body", "links", nl=nl, en=en))
