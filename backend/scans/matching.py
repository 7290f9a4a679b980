"""How tools and advisers are chosen, told from the very methods that choose them."""

from typing import Any

from backend.advisers import recommending as advisers
from backend.toolbox import recommending as toolbox

TIES = {
    "nl": "Staan er meer precies gelijk, dan loot het platform wie voorgaat: voor elk bedrijf en elke dag opnieuw. "
    "Zo staat niet steeds dezelfde bovenaan.",
    "en": "If several are exactly equal, the platform draws who goes first: anew for each company and each day. "
    "So it is not always the same one on top.",
}
NEVER_WEIGHS = (
    {"nl": "betaling: niemand koopt een plaats", "en": "payment: nobody buys a place"},
    {"nl": "het tarief of de gratis uren van een adviseur", "en": "the rate or the free hours of an adviser"},
    {"nl": "hoe vaak iemand is aangeklikt of gekozen", "en": "how often somebody was clicked or chosen"},
    {"nl": "het aantal vouchers van een adviseur", "en": "how many vouchers an adviser has"},
    {"nl": "de naam of het alfabet", "en": "the name or the alphabet"},
)


def method() -> dict[str, Any]:
    """Both methods with what holds for both."""
    told = [toolbox.METHOD.told(), advisers.METHOD.told()]
    return {"methods": told, "ties": TIES, "never_weighs": NEVER_WEIGHS}
