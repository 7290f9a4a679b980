"""An own copy of a tool in the plan: its steps as lines, yours from then on."""

import pytest

from backend.core.review import VersionStatus
from backend.identity.scopes import Role
from backend.scans.models import Respondent
from backend.toolbox.steps import steps_of
from tests.makers.scans import answers_at, publish_with
from tests.makers.toolbox import make_toolbox_item

BODY = "Waarom\n\n## Stappen\n\n1. Leg **alle taken** op tafel.\n   Ook de kleine.\n2. Verdeel [samen](https://x.example).\n"


@pytest.fixture
async def plan(owner, company, database):
    people = [(Respondent.EMPLOYEE, answers_at("employee", 2 + number % 3)) for number in range(6)]
    async with database.write() as session:
        scan = await publish_with(session, company.id, people)
        await make_toolbox_item(session, slug="taken-op-tafel", title="Taken op tafel", body=BODY)
        await make_toolbox_item(session, slug="zonder", body="Alleen tekst.")
        await make_toolbox_item(session, slug="geheim", body=BODY, status=VersionStatus.DRAFT)
    path = f"/scans/{scan.id}/plan"
    begun = await owner.post(f"{path}/versions", json={}, headers={"Idempotency-Key": "het-eerste-plan"})
    assert begun.status_code == 201, begun.text
    return path, begun.headers["etag"], begun.json()["lines"]


async def adopt(client, path, etag, slug="taken-op-tafel", **more):
    return await client.post(f"{path}/tools", json={"slug": slug, **more}, headers={"If-Match": etag} if etag else {})


async def test_the_steps_come_below_what_stood_there(owner, plan):
    path, etag, before = plan
    answer = await adopt(owner, path, etag)
    assert answer.status_code == 200, answer.text
    lines = answer.json()["lines"]
    assert lines[: len(before)] == before
    assert [(line["measure"], line["why"], line["theme"]) for line in lines[len(before) :]] == [
        ("Leg alle taken op tafel. Ook de kleine.", "Stap 1 van het instrument 'Taken op tafel'.", "work_division"),
        ("Verdeel samen.", "Stap 2 van het instrument 'Taken op tafel'.", "work_division"),
    ]


async def test_a_second_click_adds_nothing(owner, plan):
    path, etag, before = plan
    assert (await adopt(owner, path, etag)).status_code == 200
    assert (await adopt(owner, path, etag)).status_code == 412
    assert (await adopt(owner, path, None)).status_code == 428
    assert len((await owner.get(path)).json()["lines"]) == len(before) + 2


@pytest.mark.parametrize(("slug", "status"), [("geheim", 404), ("bestaat-niet", 404), ("zonder", 400)])
async def test_only_published_tools_with_steps(owner, plan, slug, status):
    path, etag, _ = plan
    assert (await adopt(owner, path, etag, slug)).status_code == status


async def test_not_into_the_plan_of_others_or_one_that_was_proposed(client_as, company, owner, plan):
    path, etag, _ = plan
    assert (await adopt(await client_as(Role.OWNER), path, etag)).status_code == 404
    staff = await client_as(Role.STAFF_REPRESENTATIVE, organisation_id=company.id)
    assert (await adopt(staff, path, etag)).status_code == 403
    lines = [{"measure": "Samen inpakken.", "who": "Ploegleider", "dueOn": "2030-01-01", "budgetCents": 0}]
    await owner.put(f"{path}/lines", json={"lines": lines}, headers={"If-Match": "*"})
    await owner.post(f"{path}/status-changes", json={"toStatus": "proposed"}, headers={"If-Match": "*"})
    answer = await adopt(owner, path, "*")
    assert (answer.status_code, answer.json()["type"]) == (409, "/v1/problems/plan-not-in-work")


async def test_a_plan_does_not_overflow(owner, plan):
    path, _, _ = plan
    lines = [{"measure": f"Maatregel {number}."} for number in range(29)]
    written = await owner.put(f"{path}/lines", json={"lines": lines}, headers={"If-Match": "*"})
    answer = await adopt(owner, path, written.headers["etag"])
    assert answer.json()["type"] == "/v1/problems/plan-not-in-work"


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("1. Een\n2. Twee", ["Een", "Twee"]),
        ("1) `Een` *twee* __drie__\n\n   los", ["Een twee drie"]),
        ("- Een\n- Twee", []),
        ("", []),
        ("10. snake_case_blijft", ["snake_case_blijft"]),
    ],
)
def test_steps_are_the_numbered_points_without_marks(text, steps):
    assert steps_of(text) == steps
