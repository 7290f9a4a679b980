"""What of a campaign goes on paper, and its result as a file for spreadsheets."""

import csv
import io
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from backend.campaigns import codes, materials
from backend.campaigns.models import ScanCampaign
from backend.campaigns.queries.campaigns import branch_name, purpose_of
from backend.campaigns.queries.figures import result_of
from backend.core.problems import Language
from backend.documents import qr_svg, render

HEADINGS: dict[Language, tuple[str, ...]] = {
    "nl": ("Thema", "Leiding", "Medewerkers", "Verschil", "Samen", "Norm vanaf", "Norm tot en met"),
    "en": ("Theme", "Management", "Employees", "Gap", "Together", "Norm from", "Norm to"),
}
NOT_SHOWN: dict[Language, str] = {"nl": "niet getoond", "en": "not shown"}


async def materials_of(session: AsyncSession, campaign: ScanCampaign, public_url: str) -> dict[str, Any]:
    """Address, code, QR code and texts."""
    address, code = codes.address(public_url, campaign.code), codes.shown(campaign.code)
    texts = materials.texts(
        purpose=purpose_of(campaign),
        branch=await branch_name(session, campaign),
        closes_at=campaign.closes_at,
        address=address,
        code=code,
    )
    return {"code": code, "address": address, "qr_svg": qr_svg(address), **texts}


async def poster(session: AsyncSession, campaign: ScanCampaign, language: Language, public_url: str) -> bytes:
    """An A4 to hang or hand out, as accessible PDF."""
    address = codes.address(public_url, campaign.code)
    data = {
        "branch": await branch_name(session, campaign),
        "until": materials.moment(campaign.closes_at, language),
        "code": codes.shown(campaign.code),
        "url": address,
        "qr": qr_svg(address),
    }
    return await render("campaign-poster", data, title=materials.POSTER[language], language=language)


async def result_as_csv(session: AsyncSession, campaign: ScanCampaign, language: Language) -> str:
    """The result with semicolons, as Dutch spreadsheets expect. Raises CampaignResultNotFound (404)."""
    result = await result_of(session, campaign)
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow(HEADINGS[language])
    for theme in result["themes"]:
        norm = theme["norm"] or {"p25": "", "p75": ""}
        scores = [theme[name] for name in ("management_score", "employee_score", "gap", "combined_score")]
        told = [NOT_SHOWN[language] if score is None else score for score in scores]
        writer.writerow((theme["name"][language], *told, norm["p25"], norm["p75"]))
    return written.getvalue()
