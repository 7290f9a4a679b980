"""What is wrong with the content of a version, and what is still missing before it can be published. Pure functions."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from backend.scans.editions import CHANGED_CORE, CHANGED_OTHER, Edition
from backend.scans.models import OUTCOMES, THEMES, Audience, Dimension, QuestionKind
from backend.scans.schemas.drafts import DraftItem, QuestionnaireContent
from backend.scans.scoring import QUICK_NEEDED


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, where it is, and how to say so."""

    location: str
    code: str
    nl: str
    en: str


def faults_in(content: QuestionnaireContent, *, base: Edition | None, earlier: Edition | None) -> list[Fault]:
    """What can never be kept. `base` is the programme's version under a module, `earlier` the version before."""
    return [
        *_theme_faults(content, of_module=base is not None),
        *_code_faults(content, base),
        *_item_faults(content, earlier),
        *_pair_faults(content),
    ]


def missing_in(content: QuestionnaireContent, *, of_module: bool) -> list[Fault]:
    """What a draft may lack and a published version may not."""
    return [*_missing_words(content), *_missing_statements(content), *(() if of_module else _missing_core(content))]


def _theme_faults(content: QuestionnaireContent, *, of_module: bool) -> Iterator[Fault]:
    known: set[str] = set()
    for place, theme in enumerate(content.themes):
        where = f"#/themes/{place}/theme"
        if theme.theme in known:
            yield Fault(where, "twice", "Dit thema staat er twee keer.", "This theme is there twice.")
        known.add(theme.theme)
        if (Dimension(theme.theme) is Dimension.SECTOR) is not of_module:
            yield Fault(
                where,
                "not_here",
                "Een sectormodule heeft één eigen thema, de vragenlijst van het programma de acht thema's.",
                "A module of a branch has one theme of its own, the programme's questionnaire the eight themes.",
            )
        if (Dimension(theme.theme) in OUTCOMES) is not (theme.weight == 0):
            yield Fault(
                f"#/themes/{place}/weight",
                "weight",
                "Een thema heeft een gewicht boven 0; een uitkomst of sectorthema weegt 0.",
                "A theme has a weight over 0; an outcome or the theme of a branch weighs 0.",
            )


def _code_faults(content: QuestionnaireContent, base: Edition | None) -> Iterator[Fault]:
    taken = Counter(item.code for item in content.items)
    of_base = {item.code for item in base.items} if base else set()
    for place, item in enumerate(content.items):
        if taken[item.code] > 1:
            yield Fault(f"#/items/{place}/code", "twice", "Deze code staat er twee keer.", "This code is there twice.")
        if item.code in of_base:
            yield Fault(
                f"#/items/{place}/code",
                "taken",
                "Deze code is van de vragenlijst van het programma.",
                "This code belongs to the programme's questionnaire.",
            )


def _item_faults(content: QuestionnaireContent, earlier: Edition | None) -> Iterator[Fault]:
    themes = {theme.theme for theme in content.themes}
    before = {item.code: item for item in earlier.items} if earlier else {}
    for place, item in enumerate(content.items):
        if (item.kind is QuestionKind.AGREEMENT) is not (item.theme is not None):
            yield Fault(
                f"#/items/{place}/theme",
                "theme_of_statement",
                "Een stelling hoort bij een thema, een vraag niet.",
                "A statement belongs to a theme, a question does not.",
            )
        elif item.theme is not None and item.theme not in themes:
            yield Fault(
                f"#/items/{place}/theme", "unknown", "Dit thema staat niet in de lijst.", "This theme is not listed."
            )
        if item.comparable and item.earlier_code is None:
            yield Fault(
                f"#/items/{place}/comparable",
                "with_what",
                "Noem de eerdere stelling waarmee deze te vergelijken is.",
                "Name the earlier statement that this can be compared with.",
            )
        if item.earlier_code is not None:
            found = before.get(item.earlier_code)
            if found is None:
                yield Fault(
                    f"#/items/{place}/earlierCode",
                    "unknown",
                    "Deze code staat niet in de vorige versie.",
                    "This code is not in the version before.",
                )
            elif (found.dimension, found.kind) != (item.theme, item.kind):
                yield Fault(
                    f"#/items/{place}/earlierCode",
                    "other_theme",
                    "De eerdere stelling hoort bij een ander thema of is een andere vraagvorm.",
                    "The earlier statement belongs to another theme or is another kind of question.",
                )


