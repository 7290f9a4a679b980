"""The database itself keeps what a campaign promised when it opened."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from backend.campaigns.models import CampaignStatus
from tests.makers.campaigns import make_campaign

FROZEN = {
    "code = 'ZZZZZZ'": "stays",
    "version_id = (SELECT id FROM questionnaire_versions WHERE id <> version_id LIMIT 1)": "stays",
    "title = 'Anders'": "stays",
    "members = 400": "stays",
    "closes_at = closes_at - interval '1 day'": "stays",
    "status = 'draft', members = NULL, opened_at = NULL": "one way",
    "status = 'reported', closed_at = now()": "one way",
    "status = 'closed', closed_at = now(), closes_at = closes_at + interval '1 day'": "stays",
}


@pytest.mark.parametrize("change", FROZEN)
async def test_the_database_keeps_what_was_promised_once_it_is_open(database, branch, module_of_another, change):
    async with database.write() as session:
        await make_campaign(session, branch.id)
        with pytest.raises(IntegrityError, match=FROZEN[change]):
            async with session.begin_nested():
                await session.execute(text(f"UPDATE scan_campaigns SET {change}"))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("status = 'open', closed_at = NULL", "one way"),
        ("closed_at = closed_at - interval '1 day'", "stays"),
        ("closes_at = closes_at + interval '1 day'", "stays"),
    ],
)
async def test_the_database_lets_a_closed_one_not_open_again(database, branch, change, why):
    async with database.write() as session:
        await make_campaign(session, branch.id, status=CampaignStatus.CLOSED)
        with pytest.raises(IntegrityError, match=why):
            async with session.begin_nested():
                await session.execute(text(f"UPDATE scan_campaigns SET {change}"))
