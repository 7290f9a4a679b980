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
# All that is known about the words of a question, in one round trip.
_ALL_KNOWN = """
SELECT (SELECT json_agg(looked) FROM (
           SELECT w.asked, (ts_lexize('{stemmer}', w.asked))[1] AS stem,
                  (SELECT sum(documents) FROM search_words WHERE language = '{language}'
                   AND stem = (ts_lexize('{stemmer}', w.asked))[1]) AS documents,
                  ARRAY(SELECT DISTINCT ON (stem) word FROM (
                            SELECT word, stem, documents FROM search_words
                            WHERE length(w.asked) >= {least} AND language = '{language}'
                            AND word LIKE '%' || w.asked || '%' AND word <> w.asked
                            ORDER BY documents DESC, word LIMIT 24
                        ) AS most_used WHERE stem <> '' ORDER BY stem, documents DESC, word) AS containing,
                  ARRAY(SELECT word FROM search_words WHERE language = '{language}'
                        AND word LIKE left(w.asked, 4) || '%' AND length(w.asked) > 6
                        ORDER BY word LIMIT 200) AS beginning
           FROM unnest(CAST(:asked AS text[])) AS w(asked)) AS looked) AS words,
       ARRAY(SELECT word FROM search_words
             WHERE language = '{language}' AND word = ANY(CAST(:wanted AS text[]))) AS known,
       (SELECT json_agg(json_build_array(phrases, finding) ORDER BY id) FROM search_synonym_sets
        WHERE language = '{language}' AND phrases && CAST(:phrases AS text[])) AS same
"""
_KNOWN = {
    language: text(_ALL_KNOWN.format(language=language, stemmer=stemmer, least=LEAST_CONTAINED))
    for language, stemmer in STEMMER.items()
}
_RESEMBLING = """
SELECT word, documents FROM search_words WHERE language = :language AND word % :asked
ORDER BY similarity(word, :asked) DESC, word LIMIT 40
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


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known about words: each by itself, which parts and pairs of them are words, and what means the same."""

    words: dict[str, dict[str, Any]]
    parts: frozenset[str]
    same: Sequence[Same]

    def phrases(self, words: Sequence[str]) -> list[str]:
        """Those phrases of the question that stand in the editors' list."""
        named = {phrase for each in self.same for phrase in each.words}
        return [phrase for phrase in phrases_of(words) if phrase in named]


async def understand(session: AsyncSession, typed: str, language: str) -> Meaning:
    """What the question may mean, in one language. Without a word that says something, there are no groups."""
    words = words_of(typed)
    if not words:
        return Meaning(language)
    known = await _know(session, words, language)
    # A phrase of the editors' list counts as a whole, also when a word of it says nothing by itself ("or").
    covered = {word for phrase in known.phrases(words) for word in phrase.split()}
    telling = [word for word in dict.fromkeys(words) if word not in ASKING[language] or word in covered]
    corrections = await _corrected(session, known, [word for word in telling if word not in covered], language)
    right = [corrections.get(word, word) for word in words]
    if corrections:
        known = await _know(session, right, language)
    phrases = known.phrases(right)
    groups = []
    for word in telling:
        meant = corrections.get(word, word)
        found = known.words[meant]
        if found["stem"] or meant in phrases:
            groups.append(_group(word, meant, found, phrases, known.same))
    groups = _joined(groups, telling, corrections, known.parts)
    corrected = " ".join(right) if corrections else None
    return Meaning(language, tuple(groups), corrected)


async def _know(session: AsyncSession, words: Sequence[str], language: str) -> _Known:
    endings = [ending for word in words if len(word) > 6 for ending in endings_of(word)]
    pairs = ["".join(pair) for pair in pairwise(words)]
    asked = {"asked": list(dict.fromkeys(words)), "wanted": endings + pairs, "phrases": sorted(phrases_of(words))}
    row = (await session.execute(_KNOWN[language], asked)).one()
    parts = frozenset(row.known)
    found = {}
    for each in row.words:
        word = each["asked"]
        halves = split(word, parts | set(each["beginning"])) if len(word) > 6 else None
        found[word] = {**each, "documents": int(each["documents"] or 0), "split": halves}
    same = [Same(frozenset(all_of_it), finding or []) for all_of_it, finding in row.same or []]
    return _Known(found, parts, same)


async def _corrected(session: AsyncSession, known: _Known, words: Sequence[str], language: str) -> dict[str, str]:
    """Of each word that no document holds, the word that was meant, when there is one near enough."""
    corrections = {}
    for word in words:
        found = known.words[word]
        if found["stem"] and not found["documents"]:
            near = await session.execute(text(_RESEMBLING), {"language": language, "asked": word})
            # What can be split is probably right: then only one error is believed.
            most = 1 if found["split"] or found["containing"] else forgiven(word)
            if meant := nearest(word, [(row.word, row.documents) for row in near], most):
                corrections[word] = meant
    return corrections


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


def _joined(
    groups: list[Group], telling: Sequence[str], corrections: dict[str, str], known: frozenset[str]
) -> list[Group]:
    """Two words that are one word in the documents: either of them is found by it."""
    right = [corrections.get(word, word) for word in telling]
    found = groups
    for one, other in pairwise(right):
        if (whole := one + other) in known:
            found = [
                replace(each, exact=f"{each.exact} | {whole}") if each.meant in {one, other} else each for each in found
            ]
    return found
