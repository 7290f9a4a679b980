"""What a result says in words: the headline, what is strong and weak, and where to begin.

Works on published figures only, so that no sentence can tell what a figure may not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from backend.content.load import themes as theme_texts
from backend.scans.models import Dimension

Words = dict[str, str]
CLEAR_GAP = 10  # points: under it, management and employees are said to agree
NAMED = 2  # how many strong and weak themes are named


@dataclass(frozen=True, slots=True)
class ThemeFigures:
    """The figures of one theme as they are shown, with the theme's name in both languages."""

    theme: Dimension
    name: Words
    management: int | None
    employees: int | None
    combined: int | None
    gap: int | None
    potential: int | None

    @property
    def reach(self) -> int:
        """The score up to which there is something to gain."""
        return (self.combined or 0) + (self.potential or 0)

    @property
    def lowest(self) -> int | None:
        """The score of the side that is least content: a mean would hide that the other side sees it otherwise."""
        return min((score for score in (self.management, self.employees) if score is not None), default=None)


def strongest(figures: Sequence[ThemeFigures]) -> list[Dimension]:
    """The themes on which both sides score highest, at most two, the highest first."""
    scored = [(-each.lowest, place, each) for place, each in enumerate(figures) if each.lowest is not None]
    return [each.theme for _, _, each in sorted(scored, key=lambda entry: entry[:2])[:NAMED]]


def weakest(figures: Sequence[ThemeFigures]) -> list[Dimension]:
    """The themes on which one side scores lowest, at most two, the lowest first; none that is among the strongest."""
    best = set(strongest(figures))
    scored = [
        (each.lowest, place, each)
        for place, each in enumerate(figures)
        if each.lowest is not None and each.theme not in best
    ]
    return [each.theme for _, _, each in sorted(scored, key=lambda entry: entry[:2])[:NAMED]]


def focus(figures: Sequence[ThemeFigures]) -> ThemeFigures | None:
    """Where to begin: the largest clear gap between management and employees, else the largest potential."""
    gaps = [each for each in figures if each.gap is not None and abs(each.gap) >= CLEAR_GAP]
    if gaps:
        return max(gaps, key=lambda each: abs(each.gap or 0))
    scored = [each for each in figures if each.potential is not None]
    return max(scored, key=lambda each: each.potential or 0) if scored else None


def most_to_gain(figures: Sequence[ThemeFigures], *, besides: Dimension | None = None) -> ThemeFigures | None:
    """The theme with the largest potential, `besides` left out; None where nothing can be gained."""
    scored = [each for each in figures if each.potential and each.theme != besides]
    return max(scored, key=lambda each: each.potential or 0) if scored else None


def inside(name: Words) -> Words:
    """The theme's name as it stands inside a sentence."""
    return {language: text[:1].lower() + text[1:] for language, text in name.items()}


def headline(figures: Sequence[ThemeFigures]) -> Words:
    """The finding, in one sentence."""
    first = focus(figures)
    if first is None:
        return {"nl": "Er zijn nog geen scores.", "en": "There are no scores yet."}
    if all(each.employees is None for each in figures):
        return {"nl": "Zo ziet uw leiding het bedrijf.", "en": "This is how management sees the firm."}
    if first.gap is None or abs(first.gap) < CLEAR_GAP:
        return {
            "nl": "Leiding en medewerkers zien het bedrijf bijna hetzelfde.",
            "en": "Management and employees see the firm almost alike.",
        }
    name = inside(first.name)
    if first.gap < 0:
        return {
            "nl": f"Bij {name['nl']} is uw leiding positiever dan uw medewerkers.",
            "en": f"On {name['en']} management is more positive than employees.",
        }
    return {
        "nl": f"Bij {name['nl']} zijn uw medewerkers positiever dan uw leiding.",
        "en": f"On {name['en']} employees are more positive than management.",
    }


def indication(figures: Sequence[ThemeFigures]) -> Words:
    """The finding of a quick scan, in one sentence."""
    first = focus(figures)
    if first is None:
        return {"nl": "Er zijn nog geen scores.", "en": "There are no scores yet."}
    if not first.potential:
        return {"nl": "Uw bedrijf staat er sterk voor.", "en": "Your firm is in a strong position."}
    name = inside(first.name)
    return {
        "nl": f"Bij {name['nl']} valt voor u het meest te winnen.",
        "en": f"You can gain most in {name['en']}.",
    }


def summary(figures: Sequence[ThemeFigures]) -> Words:
    """One line under the headline: on how many themes the two sides clearly differ."""
    compared = [each.gap for each in figures if each.gap is not None]
    if not compared:
        return {
            "nl": "Van medewerkers tonen wij geen scores. U ziet de kijk van de leiding.",
            "en": "No scores of employees are shown. You see the view of management.",
        }
    higher = sum(gap <= -CLEAR_GAP for gap in compared)
    lower = sum(gap >= CLEAR_GAP for gap in compared)
    if not higher and not lower:
        return {
            "nl": f"Bij alle {len(compared)} thema's liggen de scores minder dan {CLEAR_GAP} punten uit elkaar.",
            "en": f"On all {len(compared)} themes the scores are less than {CLEAR_GAP} points apart.",
        }
    dutch, english = [], []
    if higher:
        dutch.append(f"bij {higher} van de {len(compared)} thema's scoort de leiding duidelijk hoger")
        english.append(f"on {higher} of {len(compared)} themes management scores clearly higher")
    if lower:
        dutch.append(f"bij {lower} van de {len(compared)} thema's scoren medewerkers duidelijk hoger")
        english.append(f"on {lower} of {len(compared)} themes employees score clearly higher")
    return {"nl": _sentence(" en ".join(dutch)), "en": _sentence(" and ".join(english))}


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def next_step(figures: Sequence[ThemeFigures]) -> dict[str, Any] | None:
    """One thing to begin with, and why: `theme`, `action`, `reason`, `meaning`. None when nothing was scored."""
    first = focus(figures)
    if first is None:
        return None
    text = theme_texts()[first.theme.value]
    name = inside(first.name)
    if first.gap is not None and abs(first.gap) >= CLEAR_GAP:
        reason = {
            "nl": f"Uw grootste verschil zit bij {name['nl']}: {abs(first.gap)} punten.",
            "en": f"Your largest gap is in {name['en']}: {abs(first.gap)} points.",
        }
        meaning = text.gap_meaning if first.gap < 0 else text.low_meaning
    else:
        reason = {
            "nl": f"Bij {name['nl']} valt het meest te winnen: {first.potential} punten tot {first.reach}.",
            "en": f"Most can be gained in {name['en']}: {first.potential} points up to {first.reach}.",
        }
        meaning = text.low_meaning
    return {"theme": first.theme.value, "action": text.first_step, "reason": reason, "meaning": meaning}
