"""A letter about a voucher as an accessible PDF (PDF/UA-1), made from the words that were sent.

The texts of the content are plain, so that they read well in a mail; on paper a short first line becomes a heading,
lines of "name: value" a table, and numbered lines a list.
"""

import re
from collections.abc import Iterator
from typing import Any, Literal

from backend.core import clock
from backend.documents import day, qr_svg, render
from backend.settings import Settings
from backend.vouchers import verification
from backend.vouchers.letters import link_of
from backend.vouchers.models import Voucher, VoucherLetter

FACT = re.compile(r"([^.:?!]{2,40}): (.+)")
STEP = re.compile(r"\d+\. (.+)")
NO_HEADING = ".,:;?!"


def blocks(body: str) -> Iterator[dict[str, Any]]:
    """The parts of a letter, in order: `heading`, `facts`, `steps` or `lines`."""
    for part in body.split("\n\n"):
        lines = [line for line in part.split("\n") if line.strip()]
        if len(lines) > 1 and lines[0][-1] not in NO_HEADING and not FACT.fullmatch(lines[0]):
            yield {"kind": "heading", "words": lines.pop(0)}
        if lines and all(FACT.fullmatch(line) for line in lines):
            yield {"kind": "facts", "facts": [line.split(": ", 1) for line in lines]}
        elif lines and all(STEP.fullmatch(line) for line in lines):
            yield {"kind": "steps", "steps": [line.split(". ", 1)[1] for line in lines]}
        elif lines:
            yield {"kind": "lines", "lines": lines}


async def letter_pdf(
    settings: Settings, voucher: Voucher, letter: VoucherLetter, company_name: str, language: Literal["nl", "en"]
) -> bytes:
    """The letter; the award that counts today carries the code by which it can be checked."""
    public_url = settings.public_url.rstrip("/")
    check = None
    if letter.kind == "voucher_granted" and letter.sent_at == voucher.granted_at:
        code = verification.code_of(settings, voucher)
        page = f"{public_url}{verification.PAGE}"
        check = {"page": page, "qr": qr_svg(f"{page}#{voucher.code}/{code}"), "code": code}
    body = letter.body[language].replace(link_of(voucher), f"{public_url}{link_of(voucher)}")
    data = {
        "address": [company_name],
        "date": day(letter.sent_at.astimezone(clock.AMSTERDAM).date(), language),
        "reference": voucher.code,
        "blocks": list(blocks(body)),
        "check": check,
    }
    return await render("decision", data, title=letter.subject[language], language=language)
