"""Which tools fit a company and a theme, by a method that everybody can read."""

from typing import Any
from uuid import UUID

from sqlalchemy import any_, bindparam, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.content import load
from backend.core import clock
from backend.core.constant import Constant
from backend.core.matching import Condition, Criterion, Method, Outcome, turn_of
from backend.core.review import VersionStatus
from backend.toolbox.catalogue import EFFORT, IS_OUTDATED
from backend.toolbox.models import EffectBand, ToolboxEffect, ToolboxItem, ToolboxVersion
from backend.toolbox.schemas import EffortBand

_every_sector = func.cardinality(ToolboxVersion.sectors) == 0
_every_size = func.cardinality(ToolboxVersion.size_classes) == 0
_HOURS = (
    "vraagt {effort_hours} uur van alle deelnemers samen",
    "takes {effort_hours} hours of all participants together",
)

METHOD = Method(
    subject="tools",
    identity=ToolboxItem.id.expression,
    conditions=(
        Condition(
            "published",
            "is gepubliceerd in de toolbox, na beoordeling door het programmabureau",
            "is published in the toolbox, after review by the programme office",
            ToolboxVersion.status == VersionStatus.PUBLISHED,
        ),
        Condition(
            "theme",
            "gaat over het thema waarmee u het best begint",
            "is about the theme that is best to begin with",
            bindparam("theme") == any_(ToolboxVersion.themes),
        ),
        Condition(
            "sector",
            "is gemaakt voor uw sector of voor elke sector",
            "is made for your sector or for every sector",
            or_(_every_sector, bindparam("section") == any_(ToolboxVersion.sectors)),
        ),
        Condition(
            "size",
            "is gemaakt voor bedrijven van uw grootte of voor elke grootte",
            "is made for companies of your size or for every size",
            or_(_every_size, bindparam("size_class") == any_(ToolboxVersion.size_classes)),
        ),
    ),
    criteria=(
        Criterion(
            "theme",
            "Wat vooral over het thema gaat, gaat voor.",
            "What is mainly about the theme goes first.",
            case((ToolboxVersion.themes[1] == bindparam("theme"), 0), else_=1),
            (
                Outcome("main_theme", "gaat vooral over {theme}", "is mainly about {theme}"),
                Outcome("also_theme", "gaat ook over {theme}", "is also about {theme}"),
            ),
        ),
        Criterion(
            "sector",
            "Dan wat voor uw sector is gemaakt.",
            "Then what is made for your sector.",
            case((_every_sector, 1), else_=0),
            (
                Outcome("own_sector", "is gemaakt voor uw sector", "is made for your sector"),
                Outcome("every_sector", "past bij elke sector", "fits every sector"),
            ),
        ),
        Criterion(
            "size",
            "Dan wat voor bedrijven van uw grootte is gemaakt.",
            "Then what is made for companies of your size.",
            case((_every_size, 1), else_=0),
            (
                Outcome("own_size", "is gemaakt voor bedrijven van uw grootte", "is made for companies of your size"),
                Outcome("every_size", "past bij elke grootte", "fits every size", in_sentence=False),
            ),
        ),
        Criterion(
            "freshness",
            "Dan wat niet verouderd is.",
            "Then what is not out of date.",
            case((IS_OUTDATED.element, 1), else_=0),
            (
                Outcome("current", "is niet verouderd", "is not out of date", in_sentence=False),
                Outcome("outdated", "is misschien verouderd", "may be out of date"),
            ),
        ),
        Criterion(
            "effect",
            "Dan wat volgens de gezamenlijke metingen waarschijnlijk werkt, zodra het programma die metingen heeft.",
            "Then what probably works according to pooled measurements, once the programme has those.",
            case((ToolboxEffect.band == EffectBand.LIKELY, 0), else_=1),
            (
                Outcome(
                    "likely", "werkt waarschijnlijk, volgens metingen", "probably works, according to measurements"
                ),
                Outcome(
                    "not_distinguished",
                    "het effect is nog niet te onderscheiden",
                    "its effect can't be distinguished yet",
                    in_sentence=False,
                ),
            ),
        ),
        Criterion(
            "effort",
            "Dan wat weinig tijd vraagt: tot 4 uur van alle deelnemers samen, tot 16 uur, of meer.",
            "Then what takes little time: up to 4 hours of all participants together, up to 16 hours, or more.",
            case({EffortBand.LITTLE.value: 0, EffortBand.SOME.value: 1}, value=EFFORT, else_=2),
            (Outcome("little", *_HOURS), Outcome("some", *_HOURS), Outcome("much", *_HOURS)),
        ),
    ),
)
_FITTING = Constant(
    select(
        ToolboxItem.id,
        ToolboxItem.slug,
        ToolboxVersion.title,
        ToolboxVersion.summary,
        ToolboxVersion.kind,
        ToolboxVersion.effort_hours,
        IS_OUTDATED,
        func.count().over().label("fitting"),
        *METHOD.columns,
    )
    .join(ToolboxItem, ToolboxItem.id == ToolboxVersion.item_id)
    .outerjoin(ToolboxEffect, ToolboxEffect.item_id == ToolboxItem.id)
    .where(*METHOD.holds)
    .order_by(*METHOD.order)
    .limit(bindparam("limit"))
)


async def recommend(
    session: AsyncSession,
    *,
    theme: str,
    section: str,
    size_class: str,
    company_id: UUID | None = None,
    limit: int = 3,
) -> list[dict[str, Any]]:
    """The published tools that fit a company and a theme by `METHOD`, each with its reasons.

    `fitting` of each row is how many there are in all. Of a firm that is not known there is no `company_id`.
    """
    wanted = {
        "theme": theme,
        "section": section,
        "size_class": size_class,
        "today": clock.today(),
        "turn": turn_of(clock.today(), company_id),
        "limit": limit,
    }
    name = load.themes()[theme].name
    told = {"nl": name.nl, "en": name.en}
    return [METHOD.explained(row, told) for row in await _FITTING.all(session, **wanted)]
