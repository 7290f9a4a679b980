"""The questions of the guidance with all their answers, also those that stand in a reference list."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from backend.content import load
from backend.content.guidance_shapes import Fact, Question
from backend.guidance.routes import Both, both
from backend.organisations import queries as organisations
from backend.organisations.models import SbiVersion, SizeClass

SIZE_NAMES = {
    SizeClass.FROM_1: ("1 tot en met 4 medewerkers", "1 to 4 employees"),
    SizeClass.FROM_5: ("5 tot en met 14 medewerkers", "5 to 14 employees"),
    SizeClass.FROM_15: ("15 tot en met 49 medewerkers", "15 to 49 employees"),
    SizeClass.FROM_50: ("50 tot en met 99 medewerkers", "50 to 99 employees"),
    SizeClass.FROM_100: ("100 tot en met 249 medewerkers", "100 to 249 employees"),
    SizeClass.FROM_250: ("250 medewerkers of meer", "250 employees or more"),
}
Answer = dict[str, Any]


async def list_questions(session: AsyncSession) -> dict[str, Any]:
    """All questions in order, with the version of the rules."""
    rules = load.guidance_rules()
    return {
        "version": rules.version,
        "items": [
            {
                "fact": question.fact,
                "text": both(question.text),
                "why": both(question.why),
                "answers": await _answers(session, question),
                "unless": {fact: list(values) for fact, values in question.unless.items()},
            }
            for question in rules.question
        ],
    }


async def answers_told(session: AsyncSession, told: Mapping[Fact, str]) -> dict[Fact, Both]:
    """The words of the answers that were given."""
    return {
        question.fact: answer["label"]
        for question in load.guidance_rules().question
        if question.fact in told
        for answer in await _answers(session, question)
        if answer["value"] == told[question.fact]
    }


async def _answers(session: AsyncSession, question: Question) -> list[Answer]:
    match question.options:
        case "themes":
            return [_answer(code, both(theme.name)) for code, theme in load.themes().items()]
        case "sizes":
            return [_answer(size, {"nl": nl, "en": en}) for size, (nl, en) in SIZE_NAMES.items()]
        case "sectors":
            rows = await organisations.list_sectors(session, SbiVersion.SBI_2008)
            return [_answer(row["section"], row["name"]) for row in rows]
        case "provinces":
            found = await organisations.list_provinces(session)
            return [_answer(row["code"], {"nl": row["name"], "en": row["name"]}) for row in found]
        case None:
            return [
                _answer(one.value, both(one.label), both(one.hint) if one.hint else None) for one in question.answers
            ]


def _answer(value: str, label: Both, hint: Both | None = None) -> Answer:
    return {"value": value, "label": label, "hint": hint}
