"""Claims as an adviser sends them."""

from typing import Any
from uuid import uuid4

from backend.core import clock
from backend.vouchers.vat import vat_of


def claimed(amount_cents: int = 3_333_34, *, hours: int = 30, **invoice: Any) -> dict[str, Any]:
    """A claim with an invoice of today at the general rate, and a number of its own."""
    return {
        "hours": hours,
        "amountCents": amount_cents,
        "description": "Vier dagen op de werkvloer.",
        "invoice": {
            "number": f"F-{uuid4().hex[:12]}",
            "issuedOn": clock.today().isoformat(),
            "vat": "general",
            "vatCents": vat_of(amount_cents, clock.today()),
            **invoice,
        },
    }
