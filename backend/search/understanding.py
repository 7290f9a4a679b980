"""What a visitor may mean: for each typed word the words that find it, in four ways that are told with each result.

A word is found by itself (inflected too), by words that mean the same (the editors' list), by words it is a part of or
is made of (a compound), and weakly by one part of it. A word that no document holds is first put right.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.search.words import endings_of, forgiven, nearest, phrases_of, split, words_of

CONFIGURATION = {"nl": "slimmer_nl", "en": "slimmer_en"}
STEMMER = {"nl": "dutch_stem", "en": "english_stem"}
LEAST_CONTAINED = 4  # letters of a word that is looked for inside others
# Words of a question that say nothing of its subject, beside those that the stemmer leaves out.
ASKING = {
    "nl": frozenset(
        ("hoe", "hoeveel", "welke", "waarom", "wanneer", "waar", "graag", "zoek", "zoeken", "zoekt", "krijg", "krijgen")
    )
    | {"maak", "moet", "mag", "wij", "we"},
    "en": frozenset(("how", "many", "which", "why", "when", "where", "want", "find", "get", "make", "must", "may")),
}
_LOOK = """
SELECT w.asked, (ts_lexize('{stemmer}', w.asked))[1] AS stem,
       (SELECT sum(documents) FROM search_words WHERE language = '{language}'
        AND stem = (ts_lexize('{stemmer}', w.asked))[1]) AS documents,
       ARRAY(SELECT word FROM search_words WHERE length(w.asked) >= {least} AND language = '{language}'
             AND word LIKE '%' || w.asked || '%' AND word <> w.asked
             ORDER BY documents DESC, word LIMIT 24) AS containing,
       ARRAY(SELECT word FROM search_words WHERE language = '{language}' AND word LIKE left(w.asked, 4) || '%'
             AND length(w.asked) > 6 ORDER BY word LIMIT 200) AS beginning
FROM unnest(CAST(:asked AS text[])) AS w(asked)
"""
_KNOWN = "SELECT word FROM search_words WHERE language = :language AND word = ANY(CAST(:wanted AS text[]))"
_RESEMBLING = """
SELECT word, documents FROM search_words WHERE language = :language AND word % :asked
ORDER BY similarity(word, :asked) DESC, word LIMIT 40
"""
# A phrase of which the stemmer leaves a word out ("zelf plannen") can be asked, but finds nothing: what is left of it
# would find far too much.
_SAME = """
SELECT array_agg(phrase ORDER BY place) AS words,
       array_agg(phrase ORDER BY place) FILTER (
           WHERE numnode(plainto_tsquery('{configuration}', phrase)) + 1 = 2 * cardinality(string_to_array(phrase, ' '))
       ) AS finding
FROM search_synonym_sets,
     LATERAL (SELECT btrim(regexp_replace(plain_text(each), '[^a-z0-9]+', ' ', 'g')) AS phrase, place
              FROM unnest(words) WITH ORDINALITY AS parts(each, place)) AS phrases
WHERE language = :language GROUP BY id ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class Same:
    """Phrases that mean the same, and those of them that may find."""

    words: frozenset[str]
    finding: Sequence[str]


@dataclass(frozen=True, slots=True)
class Group:
    """A typed word with what finds it: words and phrases, each as the text of a query (`a | b & c`)."""

    typed: str
    meant: str
    documents: int
    exact: str
    same: tuple[str, ...] = ()
    compound: tuple[str, ...] = ()
    part: tuple[str, ...] = ()

    def queries(self) -> tuple[str, str, str, str]:
        """Exact, same meaning, compound, part; an empty one finds nothing."""
        return self.exact, " | ".join(self.same), " | ".join(self.compound), " | ".join(self.part)

    @property
    def whole(self) -> str:
        """Whatever finds all of it."""
        return "(" + " | ".join(query for query in self.queries()[:3] if query) + ")"

    @property
    def any(self) -> str:
        """Whatever finds it, or a part of it."""
        return "(" + " | ".join(query for query in self.queries() if query) + ")"


@dataclass(frozen=True, slots=True)
class Meaning:
    """A whole question. `corrected` is how it should have been typed, None when nothing was put right."""

    language: str
    groups: tuple[Group, ...] = field(default=())
    corrected: str | None = None


