"""Two at once, each in a transaction of its own."""

import asyncio

from sqlalchemy import func, select

from backend.groups.errors import GroupJoined
from backend.groups.models import Group, GroupMember
from backend.groups.schemas import GroupJoin
from backend.groups.service import keeping
from backend.identity.principals import Principal
from backend.identity.scopes import Role, scopes_of
from tests.makers.groups import make_group
from tests.makers.identity import make_account
from tests.makers.organisations import make_company


async def test_two_at_once_join_one_time(committed):
    async with committed.write() as session:
        group = await make_group(session)
        account, company = await make_account(session), await make_company(session)
        roles = frozenset({Role.OWNER})
        who = Principal(account.id, account.name, account.id, company.id, roles, scopes_of(roles))
        group_id = group.id

    async def join():
        async with committed.write() as session:
            await keeping.join(session, who, group_id, GroupJoin())

    ended = await asyncio.gather(join(), join(), return_exceptions=True)
    assert sorted(type(end).__name__ for end in ended) == sorted([GroupJoined.__name__, "NoneType"])
    async with committed.read() as session:
        assert await session.scalar(select(func.count()).select_from(GroupMember)) == 1
        assert (await session.get_one(Group, group_id)).members_count == 1
