"""Making sure that the people of a company may act for it: a check by Syntens, a code by post, or eHerkenning."""

import asyncio
import secrets
from datetime import timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.core.etag import require_current
from backend.identity.models import Membership
from backend.identity.passwords import hash_password, verify_password
from backend.identity.principals import Principal
from backend.identity.scopes import Role
from backend.organisations import queries
from backend.organisations.errors import CompanyVerified, LetterKnown, LetterNotFound, OwnCompany, TooManyLetters
from backend.organisations.models import (
    Company,
    CompanyVerification,
    LetterStatus,
    Verification,
    VerificationGround,
    VerificationLetter,
)
from backend.organisations.models.verification import ATTEMPTS
from backend.organisations.queries.people import belongs_to
from backend.organisations.queries.verification import current_letter

GOOD_FOR = timedelta(days=28)
LETTERS_A_MONTH = 3  # a letter costs money, and somebody else's letterbox is no toy
LETTERS_AND_DIGITS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # without those that look alike
CODE_LENGTH = 10


async def check(
    session: AsyncSession,
    principal: Principal,
    company_id: UUID,
    *,
    ground: VerificationGround,
    note: str | None,
    if_match: str | None,
) -> Company:
    """An officer confirms, after a check, that the people who entered a company may act for it.

    Raises CompanyNotFound (404), VersionStale (412), OwnCompany (403), CompanyVerified (409).
    """
    company = await queries.get_company(session, principal, company_id, for_update=True)
    require_current(company, if_match)
    await _require_no_part(session, principal, company_id)
    if company.verification is Verification.VERIFIED:
        raise CompanyVerified
    await record(session, principal, company, ground, note=note)
    return company


async def _require_no_part(session: AsyncSession, principal: Principal, company_id: UUID) -> None:
    """An officer who is one of the company's people leaves it to a colleague."""
    if await belongs_to(session, principal, [company_id]):
        raise OwnCompany


async def verify_by_provider(session: AsyncSession, account_id: UUID, kvk_number: str | None) -> UUID | None:
    """Verify the company with this number, when an identity provider vouched that this person acts for it.

    The caller has checked the provider's token and its level of assurance. Only an owner counts: that is who entered
    the company or was let in as its equal. Answers the company when it is verified by this; None when there is
    nothing to verify.
    """
    if kvk_number is None:
        return None
    company: Company | None = await session.scalar(
        select(Company)
        .join(Membership, Membership.organisation_id == Company.id)
        .where(
            Company.kvk_number == kvk_number,
            Company.verification == Verification.UNVERIFIED,
            Membership.account_id == account_id,
            Membership.role == Role.OWNER,
        )
        .with_for_update(of=Company)
    )
    if company is None:
        return None
    await record(session, None, company, VerificationGround.IDENTITY_PROVIDER, by=account_id)
    return company.id


async def ask_for_letter(session: AsyncSession, principal: Principal, company_id: UUID) -> VerificationLetter:
    """Put a letter with a code in the print queue; it goes to the address in the trade register.

    Raises CompanyNotFound (404), CompanyVerified, LetterKnown and TooManyLetters (409).
    """
    company = await queries.get_company(session, principal, company_id, for_update=True)
    if company.verification is Verification.VERIFIED:
        raise CompanyVerified
    moment = clock.now()
    current = await current_letter(session, company_id)
    if current is not None:
        if current.status_at(moment) in {LetterStatus.QUEUED, LetterStatus.PRINTED}:
            raise LetterKnown
        current.replaced_at = moment
        await session.flush()
    lately = select(func.count()).where(
        VerificationLetter.company_id == company_id, VerificationLetter.asked_at > moment - timedelta(days=30)
    )
    if (await session.scalar(lately) or 0) >= LETTERS_A_MONTH:
        raise TooManyLetters
    letter = VerificationLetter(company_id=company_id, asked_at=moment, asked_by=principal.account_id)
    session.add(letter)
    await session.flush()
    audit.record(session, principal, "letters.ask", "company", company_id, organisation_id=company_id)
    return letter


async def print_letter(session: AsyncSession, principal: Principal, letter_id: UUID) -> tuple[VerificationLetter, str]:
    """Make the code and hand the letter out, once. Answers the letter and its code, which is kept nowhere.

    Raises LetterNotFound (404), OwnCompany (403), LetterNotPrintable (409).
    """
    letter: VerificationLetter | None = await session.scalar(
        select(VerificationLetter).where(VerificationLetter.id == letter_id).with_for_update()
    )
    if letter is None:
        raise LetterNotFound
    await _require_no_part(session, principal, letter.company_id)
    code = "".join(secrets.choice(LETTERS_AND_DIGITS) for _ in range(CODE_LENGTH))
    moment = clock.now()
    letter.hand_out(await asyncio.to_thread(hash_password, code), principal.account_id, moment, moment + GOOD_FOR)
    await session.flush()
    audit.record(session, principal, "letters.print", "company", letter.company_id, organisation_id=letter.company_id)
    return letter, f"{code[:5]}-{code[5:]}"


async def enter_code(session: AsyncSession, principal: Principal, company_id: UUID, typed: str) -> tuple[bool, int]:
    """Try the code of the letter. Answers whether it was right, and how many tries are left.

    A wrong code is an answer and no failure: a failure would undo the count of tries.
    Raises CompanyNotFound and LetterNotFound (404), CompanyVerified (409).
    """
    company = await queries.get_company(session, principal, company_id, for_update=True)
    if company.verification is Verification.VERIFIED:
        raise CompanyVerified
    letter = await current_letter(session, company_id)
    if letter is None or letter.status_at(clock.now()) is not LetterStatus.PRINTED:
        raise LetterNotFound
    if await verify_password(letter.code_hash, typed.upper().replace("-", "").replace(" ", "")):
        letter.used_at = clock.now()
        await record(session, principal, company, VerificationGround.CODE_BY_POST)
        return True, ATTEMPTS - letter.attempts
    letter.attempts += 1
    await session.flush()
    audit.record(session, principal, "letters.wrong_code", "company", company_id, organisation_id=company_id)
    return False, ATTEMPTS - letter.attempts


async def record(
    session: AsyncSession,
    principal: Principal | None,
    company: Company,
    ground: VerificationGround,
    *,
    note: str | None = None,
    by: UUID | None = None,
) -> None:
    """Write down that a company stands verified, on what ground and by whom. The caller checked the rights."""
    company.verify(clock.now())
    session.add(
        CompanyVerification(
            company_id=company.id,
            ground=ground,
            note=note,
            verified_at=clock.now(),
            verified_by=principal.account_id if principal else by,
        )
    )
    audit.record(
        session, principal, "companies.verify", "company", company.id, organisation_id=company.id, basis=str(ground)
    )
    await session.flush()
