"""The judged set: what should be found, and how often it is among the first."""

import re
import tomllib
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from backend.core.naming import sort_key

JUDGED = Path(__file__).parent / "judged.toml"
Ask = Callable[[str], Awaitable[list[dict[str, Any]]]]


def judged() -> list[tuple[str, str, list[str]]]:
    """Each query with its sort and the names of what answers it."""
    table = tomllib.loads(JUDGED.read_text("utf-8"))
    return [(sort, query, right) for sort, queries in table.items() for query, right in queries.items()]


def name_of(item: dict[str, Any]) -> str:
    """A result as the judged set names it."""
    if item["subject"] == "advisers":
        title = "".join(segment["text"] for segment in item["title"])
        return "advisers/" + re.sub(r"[^a-z]+", "-", sort_key(title))
    if item["subject"] == "pages":
        return "pages" + item["address"]
    if item["subject"] in {"rounds", "terms"}:
        return f"{item['subject']}/{item['name']}"
    return f"{item['subject']}/{item['address'].rsplit('/', 1)[-1]}"


async def places(ask: Ask) -> list[tuple[str, str, int | None, list[str]]]:
    """Of each query its sort, the place (from 1) of the first right answer, and the first three names."""
    found = []
    for sort, query, right in judged():
        names = [name_of(item) for item in await ask(query)]
        place = next((number for number, name in enumerate(names, 1) if name in right), None)
        found.append((sort, query, place, names[:3]))
    return found


def success(found: list[tuple[str, str, int | None, list[str]]], within: int) -> float:
    """The share of the queries with a right answer among the first so many."""
    return sum(place is not None and place <= within for _, _, place, _ in found) / len(found)
