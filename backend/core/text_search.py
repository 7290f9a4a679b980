"""Search as people type: words in any order, unfinished words, accents or none, and typing errors.

The configurations `slimmer_nl` and `slimmer_en` (made by a migration) fold accents and then stem. Words are bound as
parameters and hold letters and digits only, so nothing a visitor types is ever read as query syntax.
"""

import re
from typing import Any

from sqlalchemy import ColumnElement, func
from sqlalchemy.dialects.postgresql import REGCONFIG
from sqlalchemy.sql.expression import cast
from sqlalchemy.types import String

WORD = re.compile(r"\w+")
MOST_WORDS = 12
CLOSE_ENOUGH = "0.4"  # of 1: how much of the typed letters' triples must stand together in the text

SERVER_SETTINGS = {"pg_trgm.word_similarity_threshold": CLOSE_ENOUGH}  # of every connection, for `resembles`


def all_words(typed: str) -> Any:
    """The query that finds texts with all typed words, in Dutch or in English, the words perhaps unfinished."""
    wanted = " & ".join(f"{word}:*" for word in WORD.findall(typed)[:MOST_WORDS])
    dutch = func.to_tsquery(cast("slimmer_nl", REGCONFIG), wanted)
    english = func.to_tsquery(cast("slimmer_en", REGCONFIG), wanted)
    return dutch.op("||")(english)


def finds(search: Any, typed: str) -> ColumnElement[bool]:
    """Whether a text (its tsvector) holds all words."""
    found: ColumnElement[bool] = search.bool_op("@@")(all_words(typed))
    return found


def rank(search: Any, typed: str) -> ColumnElement[Any]:
    """How well: words in the title weigh more than words in the body."""
    return func.ts_rank(search, all_words(typed))


def resembles(plain: Any, typed: str) -> ColumnElement[bool]:
    """Whether a part of the text (lower case without accents) looks like what was typed, typing errors and all."""
    return func.plain_text(cast(typed, String)).bool_op("<%")(plain)


def resemblance(plain: Any, typed: str) -> ColumnElement[Any]:
    """How much, from 0 to 1."""
    return func.word_similarity(func.plain_text(cast(typed, String)), plain)
