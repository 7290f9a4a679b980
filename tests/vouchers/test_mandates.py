"""Acting for a company with a mandate: never for both sides of a voucher."""

from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.identity.scopes import OrganisationKind, Role
from backend.vouchers.models import Claim
from tests.makers.identity import make_organisation
from tests.makers.vouchers import bring_to, claim, move, once, set_stage

POWERS = ["submit_applications", "prepare_applications", "confirm_claims"]


async def _mandate(stage, organisation_id):
    last = (clock.today() + timedelta(days=30)).isoformat()
    wish = {"organisationId": str(organisation_id), "powers": POWERS, "endsOn": last}
    assert (await stage.owner.post(f"/companies/{stage.company.id}/mandates", json=wish)).status_code == 201


async def _act_for_company(client, stage):
    answer = await client.patch("/session", json={"organisationId": str(stage.company.id)})
    assert answer.status_code == 200, answer.text


async def _confirm(client, made):
    headers = {**once(), "If-Match": f'"{made["version"]}"'}
    return await client.post(f"/claims/{made['id']}/confirmations", json={"confirmed": True}, headers=headers)


async def test_the_adviser_of_a_voucher_confirms_nothing_also_with_a_mandate(database, client_as):
    stage = await set_stage(database, client_as)
    made = await claim(stage, await bring_to(stage, "in_use"))
    await _mandate(stage, stage.adviser.organisation_id)
    colleague = await client_as(Role.ADVISER, organisation_id=stage.adviser.organisation_id)
    for client in (stage.adviser_client, colleague):
        await _act_for_company(client, stage)
        answer = await _confirm(client, made)
        assert (answer.status_code, answer.json()["type"]) == (403, "/v1/problems/related-party")
    with pytest.raises(IntegrityError, match="confirms no claim"):
        async with database.write() as session:
            await session.execute(update(Claim).values(confirmed_by=stage.adviser.account_id))


async def test_another_firm_with_a_mandate_confirms(database, client_as):
    stage = await set_stage(database, client_as)
    made = await claim(stage, await bring_to(stage, "in_use"))
    async with database.write() as session:
        other = await make_organisation(session, kind=OrganisationKind.ADVISORY_FIRM)
    await _mandate(stage, other.id)
    representative = await client_as(Role.ADVISER, organisation_id=other.id)
    await _act_for_company(representative, stage)
    assert (await _confirm(representative, made)).status_code == 201


async def test_the_adviser_of_an_application_does_not_submit_it(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "draft")
    await _mandate(stage, stage.adviser.organisation_id)
    await _act_for_company(stage.adviser_client, stage)
    answer = await move(stage.adviser_client, voucher_id, "submitted")
    assert (answer.status_code, answer.json()["type"]) == (403, "/v1/problems/move-not-yours")
