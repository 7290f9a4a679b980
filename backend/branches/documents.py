"""A signed agreement as an accessible PDF (PDF/UA-1): the text, and who signed it when."""

from datetime import datetime
from typing import Literal, cast

from backend.branches.models import BranchAgreement
from backend.branches.texts import edition_of
from backend.content.shapes import Text
from backend.core import clock
from backend.documents import render


async def agreement_pdf(agreement: BranchAgreement, branch: str, programme: str) -> bytes:
    """The agreement in the language it was signed in, with both signatures."""
    text = edition_of(agreement.kind, agreement.edition)
    speak = cast("Literal['nl', 'en']", agreement.language)

    def say(words: Text) -> str:
        return str(getattr(words, speak)).strip()

    signed = [
        (branch, agreement.signer_name, agreement.signer_function, agreement.signed_at),
        (programme, agreement.countersigner_name, agreement.countersigner_function, agreement.countersigned_at),
    ]
    data = {
        "edition": text.edition,
        "summary": say(text.summary),
        "branch": branch,
        "articles": [
            {"heading": say(article.heading), "paragraphs": say(article.text).split("\n\n")}
            for article in text.articles
        ],
        "signatures": [
            {"party": party, "name": name, "function": function, "on": _moment(at)}
            for party, name, function, at in signed
        ],
    }
    return await render("agreement", data, title=say(text.title), language=speak)


def _moment(at: datetime | None) -> str:
    return "" if at is None else at.astimezone(clock.AMSTERDAM).strftime("%d-%m-%Y, %H:%M")
