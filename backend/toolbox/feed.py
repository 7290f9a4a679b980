"""The catalogue as a JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), so that a branch site shows the same tools.

Keys are those of JSON Feed; what it has no place for stands under `_slimmerwerken`.
"""

from typing import Any
from urllib.parse import urlencode

from pydantic import Field
from sqlalchemy.ext.asyncio import AsyncSession

from backend.content import load
from backend.core.listing import page_of
from backend.core.problems import Language
from backend.core.schemas import PageQuery
from backend.core.themes import Theme
from backend.toolbox.catalogue import conditions, published
from backend.toolbox.models import ToolboxItem, ToolboxVersion
from backend.toolbox.schemas import SectorCode, ToolboxFilter

MEDIA_TYPE = "application/feed+json"
TITLE = {"nl": "De toolbox van Slimmer Werken", "en": "The toolbox of Slimmer Werken"}
ADDRESS = "/v1/toolbox-items/feed"


class ToolboxFeedQuery(PageQuery):
    """Which items, and in which language."""

    theme: list[Theme] = Field(default_factory=list, max_length=8, description="About one of these themes.")
    sector: list[SectorCode] = Field(default_factory=list, max_length=21, description="Fits one of these sectors.")
    language: Language = Field(default="nl", description="The language of titles and texts.")


async def read(session: AsyncSession, wanted: ToolboxFeedQuery, public_url: str) -> dict[str, Any]:
    """One page of published items, last published first, as a JSON Feed."""
    chosen = conditions(ToolboxFilter(theme=wanted.theme, sector=wanted.sector))
    statement = (
        published()
        .add_columns(ToolboxVersion.published_at, ToolboxVersion.number)
        .where(*chosen.values())
        .order_by(ToolboxVersion.published_at.desc(), ToolboxItem.slug)
    )
    found = await page_of(session, statement, wanted)
    more = found["total_is_minimum"] or wanted.page * wanted.page_size < found["total"]
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": TITLE[wanted.language],
        "home_page_url": f"{public_url}/toolbox",
        "feed_url": _address(wanted, public_url, wanted.page),
        "language": wanted.language,
        **({"next_url": _address(wanted, public_url, wanted.page + 1)} if more else {}),
        "items": [_item(row, wanted.language, public_url) for row in found["items"]],
    }


def _address(wanted: ToolboxFeedQuery, public_url: str, page: int) -> str:
    asked = wanted.model_dump(by_alias=True, exclude_defaults=True, exclude={"page"}, mode="json")
    query = urlencode(asked | ({"page": page} if page > 1 else {}), doseq=True)
    return f"{public_url}{ADDRESS}{'?' if query else ''}{query}"


def _item(row: dict[str, Any], language: Language, public_url: str) -> dict[str, Any]:
    address = f"{public_url}/toolbox/{row['slug']}"
    names = [getattr(load.themes()[theme].name, language) for theme in row["themes"]]
    return {
        "id": address,
        "url": address,
        "title": row["title"][language],
        "content_text": row["summary"][language],
        "date_published": row["published_at"].isoformat(),
        "language": language,
        "tags": names,
        "authors": [{"name": row["owner"]}],
        "_slimmerwerken": {
            "slug": row["slug"],
            "versionNumber": row["number"],
            "kind": row["kind"],
            "themes": row["themes"],
            "sectors": row["sectors"],
            "sizeClasses": row["size_classes"],
            "effortHours": row["effort_hours"],
            "durationWeeks": row["duration_weeks"],
            "costCents": row["cost_cents"],
            "participationLevel": row["participation_level"],
            "evidenceLevel": row["evidence_level"],
            "isOutdated": row["is_outdated"],
        },
    }
