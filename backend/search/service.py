"""What people do with search: keep words that mean the same, and say whether results were of use."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core import clock
from backend.core.etag import require_current
from backend.core.sealing import mark
from backend.core.validation import field, invalid
from backend.identity.principals import Principal
from backend.search import queries
from backend.search.errors import SynonymSetLimit
from backend.search.models import LEAST_TIMES, SearchTally, SynonymSet
from backend.search.schemas import SearchFilter, SearchMissCreate, SearchOpinionCreate, SynonymSetWrite
from backend.search.words import WORD, words_of
from backend.settings import Settings

MOST_SETS = 500  # all sets are read with every question
LONGEST_PHRASE = 3
REPORTED = timedelta(weeks=13)
RARE_KEPT = timedelta(weeks=1)
Mark = Callable[[str], bytes]


def marker(settings: Settings) -> Mark:
    """Makes the mark of a question, that nobody can make who has only the database."""

    def made(question: str) -> bytes:
        return mark(settings.secret, settings.data_dir, "search-tallies", question.encode())

    return made


async def add_synonym_set(session: AsyncSession, principal: Principal, wish: SynonymSetWrite) -> SynonymSet:
    """A new set, found by from now on. Raises SynonymSetLimit (409)."""
    words = _checked(wish)
    if (await session.scalar(select(func.count()).select_from(SynonymSet)) or 0) >= MOST_SETS:
        raise SynonymSetLimit
    made = SynonymSet(language=wish.language, words=words)
    session.add(made)
    await session.flush()
    record(session, principal, "search.add_words", "search_synonym_set", made.id)
    return made


async def change_synonym_set(
    session: AsyncSession, principal: Principal, set_id: UUID, wish: SynonymSetWrite, if_match: str | None
) -> SynonymSet:
    """Other words for a set. Raises SynonymSetNotFound (404)."""
    found = await queries.get_synonym_set(session, set_id)
    require_current(found, if_match)
    found.language, found.words = wish.language, _checked(wish)
    await session.flush()
    record(session, principal, "search.change_words", "search_synonym_set", found.id)
    return found


async def remove_synonym_set(session: AsyncSession, principal: Principal, set_id: UUID, if_match: str | None) -> None:
    """Forget a set. Raises SynonymSetNotFound (404)."""
    found = await queries.get_synonym_set(session, set_id)
    require_current(found, if_match)
    await session.delete(found)
    await session.flush()
    record(session, principal, "search.remove_words", "search_synonym_set", found.id)


def _checked(wish: SynonymSetWrite) -> list[str]:
    """The words without doubles. Raises a 400 that names each that cannot be searched."""
    faults, kept = [], dict[str, str]()
    for place, word in enumerate(wish.words):
        parts = words_of(word)
        if not 1 <= len(parts) <= LONGEST_PHRASE:
            nl, en = "Geef een woord, of hooguit drie woorden.", "Give a word, or three words at most."
            faults.append(field(f"#/words/{place}", "words", nl=nl, en=en))
        elif " ".join(parts) in kept:
            nl, en = "Dit woord staat er al.", "This word is there already."
            faults.append(field(f"#/words/{place}", "double", nl=nl, en=en))
        else:
            kept[" ".join(parts)] = word.strip()
    if faults:
        raise invalid(*faults)
    return list(kept.values())


async def record_miss(session: AsyncSession, make_mark: Mark, told: SearchMissCreate) -> None:
    """Count a question that has no result. What has one is not counted, whoever says otherwise."""
    found = await queries.search(session, SearchFilter(q=told.q, language=told.language))
    if not found["total"]:
        await _count(session, make_mark, told.q, told.language, "misses")


async def record_opinion(session: AsyncSession, make_mark: Mark, told: SearchOpinionCreate) -> None:
    """Count that results were of use, or were not."""
    await _count(session, make_mark, told.q, told.language, "helpful" if told.useful else "unhelpful")


async def _count(session: AsyncSession, make_mark: Mark, typed: str, language: str, what: str) -> None:
    """One more for this question in this week. The words are written down only at the fifth time."""
    words = words_of(typed)
    if not words:
        return
    question = " ".join(words)
    week = monday(clock.today())
    made = insert(SearchTally).values(
        id=uuid4(), week=week, language=language, mark=make_mark(question), misses=0, helpful=0, unhelpful=0
    )
    await session.execute(made.on_conflict_do_nothing())
    tally = await session.scalar(
        select(SearchTally)
        .where(SearchTally.week == week, SearchTally.language == language, SearchTally.mark == make_mark(question))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    assert tally is not None
    setattr(tally, what, getattr(tally, what) + 1)
    if tally.misses + tally.helpful + tally.unhelpful >= LEAST_TIMES and _may_be_written(question):
        tally.words = question
    await session.flush()


def _may_be_written(question: str) -> bool:
    """Whether it can stand in a report: no numbers that point at a person or a firm, and no long story."""
    return len(question) <= 100 and not any(len(word) >= 4 and word.isdigit() for word in WORD.findall(question))


def monday(day: date) -> date:
    """The first day of the week of a day."""
    return day - timedelta(days=day.weekday())


async def forget_old(session: AsyncSession) -> int:
    """Delete counts of more than thirteen weeks ago, and after a week those of questions asked less than five times."""
    today = clock.today()
    rare = SearchTally.words.is_(None) & (SearchTally.week < monday(today) - RARE_KEPT)
    gone: Any = await session.execute(delete(SearchTally).where(rare | (SearchTally.week < today - REPORTED)))
    return int(gone.rowcount)
