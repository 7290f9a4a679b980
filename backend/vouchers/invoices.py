"""What an invoice must be before it can be claimed."""

from datetime import date

from backend.core.clock import AMSTERDAM
from backend.core.validation import field, invalid
from backend.vouchers.models import Voucher
from backend.vouchers.schemas.claims import ClaimCreate
from backend.vouchers.vat import fits, vat_of
from backend.vouchers.wording import day, euros


def require_possible(wish: ClaimCreate, voucher: Voucher, today: date) -> None:
    """Refuse a day before the grant or to come, and VAT that is not that of the amount. Raises InvalidInput (400)."""
    invoice = wish.invoice
    assert voucher.granted_at is not None
    granted_on = voucher.granted_at.astimezone(AMSTERDAM).date()
    if not granted_on <= invoice.issued_on <= today:
        raise invalid(
            field(
                "#/invoice/issuedOn",
                "out_of_range",
                nl=f"De factuur is van {day(granted_on, 'nl')}, de dag van de toekenning, tot en met vandaag.",
                en=f"The invoice is from {day(granted_on, 'en')}, the day of the grant, up to and including today.",
            )
        )
    if not fits(invoice.vat_cents, wish.amount_cents, invoice.issued_on, invoice.vat):
        right = vat_of(wish.amount_cents, invoice.issued_on, invoice.vat)
        raise invalid(
            field(
                "#/invoice/vatCents",
                "not_the_rate",
                nl=f"De btw over dit bedrag is {euros(right, 'nl')}. Kijk het bedrag of het tarief na.",
                en=f"VAT on this amount is {euros(right, 'en')}. Check the amount or the rate.",
            )
        )
