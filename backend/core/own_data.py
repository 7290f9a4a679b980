"""What is kept about a person or a company: each subject says it once of its own tables, for download and erasure.

A subject has a file `own_data.py` with a `Part`. A holding names the rows of one table that are about somebody, what of
them is shown to that person or company, and what erasure does with them. `backend/privacy` gathers all parts; a test
fails when a table that leads to a person or a company stands in none of them.
"""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, String, Table, Text, Uuid, bindparam, cast, func
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.models import Base

# Filled in for one person or one company; a statement uses those it needs.
THE_ONE = bindparam("the_one", type_=Uuid)
THE_NAME = bindparam("the_name", type_=String)
THE_NAME_PATTERN = bindparam("the_name_pattern", type_=String)
THE_EMAIL = bindparam("the_email", type_=String)
GONE = "[gewist]"
_NAME_IN_JSON = cast(func.to_jsonb(cast(THE_NAME, Text)), Text)
NAME_IN_JSON_IN_HEX = func.encode(func.convert_to(_NAME_IN_JSON, "UTF8"), "hex")

Words = tuple[str, str]  # Dutch, English


class Ground(StrEnum):
    """Why something stays after an erasure (AVG art. 17 lid 3)."""

    AID_RECORDS = "aid_records"
    BOOKKEEPING = "bookkeeping"
    ACCOUNTABILITY = "accountability"
    OTHERS = "others"


GROUNDS: Mapping[Ground, Words] = {
    Ground.AID_RECORDS: (
        "Steun aan bedrijven: tien jaar (Verordening (EU) 2023/2831, artikel 6).",
        "Aid to companies: ten years (Regulation (EU) 2023/2831, article 6).",
    ),
    Ground.BOOKKEEPING: (
        "Boekhouding van uitgegeven geld: zeven jaar (Algemene wet inzake rijksbelastingen, artikel 52 lid 4).",
        "Books of money spent: seven years (General State Taxes Act, article 52(4)).",
    ),
    Ground.ACCOUNTABILITY: (
        "Verantwoording van wie wat besloot of inzag: zeven jaar (AVG, artikelen 5 lid 2 en 17 lid 3 onder b en e).",
        "Account of who decided or read what: seven years (GDPR, articles 5(2) and 17(3)(b) and (e)).",
    ),
    Ground.OTHERS: (
        "Van een ander, die het nodig heeft (AVG, artikel 15 lid 4). Uw naam staat er niet meer bij.",
        "Somebody else's, who needs it (GDPR, article 15(4)). Your name no longer stands with it.",
    ),
}


@dataclass(frozen=True, slots=True)
class Remove:
    """Erasure deletes the rows, or those of them for which `where` holds."""

    where: ColumnElement[bool] | None = None


@dataclass(frozen=True, slots=True)
class Replace:
    """Erasure keeps the rows and takes out who or what they name; `ground` says why they stay."""

    values: Mapping[str, Any]
    ground: Ground
    where: ColumnElement[bool] | None = None


@dataclass(frozen=True, slots=True)
class Keep:
    """Erasure leaves the rows as they are: they name nobody but by an identifier that leads nowhere afterwards."""

    ground: Ground


@dataclass(frozen=True, slots=True)
class Follows:
    """The database deletes the rows together with those they hang on."""


Fate = Remove | Replace | Keep | Follows


@dataclass(frozen=True, slots=True)
class Holding:
    """The rows of one table about one person or company. `shown` None: all columns but the hidden ones.

    A holding that shows nothing is not in the download: it is there for the erasure.
    """

    table: type[Base]
    rows: ColumnElement[bool]
    title: Words
    erasure: tuple[Fate, ...]
    shown: tuple[str, ...] | None = None
    hidden: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """The name of the table."""
        return str(self.table.__tablename__)

    @property
    def stored(self) -> Table:
        """The table itself, for statements that pass by the objects in memory."""
        table = self.table.__table__
        assert isinstance(table, Table)
        return table

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that are shown, in the order of the table."""
        return tuple(
            column.name
            for column in self.stored.columns
            if column.name not in self.hidden and (self.shown is None or column.name in self.shown)
        )


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What must be settled before an erasure: `counted` answers how many there are of it."""

    code: str
    words: Words
    counted: Select[int]


Before = Callable[[AsyncSession, UUID, datetime], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Part:
    """What one subject holds. `excepted_*` names its tables that lead to somebody and yet hold nothing to give."""

    subject: str
    of_person: tuple[Holding, ...] = ()
    of_company: tuple[Holding, ...] = ()
    excepted_of_person: Mapping[str, str] = field(default_factory=dict)
    excepted_of_company: Mapping[str, str] = field(default_factory=dict)
    person_obstacles: tuple[Obstacle, ...] = ()
    company_obstacles: tuple[Obstacle, ...] = ()
    before_company: Before | None = None


def without_name(column: Any) -> ColumnElement[Any]:
    """A text with every mention of the name taken out, as a whole word."""
    return func.regexp_replace(column, THE_NAME_PATTERN, GONE, "g")


def without_name_in_both(column: Any) -> ColumnElement[Any]:
    """A text in both languages with every mention of the name taken out."""
    return func.jsonb_build_object(
        "nl", without_name(column.op("->>")("nl")), "en", without_name(column.op("->>")("en"))
    )


def without_name_among_values(column: Any) -> ColumnElement[Any]:
    """A JSON object in which each value that is the name is taken out."""
    return cast(func.replace(cast(column, Text), _NAME_IN_JSON, f'"{GONE}"'), JSONB)


def has_name_among_values(column: Any) -> ColumnElement[bool]:
    """Whether one of the values of a JSON object is the name."""
    return func.strpos(cast(column, Text), _NAME_IN_JSON) > 0


def pattern_of(name: str) -> str:
    """The name as a whole word, as a regular expression of PostgreSQL."""
    return f"(?<![[:alnum:]]){re.escape(name)}(?![[:alnum:]])"
