"""Faults in the input, each told with its place and in plain words of one language."""

import pytest

from backend.identity.scopes import Role
from tests.makers.vouchers import bring_to, once, set_stage


@pytest.mark.parametrize(
    ("wish", "detail"),
    [
        ({}, "Het veld toStatus ontbreekt."),
        ({"toStatus": "paid"}, "Kies uit: 'submitted', 'withdrawn',"),
    ],
)
async def test_the_field_that_chooses_a_shape_is_named_as_on_the_wire(database, client_as, wish, detail):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "draft")
    answer = await stage.owner.post(f"/vouchers/{voucher_id}/status-changes", json=wish, headers=once())
    (fault,) = answer.json()["errors"]
    assert (answer.status_code, fault["in"], fault["location"]) == (400, "body", "#/toStatus")
    assert fault["detail"].startswith(detail)


@pytest.mark.parametrize(("language", "between"), [("nl", "of"), ("en", "or")])
async def test_a_choice_is_told_in_one_language(client_as, language, between):
    owner = await client_as(Role.OWNER)
    answer = await owner.get("/rounds", params={"status": "half"}, headers={"Accept-Language": language})
    (fault,) = answer.json()["errors"]
    assert fault["detail"].endswith(f"'allocated' {between} 'ended'.")


@pytest.mark.parametrize(
    "body", [b"[" * 5000, b'{"answers":' * 3000, b"1" * 5000, b'{"answers": "\xff"}', b"{"], ids=lambda body: body[:11]
)
async def test_a_body_that_cannot_be_read_names_its_fault(visitor, body):
    headers = {"Content-Type": "application/json"}
    answer = await visitor.post("/quick-scan-results", content=body, headers=headers)
    assert answer.status_code == 400
    assert answer.json()["errors"] == [{"in": "body", "code": "json_invalid", "detail": "Dit is geen geldige JSON."}]
