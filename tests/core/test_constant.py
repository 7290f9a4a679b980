"""Constant statements: compiled once, and bound to the shape of the wire."""

import pytest
from sqlalchemy import bindparam, select

from backend.core.constant import Constant
from backend.identity.models import Organisation
from backend.identity.scopes import OrganisationKind
from backend.vouchers.queries import vouchers
from backend.vouchers.schemas.vouchers import VoucherPage
from tests.makers.identity import make_organisation
from tests.vouchers.test_rights import bring_to, set_stage

KINDS = [OrganisationKind.BRANCH, OrganisationKind.RESEARCH]
BY_NAME = Constant(
    select(Organisation.id, Organisation.kind).where(
        Organisation.name == bindparam("name"), Organisation.kind.in_(KINDS)
    )
)


async def test_values_are_bound_by_name_and_lists_stand_in_the_statement(session):
    made = await make_organisation(session, name="Samen", kind=OrganisationKind.BRANCH)
    await make_organisation(session, name="Samen", kind=OrganisationKind.COMPANY)
    assert await BY_NAME.all(session, name="Samen") == [{"id": made.id, "kind": "branch"}]
    assert await BY_NAME.first(session, name="Alleen") is None


def test_a_statement_must_select_the_fields_of_its_shape():
    with pytest.raises(ValueError, match="VoucherPage"):
        _ = Constant(select(Organisation.id), VoucherPage).keys


@pytest.mark.parametrize("sight", vouchers.Sight)
@pytest.mark.parametrize("sort", sorted(vouchers.ORDERS))
async def test_every_list_of_vouchers_runs(session, sight, sort):
    given = {"status": [], "page_size": 5, "offset": 0, "typed": "x", "name": "x", "code": "X", "section": "C"}
    page = vouchers._page(sight, frozenset(vouchers.FILTERS), sort)
    assert await page._rows.all(session, **given) == []
    assert await page._count.first(session, **given) == {"total": 0}


async def test_the_list_has_the_shape_of_the_wire(database, client_as):
    stage = await set_stage(database, client_as)
    await bring_to(stage, "in_review")
    answer = await stage.officer.get("/vouchers?pageSize=1")
    page = VoucherPage.model_validate_json(answer.content)
    assert page.model_dump(mode="json", by_alias=True) == answer.json()
    assert 'rel="last"' in answer.headers["link"]
