"""What people do through an identity provider: sign in, link it to their account, confirm who they are, unlink it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.core.database import Database
from backend.identity.assurance import require_assurance
from backend.identity.models import Account, Session
from backend.identity.principals import Principal
from backend.identity.service.sessions import open_session
from backend.mails import service as mails
from backend.openid import attempts
from backend.openid.attempts import Secrets
from backend.openid.errors import (
    OpenidAnswerRefused,
    OpenidCancelled,
    OpenidIdentityNotFound,
    OpenidIdentityTaken,
    OpenidOtherIdentity,
    SignInTooLongAgo,
)
from backend.openid.linking import account_for, link
from backend.openid.models import OpenidAttempt, OpenidIdentity
from backend.openid.people import Person, read_person
from backend.openid.provider import Provider
from backend.openid.schemas import OpenidAnswerCreate, OpenidSignInCreate
from backend.openid.tokens import check_id_token
from backend.organisations import service as organisations

RECENT = timedelta(minutes=15)  # a sign-in that is recent enough to take a way in away
Kind = Literal["signed_in", "account_made", "linked", "confirmed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Who is signed in now, by which token, and where to go on."""

    kind: Kind
    token: str
    principal: Principal
    return_to: str
    verified_company_id: UUID | None


async def begin(
    database: Database, provider: Provider, principal: Principal | None, wish: OpenidSignInCreate
) -> tuple[str, Secrets, OpenidAttempt]:
    """Begin a sign-in: the address the browser goes to, and what it keeps. Raises OpenidProviderAway (503)."""
    own = Secrets.fresh()
    address = await provider.address_for(
        state=own.state,
        nonce=own.nonce,
        verifier=own.verifier,
        level=wish.assurance,
        fresh=wish.assurance is not None,
    )
    async with database.write() as session:
        return address, own, await attempts.begin(session, principal, wish, own)


async def answer(
    database: Database,
    provider: Provider,
    principal: Principal | None,
    wish: OpenidAnswerCreate,
    *,
    browser: str,
    hours: int,
    demonstration: bool,
) -> Outcome:
    """Take the provider's answer and open a session with a new token.

    The attempt is used up in a transaction of its own: a code that comes a second time finds none. No transaction is
    open while we wait for the provider. Raises OpenidAnswerRefused, OpenidCancelled, AssuranceTooLow (403),
    OpenidProviderAway (503), and what `linking` raises.
    """
    own = Secrets(browser, wish.state)
    async with database.write() as session:
        attempt = await attempts.take(session, own)
    # Somebody else who signed in (or out) here meanwhile is not who began this.
    if attempt is None or attempt.session_id != (principal and principal.session_id):
        raise OpenidAnswerRefused
    person = await _ask(provider, wish, own)
    require_assurance(person.level, attempt.assurance)
    async with database.write() as session:
        account, kind = await _whose(session, principal, attempt, person, demonstration=demonstration)
        company_id = await organisations.verify_by_provider(session, account.id, person.kvk_number)
        token, entered = await open_session(session, account, hours=hours, assurance=person.level, instead_of=principal)
    return Outcome(kind, token, entered, attempt.return_to, company_id)


async def _ask(provider: Provider, wish: OpenidAnswerCreate, own: Secrets) -> Person:
    """Exchange the code and check what comes of it."""
    metadata = await provider.metadata()
    named = metadata.get("authorization_response_iss_parameter_supported") is True
    if wish.issuer != provider.configuration.issuer and (named or wish.issuer is not None):
        raise OpenidAnswerRefused  # another provider's answer (mix-up, RFC 9207)
    if wish.code is None:
        raise OpenidCancelled
    tokens = await provider.exchange(wish.code, own.verifier)
    claims = await check_id_token(provider, tokens, own.nonce)
    return read_person(provider.configuration, claims, await provider.describe(tokens.get("access_token")))


async def _whose(
    session: AsyncSession, principal: Principal | None, attempt: OpenidAttempt, person: Person, *, demonstration: bool
) -> tuple[Account, Kind]:
    identity = await session.scalar(
        select(OpenidIdentity)
        .where(OpenidIdentity.issuer == person.issuer, OpenidIdentity.subject == person.subject)
        .with_for_update()
    )
    if identity is not None:
        if principal is not None and identity.account_id != principal.account_id:
            raise OpenidIdentityTaken
        identity.last_used_at = clock.now()
        account = await session.get_one(Account, identity.account_id)
        if account.is_demonstration and not demonstration:
            raise OpenidAnswerRefused
        return account, "confirmed" if attempt.assurance and principal else "signed_in"
    if principal is None:
        return await account_for(session, person)
    other = select(OpenidIdentity.id).where(
        OpenidIdentity.account_id == principal.account_id, OpenidIdentity.issuer == person.issuer
    )
    if await session.scalar(other) is not None:
        raise OpenidOtherIdentity
    account = await session.get_one(Account, principal.account_id)
    await link(session, principal, account, person)
    return account, "confirmed" if attempt.assurance else "linked"


async def unlink(session: AsyncSession, principal: Principal, identity_id: UUID) -> None:
    """Take an identity off one's own account. Raises OpenidIdentityNotFound (404), SignInTooLongAgo (403)."""
    found = await session.scalar(
        select(OpenidIdentity.id).where(
            OpenidIdentity.id == identity_id, OpenidIdentity.account_id == principal.account_id
        )
    )
    if found is None:
        raise OpenidIdentityNotFound
    opened = await session.get_one(Session, principal.session_id)
    if clock.now() - opened.created_at > RECENT:
        raise SignInTooLongAgo
    await session.execute(delete(OpenidIdentity).where(OpenidIdentity.id == identity_id))
    audit.record(session, principal, "accounts.unlink_identity", "account", principal.account_id)
    account = await session.get_one(Account, principal.account_id)
    mails.queue(
        session,
        to=account.email,
        template="identity_unlinked",
        language=account.language,
        name=account.name,
        link="/account",
    )
