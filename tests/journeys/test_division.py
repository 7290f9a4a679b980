"""The programme office divides a round after its closing; of a draw anybody does it again from the public file."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from backend.core.database import PooledDatabase, make_engine
from backend.identity.scopes import Role
from backend.vouchers.draw import list_hash_of
from backend.vouchers.models import Allocation
from backend.vouchers.states import RoundStatus
from tests.conftest import ROOT
from tests.journeys.prepared import number_of_its_own
from tests.journeys.service import sign_in_at_once
from tests.makers.advisers import make_adviser
from tests.makers.allocation import CRITERIA, PLACE_CENTS, Contest
from tests.makers.vouchers import make_acting, make_round

pytestmark = pytest.mark.browser
OFFICE = "anna@programma.example"
APPLICANTS, PLACES = 6, 2


@pytest.fixture
async def contest(journey_database):
    """`await contest(Allocation.DRAW)`: a draft of a round that is divided later, with money for two."""
    engine = make_engine(journey_database, pool_size=1)
    database = PooledDatabase(engine)

    async def prepare(allocation: Allocation) -> Contest:
        async with database.write() as session:
            round_ = await make_round(session, budget_cents=PLACES * PLACE_CENTS, status=RoundStatus.DRAFT)
            round_.allocation = allocation
            round_.criteria = CRITERIA if allocation is Allocation.RANKING else []
            programme = await make_acting(session, Role.PROGRAMME_OFFICER)
            adviser = await make_adviser(session, name="Lies van Voorbeeldloot")
        return Contest(database, round_.id, programme, adviser.id)

    yield prepare
    await engine.dispose()


@pytest.fixture
async def office(enter, site):
    """The window of somebody of the programme office."""
    page = await enter()
    await sign_in_at_once(page.context, site, OFFICE)
    return page


async def _act(page: Page, label: str, done: str) -> None:
    await page.get_by_role("button", name=label).click()
    await page.get_by_role("dialog").get_by_role("button", name=label).click()
    await expect(page.get_by_text(done)).to_be_visible()


async def _to_the_closing(office: Page, contest: Contest) -> None:
    await office.goto(f"/programma/rondes/{contest.round_id}")
    await _act(office, "Maak de ronde bekend", "De ronde is bekendgemaakt.")
    for number in range(APPLICANTS):
        await contest.apply(kvk_number=number_of_its_own(), employees=20 + number)
    await office.reload()
    await _act(office, "Sluit de ronde nu", "De ronde is gesloten.")


async def _shown(page: Page, term: str) -> str:
    return (await page.get_by_text(term).locator("xpath=..").locator("code").inner_text()).strip()


def _again(file: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "backend.cli", "verify-draw", str(file)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


async def test_a_draw_is_promised_done_and_done_again_by_anybody(office, enter, contest, tmp_path):
    drawn = await contest(Allocation.DRAW)
    await _to_the_closing(office, drawn)
    await office.get_by_text("Hoe u ziet dat de loting eerlijk is").click()
    promised = await _shown(office, "Afdruk van het geheime getal")
    frozen = await _shown(office, "Afdruk van de lijst met codes")
    await office.get_by_role("button", name="Loot de volgorde").click()
    question = office.get_by_role("dialog")
    await expect(question).to_contain_text(f"Van {APPLICANTS} aanvragen krijgen er {PLACES} geld")
    await question.get_by_role("button", name="Loot de volgorde").click()
    await expect(office.get_by_text("Er is geloot op")).to_be_visible()
    await expect(office.get_by_role("button", name="Loot de volgorde")).to_have_count(0)

    visitor = await enter(width=390)
    await visitor.goto("/vouchers")
    link = visitor.locator(f"a[href='/v1/rounds/{drawn.round_id}/draw']")
    async with visitor.expect_download() as coming:
        await link.click()
    file = tmp_path / "loting.json"
    await (await coming.value).save_as(file)
    told = json.loads(file.read_text(encoding="utf-8"))
    assert told["commitment"] == promised
    assert list_hash_of(told["codes"]) == frozen
    assert [line["outcome"] for line in told["order"]].count("place") == PLACES
    assert sorted(line["code"] for line in told["order"]) == sorted(told["codes"])
    assert "Voorbeeldbakkerij" not in file.read_text(encoding="utf-8")

    right = _again(file)
    assert right.returncode == 0, right.stdout + right.stderr
    assert f"{APPLICANTS} codes, {PLACES} places" in right.stdout
    told["order"][0], told["order"][-1] = told["order"][-1], told["order"][0]
    file.write_text(json.dumps(told), encoding="utf-8")
    assert _again(file).returncode == 1


async def test_a_ranking_is_divided_by_points_that_each_company_sees_of_itself(office, member, contest):
    ranked = await contest(Allocation.RANKING)
    await _to_the_closing(office, ranked)
    await expect(office.get_by_role("table", name="Waarvoor u punten krijgt")).to_contain_text("Werkverdeling")
    await office.get_by_role("button", name="Verdeel het geld").click()
    await office.get_by_role("dialog").get_by_role("button", name="Verdeel het geld").click()
    await expect(office.get_by_text("Het geld is verdeeld.")).to_be_visible()
    await expect(office.get_by_text("De punten zijn gegeven op")).to_be_visible()
    owner, voucher_id = ranked.applicants[0]
    page = await member(owner.organisation_id, Role.OWNER, width=390)
    await page.goto(f"/bedrijf/vouchers/{voucher_id}")
    await expect(page.get_by_text(re.compile("punten")).first).to_be_visible()
