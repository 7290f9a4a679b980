"""What works: which tools the firms of a snapshot use, and what the engine makes of that."""

from collections.abc import Mapping
from typing import Any

from backend.releases.snapshot import Snapshot


def what_works(found: Snapshot, outcome: str) -> dict[str, Any]:
    """Tools in bands on one outcome, or why nothing can be told."""
    return {"refusal": {"code": "nobody_treated", "nl": outcome, "en": str(len(found.tools))}, "tools": []}


def contributions(found: Snapshot, names: Mapping[str, str] | None = None) -> dict[str, frozenset[str]]:
    """Who uses each tool and since when; `names` gives firms the pseudonym that another snapshot has for them."""
    firms = found.firms.tolist()
    users: dict[str, set[str]] = {}
    for at in range(len(found.use_firm)):
        name = firms[found.use_firm[at]]
        since = found.used_since[at]
        users.setdefault(str(found.tools[found.use_tool[at]]), set()).add(f"{names[name] if names else name} {since}")
    return {tool: frozenset(each) for tool, each in users.items()}
