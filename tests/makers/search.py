"""Builders for search."""

from sqlalchemy.ext.asyncio import AsyncSession

from backend.search.models import SynonymSet


async def make_synonym_set(session: AsyncSession, *words: str, language: str = "nl") -> SynonymSet:
    """Words that mean the same."""
    made = SynonymSet(language=language, words=list(words))
    session.add(made)
    await session.flush()
    return made
