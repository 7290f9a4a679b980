"""The download itself: one zip with the data for machines, its schema, a page to read, and the documents."""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ARRAY, BigInteger, Boolean, Integer, Numeric, SmallInteger
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.own_data import Holding, Part
from backend.privacy.holdings import PARTS, camel, holdings_of, needed, rows_of
from backend.privacy.models import Whose
from backend.privacy.readable import page

TITLES = {
    Whose.PERSON: {"nl": "Uw gegevens", "en": "Your data"},
    Whose.COMPANY: {"nl": "Gegevens van uw bedrijf", "en": "Data of your company"},
}
NOTES = (
    {
        "nl": "Antwoorden van medewerkers op een scan staan hier niet in. Zij zijn anoniem: wij weten niet van wie "
        "welk antwoord is en kunnen het ook niet opzoeken. Wie zelf antwoordde, ziet en wist zijn antwoorden met zijn "
        "ontvangstcode.",
        "en": "Answers of employees to a scan are not in here. They are anonymous: we do not know whose answer is "
        "whose, and cannot look it up either. Whoever answered sees and erases the answers with the receipt code.",
    },
    {
        "nl": "Wachtwoorden en sleutels bewaren wij alleen versleuteld; ook die staan hier niet in.",
        "en": "Passwords and keys are kept only as a hash; they are not in here either.",
    },
)


async def gather(session: AsyncSession, part: Part, whose: Whose, facts: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What one subject holds of somebody, ready for JSON."""
    sections = []
    for holding in holdings_of(part, whose):
        if not holding.columns:
            continue
        statement = rows_of(holding)
        found = await session.execute(statement, needed(statement, facts))
        rows = [{camel(name): value for name, value in row.items()} for row in found.mappings()]
        title = {"nl": holding.title[0], "en": holding.title[1]}
        sections.append({"subject": part.subject, "table": holding.name, "title": title, "rows": rows})
    return sections


def pack(
    whose: Whose,
    language: str,
    made_at: datetime,
    sections: Sequence[dict[str, Any]],
    documents: Mapping[str, bytes],
) -> bytes:
    """The zip: `gegevens.json`, `schema.json`, `gegevens.html`, and the folder `documenten`."""
    title = TITLES[whose]
    data = {
        "title": title,
        "madeAt": made_at.isoformat(),
        "source": "Slimmer Werken",
        "notes": list(NOTES),
        "sections": list(sections),
    }
    moment = f"{made_at:%Y-%m-%d %H:%M} UTC"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("gegevens.json", json.dumps(data, ensure_ascii=False, indent=1))
        archive.writestr("schema.json", json.dumps(schema(whose), ensure_ascii=False, indent=1))
        archive.writestr("gegevens.html", page(language, title[language], moment, NOTES, sections))
        for name, content in documents.items():
            archive.writestr(f"documenten/{name}", content)
    return buffer.getvalue()


def schema(whose: Whose) -> dict[str, Any]:
    """A JSON Schema of `gegevens.json`, drawn from the tables themselves."""
    localized = {"type": "object", "properties": {"nl": {"type": "string"}, "en": {"type": "string"}}}
    sections = [
        {
            "title": holding.title[1],
            "description": " ".join((holding.table.__doc__ or "").split()),
            "properties": {
                "subject": {"const": part.subject},
                "table": {"const": holding.name},
                "title": localized,
                "rows": {"type": "array", "items": _shape_of(holding)},
            },
        }
        for part in PARTS
        for holding in holdings_of(part, whose)
        if holding.columns
    ]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": TITLES[whose]["en"],
        "type": "object",
        "required": ["title", "madeAt", "source", "notes", "sections"],
        "properties": {
            "title": localized,
            "madeAt": {"type": "string", "format": "date-time"},
            "source": {"type": "string"},
            "notes": {"type": "array", "items": localized},
            "sections": {"type": "array", "items": {"anyOf": sections}},
        },
    }


def _shape_of(holding: Holding) -> dict[str, Any]:
    table = holding.stored
    shapes: dict[str, Any] = {}
    for name in holding.columns:
        kind = table.c[name].type
        if isinstance(kind, JSONB):
            shapes[camel(name)] = {}
            continue
        word = "string"
        if isinstance(kind, Boolean):
            word = "boolean"
        elif isinstance(kind, ARRAY):
            word = "array"
        elif isinstance(kind, (BigInteger, Integer, SmallInteger)):
            word = "integer"
        elif isinstance(kind, Numeric):
            word = "string"
        shapes[camel(name)] = {"type": [word, "null"] if table.c[name].nullable else word}
    return {"type": "object", "properties": shapes, "required": list(shapes), "additionalProperties": False}
