"""The words of the letter with a code."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from backend.content import load
from backend.core import clock
from backend.organisations.models import VerificationLetter
from backend.organisations.queries import company_of


async def compose(session: AsyncSession, letter: VerificationLetter, code: str) -> dict[str, Any]:
    """Subject and body in both languages, and until when the code is good."""
    assert letter.expires_at is not None
    company = await company_of(session, letter.company_id)
    template = load.letters()["company_code"]
    words = {
        "company": company.name,
        "kvk_number": company.kvk_number,
        "code": code,
        "answer_before": letter.expires_at.astimezone(clock.AMSTERDAM).strftime("%d-%m-%Y"),
    }
    return {
        "subject": {"nl": template.subject.nl, "en": template.subject.en},
        "body": {
            "nl": template.body.nl.strip().format_map(words),
            "en": template.body.en.strip().format_map(words),
        },
        "expires_at": letter.expires_at,
    }
