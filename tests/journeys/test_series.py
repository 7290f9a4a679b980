"""Syntens sees what became of a series of moves of its own system, and why a move was refused."""

from uuid import uuid4

import pytest
from playwright.async_api import expect
from sqlalchemy import select

from backend.core import clock
from backend.identity.models import Organisation
from backend.identity.scopes import OrganisationKind
from backend.vouchers.models import BulkOutcome, StatusChangeJob, StatusChangeJobItem
from tests.journeys.axe import bring_axe, violations
from tests.journeys.service import sign_in_at_once

pytestmark = pytest.mark.browser


@pytest.fixture
async def job(site, tables):
    """Of two moves one was made and one refused."""
    of_syntens = select(Organisation.id).where(Organisation.kind == OrganisationKind.EXECUTING_BODY)
    now = clock.now()
    job = StatusChangeJob(
        organisation_id=(await tables.scalars(of_syntens)).first(),
        client_id=uuid4(),
        client_name="Dossiersysteem",
        fingerprint=uuid4().bytes,
        total=2,
        received_at=now,
    )
    job.applied = job.already_applied = job.conflicts = job.refused = 0
    tables.add(job)
    await tables.flush()
    problem = {"nl": {"detail": "Er is geen voucher met dit nummer."}, "en": {"detail": "There is no such voucher."}}
    ended = {"applied": (BulkOutcome.APPLIED, 201, None), "refused": (BulkOutcome.REFUSED, 404, problem)}
    for index, (outcome, status, why) in enumerate(ended.values()):
        told = {"outcome": outcome, "status": status, "problem": why}
        tables.add(
            StatusChangeJobItem(
                job_id=job.id, index=index, key=f"dossier/{index}", voucher_id=uuid4(), if_version=1, **told
            )
        )
        job.count(outcome, 1, now)
    await tables.commit()
    yield job
    await tables.delete(job)
    await tables.commit()


@pytest.mark.parametrize("width", [1280, 360])
async def test_a_series_is_found_and_what_failed_is_told(enter, site, job, width):
    page = await enter(width=width)
    await sign_in_at_once(page.context, site, "samira@syntens.example")
    await bring_axe(page.context)
    await page.goto("/syntens/afstemming")
    await page.get_by_role("link", name="Reeksen uit uw systeem").click()
    await expect(page.get_by_role("heading", name="Reeksen uit uw systeem", level=1)).to_be_visible()
    await expect(page.get_by_text("2 van 2")).to_be_visible()
    assert await violations(page) == []
    await page.get_by_role("link", name="Bekijk de reeks van").click()
    await expect(page.get_by_role("heading", name="Reeks van Dossiersysteem", level=1)).to_be_visible()
    await expect(page.get_by_role("progressbar")).to_have_attribute("aria-valuenow", "2")
    await expect(page.get_by_text("Er is geen voucher met dit nummer.")).to_be_visible()
    await expect(page.get_by_text("dossier/0")).to_have_count(0)
    await page.get_by_text("Ook wat lukte").click()
    await expect(page.get_by_text("dossier/0")).to_be_visible()
    assert await violations(page) == []
