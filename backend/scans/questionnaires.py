"""Bringing a questionnaire file into the database, as a published version.

The file states the items, the scale and how many statements count; the weights of the themes in the total come from the
domain: work and task division and working time 1.5, for these the advice reports the strongest associations.
"""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend import content
from backend.scans.models import (
    OUTCOMES,
    Audience,
    Dimension,
    QuestionKind,
    Questionnaire,
    QuestionnaireDimension,
    QuestionnaireItem,
    QuestionnaireVersion,
)

FILE = Path(content.__file__).parent / "questionnaire" / "scan-items.json"
HEAVY = {Dimension.WORK_DIVISION, Dimension.WORKING_TIME}
NEEDED_OF_THEME, NEEDED_OF_OUTCOME = 3, 2


def read_file(path: Path = FILE) -> dict[str, Any]:
    """The questionnaire as it stands in its file."""
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


async def bring_in(session: AsyncSession, source: dict[str, Any] | None = None) -> QuestionnaireVersion:
    """Store and publish the version in the file, once: a version that is there already is answered as it is."""
    source = source or read_file()
    questionnaire = await session.scalar(select(Questionnaire).filter_by(slug=source["questionnaire"]))
    if questionnaire is None:
        questionnaire = Questionnaire(slug=source["questionnaire"])
        session.add(questionnaire)
        await session.flush()
    version = await session.scalar(
        select(QuestionnaireVersion).filter_by(questionnaire_id=questionnaire.id, number=source["version"])
    )
    if version is not None:
        return version
    version = QuestionnaireVersion(
        questionnaire_id=questionnaire.id, number=source["version"], scale=_scale(source["scale"])
    )
    session.add(version)
    await session.flush()
    session.add_all(_dimension(version, entry, place) for place, entry in enumerate(source["dimensions"], 1))
    session.add_all(_items(version, source))
    await session.flush()
    version.publish(date.fromisoformat(source["written"]))
    await session.flush()
    return version


def _scale(given: dict[str, Any]) -> dict[str, Any]:
    pairs = zip(given["labels"]["nl"], given["labels"]["en"], strict=True)
    return {
        "lowest": given["min"],
        "highest": given["max"],
        "labels": [{"nl": dutch, "en": english} for dutch, english in pairs],
        "dont_know": given["na"],
    }


def _dimension(version: QuestionnaireVersion, entry: dict[str, Any], place: int) -> QuestionnaireDimension:
    dimension = Dimension(entry["theme"])
    outcome = dimension in OUTCOMES
    return QuestionnaireDimension(
        version_id=version.id,
        dimension=dimension,
        code=entry["code"],
        position=place,
        name_nl=_name(entry["label"]["nl"]),
        name_en=_name(entry["label"]["en"]),
        weight=Decimal(0) if outcome else Decimal("1.5") if dimension in HEAVY else Decimal(1),
        needed=NEEDED_OF_OUTCOME if outcome else NEEDED_OF_THEME,
    )


def _name(label: str) -> str:
    """A label without the note between brackets that some carry for the makers."""
    return label.split(" (", maxsplit=1)[0]


def _items(version: QuestionnaireVersion, source: dict[str, Any]) -> list[QuestionnaireItem]:
    themes = {entry["code"]: Dimension(entry["theme"]) for entry in source["dimensions"]}
    found = [
        _item(version, QuestionKind.AGREEMENT, entry, place, dimension=themes[entry["dimension"]])
        for place, entry in enumerate(source["items"], 1)
    ]
    questions = [(QuestionKind.YES_NO, entry) for entry in source["targetGroupItems"]]
    questions += [(QuestionKind.OPEN, entry) for entry in source["openItems"]]
    return found + [_item(version, kind, entry, place) for place, (kind, entry) in enumerate(questions, len(found) + 1)]


def _item(
    version: QuestionnaireVersion,
    kind: QuestionKind,
    entry: dict[str, Any],
    place: int,
    *,
    dimension: Dimension | None = None,
) -> QuestionnaireItem:
    return QuestionnaireItem(
        version_id=version.id,
        code=entry["code"],
        pair=entry.get("pair", entry["code"]),
        kind=kind,
        dimension=dimension,
        audience=Audience(entry["audience"]),
        position=place,
        reverse=entry.get("reverse", False),
        quick=entry.get("quick", kind is QuestionKind.YES_NO),
        text_nl=entry["text"]["nl"],
        text_en=entry["text"]["en"],
    )
