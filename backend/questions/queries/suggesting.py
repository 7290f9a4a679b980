"""What may answer a question already, while it is typed: found by the one search, never by a second one."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from backend.questions.schemas.questions import SuggestedQuery
from backend.search.queries import search
from backend.search.schemas import SearchFilter

SHOWN, LOOKED_AT, LEAST_LETTERS = 8, 24, 4
# The knowledge base first, then what others asked, then what the programme has to read and to use.
SUBJECTS = ("knowledge", "questions", "toolbox", "practices", "instruments")


async def suggest(session: AsyncSession, wanted: SuggestedQuery) -> list[dict[str, Any]]:
    """At most eight, by kind and within a kind as search puts them; nothing for a few letters."""
    if len(wanted.q.strip()) < LEAST_LETTERS:
        return []
    found = await search(
        session, SearchFilter(q=wanted.q, language=wanted.language, subject=list(SUBJECTS), page_size=LOOKED_AT)
    )
    items = [
        {key: item[key] for key in ("subject", "address", "title", "is_demonstration")}
        for item in found["items"]
        if item["subject"] in SUBJECTS
    ]
    return sorted(items, key=lambda item: SUBJECTS.index(item["subject"]) if item["subject"] in SUBJECTS[:2] else 2)[
        :SHOWN
    ]
