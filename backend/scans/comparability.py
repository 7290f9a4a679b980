"""Which figures of two versions may be laid side by side. Pure functions."""

from typing import Any

from backend.scans.editions import Edition, EditionItem
from backend.scans.models import Dimension, Respondent


def relations(earlier: Edition, later: Edition) -> list[dict[str, Any]]:
    """Each item of the later version beside the earlier one: the same, reworded, or new."""
    before = {item.code: item for item in earlier.items}
    return [_relation(item, _earlier(item, before, of_next=later.predecessor_id == earlier.id)) for item in later.items]


def dropped(earlier: Edition, later: Edition) -> list[str]:
    """The codes of the earlier version that the later one does not ask."""
    kept = {each["earlier_code"] for each in relations(earlier, later)}
    return [item.code for item in earlier.items if item.code not in kept]


def comparable_themes(earlier: Edition, later: Edition) -> list[Dimension]:
    """Themes of which enough statements, and most of them, are the same or comparable, for each audience asked."""
    if earlier.id == later.id:
        return [theme.dimension for theme in later.themes]
    alike = {each["code"] for each in relations(earlier, later) if each["relation"] in {"same", "reworded_comparable"}}
    found = []
    for theme in later.themes:
        asked = [
            [item for item in later.items_for(audience) if item.dimension is theme.dimension] for audience in Respondent
        ]
        if all(_enough(items, alike, theme.needed) for items in asked if items):
            found.append(theme.dimension)
    return found


def _enough(items: list[EditionItem], alike: set[str], needed: int) -> bool:
    count = sum(item.code in alike for item in items)
    return count >= needed and 2 * count > len(items)


def _earlier(item: EditionItem, before: dict[str, EditionItem], *, of_next: bool) -> EditionItem | None:
    """The item it continues: as its version says, or the one with its code when the two versions do not follow."""
    if of_next:
        return before.get(item.earlier_code or "")
    found = before.get(item.code)
    return found if found is not None and _same(item, found) else None


def _relation(item: EditionItem, found: EditionItem | None) -> dict[str, Any]:
    if found is None:
        relation = "new"
    elif _same(item, found):
        relation = "same"
    else:
        relation = "reworded_comparable" if item.comparable else "reworded"
    return {"code": item.code, "earlier_code": found and found.code, "relation": relation}


def _same(item: EditionItem, other: EditionItem) -> bool:
    return (item.text, item.reverse, item.audience, item.kind) == (
        other.text,
        other.reverse,
        other.audience,
        other.kind,
    )
