"""What search looks through, the words it knows, the words that mean the same, and what was asked."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    BigInteger,
    CheckConstraint,
    Computed,
    Identity,
    Index,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped, Versioned

LEAST_TIMES = 5  # a question asked less often than this is kept without its words
LANGUAGE = "language IN ('nl', 'en')"


def _vector(column: str) -> str:
    """A text as words of its language."""
    return (
        f"CASE language WHEN 'nl' THEN to_tsvector('slimmer_nl', {column}) ELSE to_tsvector('slimmer_en', {column}) END"
    )


WEIGHED = f"setweight({_vector('title')}, 'A') || setweight({_vector('summary')}, 'B') || {_vector('words')}"


# A question that very many documents answer is asked of a share of all documents before the rest of them, by lot: then
# it costs as much as there is to weigh, however many there are. Numbers of rows are given in order of writing.
SHARES = ("id % 16 < 1", "id % 16 >= 1 AND id % 16 < 4", "id % 16 >= 4 AND id % 16 < 9", "id % 16 >= 9")


def _of(language: str, share: str) -> Any:
    return text(f"language = '{language}' AND {share}")


class SearchDocument(Base):
    """A published thing in one language, as search finds it. Triggers on the tables of its subject keep it alike.

    `source_id` is the row it was made from; None for the texts that come with the programme. No sectors means all.
    Found from the day `valid_from` and no more from the moment `valid_until`.
    """

    __tablename__ = "search_documents"
    __table_args__ = (
        UniqueConstraint("subject", "name", "language"),
        Index(None, "source_id"),
        *(
            Index(
                f"search_documents_{column}_{code}_{number}_idx",
                column,
                postgresql_using="gin",
                postgresql_with={"fastupdate": "off"},
                postgresql_where=_of(code, share),
            )
            for column in ("search", "title_search")
            for code in ("nl", "en")
            for number, share in enumerate(SHARES)
        ),
        Index(
            "search_documents_plain_title_idx",
            "plain_title",
            postgresql_using="gin",
            postgresql_with={"fastupdate": "off"},
            postgresql_ops={"plain_title": "gin_trgm_ops"},
        ),
        Index(
            "search_documents_start_idx",
            "language",
            "plain_title",
            postgresql_ops={"plain_title": "text_pattern_ops"},
        ),
        CheckConstraint(LANGUAGE, name="language_known"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    subject: Mapped[str] = mapped_column(String(20))
    source_id: Mapped[UUID | None]
    name: Mapped[str] = mapped_column(String(120))
    language: Mapped[str] = mapped_column(String(2))
    address: Mapped[str] = mapped_column(String(200))
    title: Mapped[str]
    summary: Mapped[str]
    words: Mapped[str]
    themes: Mapped[list[str]] = mapped_column(ARRAY(String(40)))
    sectors: Mapped[list[str]] = mapped_column(ARRAY(String(1)))
    provinces: Mapped[list[str]] = mapped_column(ARRAY(String(5)))
    is_demonstration: Mapped[bool]
    valid_from: Mapped[date | None]
    valid_until: Mapped[datetime | None]
    search: Mapped[Any] = mapped_column(TSVECTOR, Computed(WEIGHED, persisted=True), deferred=True)
    title_search: Mapped[Any] = mapped_column(TSVECTOR, Computed(_vector("title"), persisted=True), deferred=True)
    plain_title: Mapped[str] = mapped_column(Computed("plain_text(title)", persisted=True), deferred=True)


class SearchSource(Base):
    """A subject that is searched, and the view that makes its documents. A migration registers it."""

    __tablename__ = "search_sources"

    subject: Mapped[str] = mapped_column(String(20), primary_key=True)
    view: Mapped[str] = mapped_column(String(63))


class SearchWord(Base):
    """A word that stands in documents, with its stem and in how many. Counted by the worker: never shown by itself."""

    __tablename__ = "search_words"
    __table_args__ = (
        Index(
            "search_words_word_idx",
            "word",
            postgresql_using="gin",
            postgresql_with={"fastupdate": "off"},
            postgresql_ops={"word": "gin_trgm_ops"},
        ),
        Index(None, "language", "stem"),
        CheckConstraint(LANGUAGE, name="language_known"),
    )

    language: Mapped[str] = mapped_column(String(2), primary_key=True)
    word: Mapped[str] = mapped_column(String(60), primary_key=True)
    stem: Mapped[str] = mapped_column(String(60))
    documents: Mapped[int]


class SynonymSet(Identified, Timestamped, Versioned, Base):
    """Words that mean the same to whoever searches, in one language; kept by the programme office."""

    __tablename__ = "search_synonym_sets"
    __table_args__ = (
        CheckConstraint(LANGUAGE, name="language_known"),
        CheckConstraint("cardinality(words) BETWEEN 2 AND 12", name="two_to_twelve_words"),
    )

    language: Mapped[str] = mapped_column(String(2))
    words: Mapped[list[str]] = mapped_column(ARRAY(String(60)))
    # As they are compared with a question, and those of them that can find: made when written, not with each question.
    phrases: Mapped[list[str]] = mapped_column(
        ARRAY(Text), Computed("search_phrases(words::text[])", persisted=True), deferred=True
    )
    finding: Mapped[list[str]] = mapped_column(
        ARRAY(Text), Computed("search_finding(language, words::text[])", persisted=True), deferred=True
    )


class SearchTally(Identified, Base):
    """How often one question was asked in a week without result, and how often its answer was (not) of use.

    A name can be typed, so the words are kept only from the fifth time: before that, a mark that only this service can
    make. There is no person, no address and no moment with it.
    """

    __tablename__ = "search_tallies"
    __table_args__ = (
        UniqueConstraint("week", "language", "mark"),
        CheckConstraint(LANGUAGE, name="language_known"),
        CheckConstraint(f"words IS NULL OR misses + helpful + unhelpful >= {LEAST_TIMES}", name="words_of_many"),
        CheckConstraint("extract(isodow FROM week) = 1", name="week_starts_on_monday"),
    )

    week: Mapped[date]
    language: Mapped[str] = mapped_column(String(2))
    mark: Mapped[bytes] = mapped_column(LargeBinary)
    misses: Mapped[int] = mapped_column(default=0)
    helpful: Mapped[int] = mapped_column(default=0)
    unhelpful: Mapped[int] = mapped_column(default=0)
    words: Mapped[str | None] = mapped_column(String(100))