async def understand(session: AsyncSession, typed: str, language: str) -> Meaning:
    """What the question may mean, in one language. Without a word that says something, there are no groups."""
    words = words_of(typed)
    if not words:
        return Meaning(language)
    statement = text(_SAME.format(configuration=CONFIGURATION[language]))
    same = [
        Same(frozenset(row.words), row.finding or [])
        for row in await session.execute(statement, {"language": language})
    ]
    named = {word for each in same for word in each.words}
    # A phrase of the editors' list counts as a whole, also when a word of it says nothing by itself ("or").
    phrases = [phrase for phrase in phrases_of(words) if phrase in named]
    covered = {word for phrase in phrases for word in phrase.split()}
    telling = [word for word in dict.fromkeys(words) if word not in ASKING[language] or word in covered]
    looked = await _look(session, telling, language)
    corrections = {}
    for word, found in looked.items():
        if found["stem"] and not found["documents"] and word not in covered:
            near = await session.execute(text(_RESEMBLING), {"language": language, "asked": word})
            # What can be split is probably right: then only one error is believed.
            most = 1 if found["split"] or found["containing"] else forgiven(word)
            meant = nearest(word, [(row.word, row.documents) for row in near], most)
            if meant:
                corrections[word] = meant
    if corrections:
        looked |= await _look(session, list(corrections.values()), language)
    right = [corrections.get(word, word) for word in words]
    phrases = [phrase for phrase in phrases_of(right) if phrase in named]
    groups = []
    for word in telling:
        meant = corrections.get(word, word)
        found = looked[meant]
        if found["stem"] or meant in phrases:
            groups.append(_group(word, meant, found, phrases, same))
    groups = _joined(groups, telling, corrections, await _known_pairs(session, right, language))
    corrected = " ".join(right) if corrections else None
    return Meaning(language, tuple(groups), corrected)


async def _look(session: AsyncSession, words: Sequence[str], language: str) -> dict[str, dict[str, Any]]:
    statement = _LOOK.format(language=language, stemmer=STEMMER[language], least=LEAST_CONTAINED)
    rows = (await session.execute(text(statement), {"asked": list(words)})).mappings().all()
    endings = [ending for word in words if len(word) > 6 for ending in endings_of(word)]
    known = (
        {row.word for row in await session.execute(text(_KNOWN), {"language": language, "wanted": endings})}
        if endings
        else set()
    )
    found = {}
    for row in rows:
        word = row["asked"]
        parts = split(word, known | set(row["beginning"])) if len(word) > 6 else None
        found[word] = {**row, "documents": int(row["documents"] or 0), "split": parts}
    return found


def _group(word: str, meant: str, found: dict[str, Any], phrases: Sequence[str], same: Sequence[Same]) -> Group:
    mine = {phrase for phrase in phrases if meant in phrase.split()}
    others = dict.fromkeys(
        other for each in same if mine & each.words for other in each.finding if other not in mine and other != meant
    )
    compound = [each for each in found["containing"] if each != meant]
    part: list[str] = []
    if parts := found["split"]:
        left = f"{parts.left}:*" if parts.left_is_beginning else parts.left
        compound.append(f"({left} & {parts.right})")
        part = [left, parts.right]
    return Group(
        typed=word,
        meant=meant,
        documents=found["documents"],
        exact=meant,
        same=tuple("(" + " & ".join(other.split()) + ")" for other in others),
        compound=tuple(compound),
        part=tuple(part),
    )


async def _known_pairs(session: AsyncSession, words: Sequence[str], language: str) -> set[str]:
    pairs = ["".join(words[at : at + 2]) for at in range(len(words) - 1)]
    if not pairs:
        return set()
    return {row.word for row in await session.execute(text(_KNOWN), {"language": language, "wanted": pairs})}


def _joined(groups: list[Group], telling: Sequence[str], corrections: dict[str, str], pairs: set[str]) -> list[Group]:
    """Two words that are one word in the documents: either of them is found by it."""
    right = [corrections.get(word, word) for word in telling]
    found = groups
    for one, other in pairwise(right):
        if (whole := one + other) in pairs:
            found = [
                replace(each, exact=f"{each.exact} | {whole}") if each.meant in {one, other} else each for each in found
            ]
    return found