def _pair_faults(content: QuestionnaireContent) -> Iterator[Fault]:
    pairs: dict[str, list[tuple[int, DraftItem]]] = defaultdict(list)
    for place, item in enumerate(content.items):
        pairs[item.pair].append((place, item))
    for members in pairs.values():
        place = members[-1][0]
        audiences = [item.audience for _, item in members]
        if len(members) > 1 and (len(set(audiences)) < len(audiences) or Audience.BOTH in audiences):
            yield Fault(
                f"#/items/{place}/audience",
                "pair_audience",
                "Een paar is één stelling voor de leiding en één voor medewerkers.",
                "A pair is one statement for management and one for employees.",
            )
        if len({(item.theme, item.kind, item.reverse) for _, item in members}) > 1:
            yield Fault(
                f"#/items/{place}/pair",
                "pair_unlike",
                "De stellingen van een paar horen bij één thema en staan dezelfde kant op.",
                "The statements of a pair belong to one theme and point the same way.",
            )


def _missing_words(content: QuestionnaireContent) -> Iterator[Fault]:
    texts = [(f"#/themes/{place}/name", theme.name) for place, theme in enumerate(content.themes)]
    texts += [(f"#/items/{place}/text", item.text) for place, item in enumerate(content.items)]
    for where, text in texts:
        if not text.nl.strip():
            yield Fault(f"{where}/nl", "missing", "De Nederlandse tekst ontbreekt.", "The Dutch text is missing.")
        if not text.en.strip():
            yield Fault(f"{where}/en", "missing", "De Engelse tekst ontbreekt.", "The English text is missing.")


def _asked(content: QuestionnaireContent, theme: str, audience: Audience) -> Sequence[DraftItem]:
    return [item for item in content.items if item.theme == theme and item.audience in {audience, Audience.BOTH}]


def _missing_statements(content: QuestionnaireContent) -> Iterator[Fault]:
    if not content.themes:
        yield Fault("#/themes", "missing", "Er is nog geen thema.", "There is no theme yet.")
    for place, theme in enumerate(content.themes):
        # An outcome may be asked of employees alone.
        audiences = [Audience.EMPLOYEE] + ([] if Dimension(theme.theme) in OUTCOMES else [Audience.MANAGEMENT])
        if any(len(_asked(content, theme.theme, audience)) < theme.needed for audience in audiences):
            yield Fault(
                f"#/themes/{place}/needed",
                "too_few",
                "Dit thema heeft minder stellingen dan iemand moet beantwoorden.",
                "This theme has fewer statements than a person must answer.",
            )


def _missing_core(content: QuestionnaireContent) -> Iterator[Fault]:
    named = {theme.theme for theme in content.themes}
    for theme in THEMES:
        if theme not in named:
            yield Fault(
                "#/themes", "missing", f"Het thema {theme.value} ontbreekt.", f"The theme {theme.value} is missing."
            )
        elif len([item for item in _asked(content, theme, Audience.MANAGEMENT) if item.quick]) != QUICK_NEEDED:
            place = next(place for place, found in enumerate(content.themes) if found.theme == theme)
            yield Fault(
                f"#/themes/{place}/theme",
                "quick",
                "De quickscan heeft van dit thema twee stellingen voor de leiding.",
                "The quick scan has two statements for management of this theme.",
            )
    questions = {item.code for item in content.items if item.kind is QuestionKind.YES_NO}
    for code in (CHANGED_CORE, CHANGED_OTHER):
        if code not in questions:
            yield Fault(
                "#/items",
                "missing",
                f"De vraag {code}, die de doelgroep bepaalt, ontbreekt.",
                f"The question {code}, which tells the target group, is missing.",
            )
