"""The letter with a code: its words, and its page for the printer."""

import base64
from collections.abc import Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from backend.content import load
from backend.core import clock
from backend.documents import render
from backend.organisations.models import VerificationLetter
from backend.organisations.queries import company_of


async def compose(
    session: AsyncSession, letter: VerificationLetter, code: str, address: Sequence[str]
) -> dict[str, Any]:
    """The letter in words and as a PDF: Dutch, with the English on a page of its own."""
    assert letter.expires_at is not None
    company = await company_of(session, letter.company_id)
    template = load.letters()["company_code"]
    words = {
        "company": company.name,
        "kvk_number": company.kvk_number,
        "code": code,
        "answer_before": letter.expires_at.astimezone(clock.AMSTERDAM).strftime("%d-%m-%Y"),
    }
    subject = {"nl": template.subject.nl, "en": template.subject.en}
    body = {
        "nl": template.body.nl.strip().format_map(words),
        "en": template.body.en.strip().format_map(words),
    }
    page = {
        "address": address,
        "date": clock.today().strftime("%d-%m-%Y"),
        "reference": company.kvk_number,
        "code": code,
        "paragraphs": body["nl"].split("\n\n"),
        "translation": {"language": "en", "title": subject["en"], "paragraphs": body["en"].split("\n\n")},
    }
    pdf = await render("letter", page, title=subject["nl"], language="nl")
    return {
        "address": address,
        "code": code,
        "subject": subject,
        "body": body,
        "expires_at": letter.expires_at,
        "pdf": base64.b64encode(pdf).decode(),
    }
