"""The code on an award letter by which anybody who holds it sees that the voucher is genuine and still open.

It follows from the voucher and the moment of its grant by a key that only the service has (HMAC, RFC 2104), so nothing
is kept, nobody with only the database can make one, and a voucher that is granted anew has another code. Twelve
characters of 30 are 58 bits: guessing is hopeless at the rate one address may ask.
"""

import hmac

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.sealing import mark
from backend.organisations.queries import company_of
from backend.settings import Settings
from backend.vouchers.codes import ALPHABET
from backend.vouchers.errors import AwardLetterUnknown
from backend.vouchers.models import Round, Scheme, Voucher
from backend.vouchers.states import VoucherStatus

PURPOSE = "voucher verification"
PAGE = "/voucher-controleren"
LENGTH, GROUP = 12, 4
# An adviser can still begin or go on with the work.
OPEN_FOR_WORK = frozenset({VoucherStatus.GRANTED, VoucherStatus.IN_USE})


def code_of(settings: Settings, voucher: Voucher) -> str:
    """The code of a granted voucher, in groups: `K7QM-9FRT-2XYZ`."""
    assert voucher.granted_at is not None
    meant = f"{voucher.id} {voucher.granted_at.timestamp():.6f}"
    number = int.from_bytes(mark(settings.secret, settings.data_dir, PURPOSE, meant.encode()))
    letters = ""
    for _ in range(LENGTH):
        number, at = divmod(number, len(ALPHABET))
        letters += ALPHABET[at]
    return "-".join(letters[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def _fits(code: str, typed: str) -> bool:
    """Whether this is the code, however spaces, dashes and capitals were typed."""
    read = "".join(character for character in typed.upper() if character in ALPHABET)
    return hmac.compare_digest(code.replace("-", ""), read)


async def verify(session: AsyncSession, settings: Settings, voucher_code: str, code: str) -> dict[str, object]:
    """What an award letter is worth today. Raises AwardLetterUnknown (404), also when it was granted anew since."""
    voucher = await session.scalar(select(Voucher).where(Voucher.code == voucher_code.strip().upper()))
    if voucher is None or voucher.granted_at is None or not _fits(code_of(settings, voucher), code):
        raise AwardLetterUnknown
    scheme = await session.scalar(select(Scheme).join(Round).where(Round.id == voucher.round_id))
    assert scheme is not None
    company = await company_of(session, voucher.company_id)
    return {
        "code": voucher.code,
        "status": voucher.status,
        "open": voucher.status in OPEN_FOR_WORK and not voucher.has_ended(clock.today()),
        "company_name": company.name,
        "scheme_name": scheme.name,
        "adviser_name": voucher.adviser_name,
        "adviser_firm": voucher.adviser_firm,
        "granted_cents": voucher.granted_cents,
        "valid_until": voucher.valid_until,
        "is_demonstration": voucher.is_demonstration,
    }
