"""Ready-made words for the newsletter and letters of a branch: it has its members' addresses, the platform has not."""

from datetime import datetime
from typing import Any, Literal

from backend.content import load
from backend.core.clock import AMSTERDAM
from backend.documents import day

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")
POSTER: dict[Language, str] = {"nl": "Hoe werkt uw bedrijf?", "en": "How does your company work?"}


def texts(
    *, purpose: dict[str, str | None], branch: str, closes_at: datetime, address: str, code: str
) -> dict[str, Any]:
    """Both texts in both languages; the purpose in Dutch where the branch wrote no English."""
    made: dict[str, Any] = {}
    for name in ("newsletter", "letter"):
        text = load.letters()[f"campaign_{name}"]
        made[name] = {
            language: {
                "subject": getattr(text.subject, language),
                "body": getattr(text.body, language)
                .format(
                    purpose=purpose[language] or purpose["nl"],
                    branch=branch,
                    until=moment(closes_at, language),
                    address=address,
                    code=code,
                )
                .strip(),
            }
            for language in LANGUAGES
        }
    return made


def moment(at: datetime, language: Language) -> str:
    """A moment as people say it, in Dutch time: `18 december 2026, 17.00 uur`."""
    there = at.astimezone(AMSTERDAM)
    hour = f"{there:%H.%M} uur" if language == "nl" else f"{there:%H:%M}"
    return f"{day(there.date(), language)}, {hour}"
