"""To which account an identity belongs. Taking over an account must not be possible; see docs/decisions/0031."""

from typing import Literal

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.identity.models import Account
from backend.identity.principals import Principal
from backend.mails import service as mails
from backend.openid.errors import OpenidAccountExists, OpenidAddressMissing, OpenidIdentityTaken
from backend.openid.models import OpenidIdentity
from backend.openid.people import Person


async def account_for(session: AsyncSession, person: Person) -> tuple[Account, Literal["account_made"]]:
    """A new account for somebody who is not signed in and whom we do not know at this provider.

    Never an existing one: who has an account signs in to it and links there. Raises OpenidAddressMissing (403) when
    the provider did not verify an address, whether or not we know that address; OpenidAccountExists (409) only to the
    owner of a verified one.
    """
    if person.email is None:
        raise OpenidAddressMissing(
            nl="Deze inlogdienst geeft ons geen gecontroleerd e-mailadres. Log in of maak een account met een "
            "wachtwoord, en koppel de inlogdienst daarna bij Uw account.",
            en="This identity provider gives us no verified e-mail address. Sign in, or make an account with a "
            "password, and link the provider afterwards on Your account.",
        )
    made: Account | None = await session.scalar(
        insert(Account)
        .values(name=person.name, email=person.email, language=person.language, version=1)
        .on_conflict_do_nothing(index_elements=["email"])
        .returning(Account)
    )
    if made is None:
        raise OpenidAccountExists(
            nl="Er is al een account met uw e-mailadres. Log daarmee in en koppel de inlogdienst bij Uw account.",
            en="There is an account with your e-mail address already. Sign in to it, and link the provider on "
            "Your account.",
        )
    await _add(session, made, person)
    audit.record(session, None, "accounts.make_by_identity", "account", made.id)
    return made, "account_made"


async def link(session: AsyncSession, principal: Principal, account: Account, person: Person) -> None:
    """Link an identity to the account of somebody who is signed in; they are told by mail."""
    await _add(session, account, person)
    audit.record(session, principal, "accounts.link_identity", "account", account.id)
    mails.queue(
        session,
        to=account.email,
        template="identity_linked",
        language=account.language,
        name=account.name,
        link="/account",
    )


async def _add(session: AsyncSession, account: Account, person: Person) -> None:
    """Two people who link the same identity in the same moment: one of them does."""
    added = await session.scalar(
        insert(OpenidIdentity)
        .values(account_id=account.id, issuer=person.issuer, subject=person.subject, last_used_at=clock.now())
        .on_conflict_do_nothing()
        .returning(OpenidIdentity.id)
    )
    if added is None:
        raise OpenidIdentityTaken
