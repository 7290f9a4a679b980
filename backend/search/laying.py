"""The documents that come with the programme itself, the words that are known, and making all of it anew."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import delete, insert, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.content import load
from backend.core.database import PooledDatabase, make_engine
from backend.organisations.models import Province, SbiVersion
from backend.organisations.queries.companies import list_sectors
from backend.search.models import SearchDocument, SearchSource
from backend.settings import Settings

LANGUAGES = ("nl", "en")
IN_PROVINCE = {"nl": "Adviseurs in {}", "en": "Advisers in {}"}
IN_PROVINCE_MORE = {
    "nl": "Erkende adviseurs die werken in de provincie {}.",
    "en": "Accredited advisers who work in the province {}.",
}
FOR_SECTOR = {"nl": "Instrumenten voor: {}", "en": "Instruments for: {}"}
FOR_SECTOR_MORE = {
    "nl": "Wat in de toolbox past bij bedrijven in deze sector.",
    "en": "What in the toolbox fits companies in this sector.",
}


def _document(subject: str, name: str, language: str, **more: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {"words": "", "themes": [], "sectors": [], "provinces": [], "is_demonstration": False}
    return {**empty, "subject": subject, "name": name, "language": language, **more}


def _fixed(language: str) -> Iterator[dict[str, Any]]:
    for page in load.searched_pages():
        texts = {key: getattr(getattr(page, key), language) for key in ("title", "summary", "words")}
        yield _document("pages", page.address, language, address=page.address, **texts)
    for term in load.searched_terms():
        title, summary = getattr(term.title, language), getattr(term.summary, language)
        address = f"/begrippen?q={title}"
        yield _document("terms", term.code, language, address=address, title=title, summary=summary)
    for code, theme in load.themes().items():
        told = {"title": getattr(theme.name, language), "summary": getattr(theme.meaning, language)}
        more = (theme.why_it_pays, theme.low_meaning, theme.gap_meaning, theme.first_step, *theme.questions)
        words = " ".join(getattr(each, language) for each in more)
        yield _document("themes", code, language, address=f"/themas/{code}", **told, words=words, themes=[code])


async def _by_place_and_sector(session: AsyncSession, language: str) -> list[dict[str, Any]]:
    made = []
    for province in (await session.scalars(select(Province).order_by(Province.code))).all():
        address = f"/adviseurs?province={province.code}"
        forms = {"title": IN_PROVINCE, "summary": IN_PROVINCE_MORE}
        told = {key: form[language].format(province.name) for key, form in forms.items()}
        made.append(_document("pages", address, language, address=address, **told, provinces=[province.code]))
    for sector in await list_sectors(session, SbiVersion.SBI_2008):
        address, name = f"/toolbox?sector={sector['section']}", sector["name"][language].partition(";")[0]
        told = {"title": FOR_SECTOR[language].format(name.lower()), "summary": FOR_SECTOR_MORE[language]}
        made.append(_document("pages", address, language, address=address, **told, sectors=[sector["section"]]))
    return made


async def lay(session: AsyncSession) -> int:
    """Put down the documents of texts that come with the programme: pages, themes, terms, provinces and sectors."""
    await session.execute(delete(SearchDocument).where(SearchDocument.source_id.is_(None)))
    made = [
        document
        for language in LANGUAGES
        for document in (*_fixed(language), *await _by_place_and_sector(session, language))
    ]
    await session.execute(insert(SearchDocument), made)
    return len(made)


async def count_words(session: AsyncSession) -> int:
    """Count anew which words the documents hold; answers how many there are."""
    counted = [await session.scalar(select(text("search_count_words(:wanted)")), {"wanted": one}) for one in LANGUAGES]
    return sum(int(each or 0) for each in counted)


async def rebuild(session: AsyncSession) -> int:
    """Make every document anew from what is published now; answers how many there are."""
    made = 0
    for subject in await session.scalars(select(SearchSource.subject).order_by(SearchSource.subject)):
        made += int(await session.scalar(select(text("search_rebuild(:wanted)")), {"wanted": subject}) or 0)
    made += await lay(session)
    await count_words(session)
    return made


async def rebuild_all(settings: Settings) -> int:
    """As `rebuild`, in a transaction of its own and in the sandbox too; answers how many there are in the real one."""
    made = []
    for url in filter(None, (settings.database_url, settings.sandbox_database_url)):
        engine = make_engine(url, pool_size=1)
        try:
            async with PooledDatabase(engine).write() as session:
                made.append(await rebuild(session))
        finally:
            await engine.dispose()
    return made[0]
