"""The demonstration world's organisations and people."""

from sqlalchemy import func, select

from backend.content import load
from backend.demo import accounts, organisations
from backend.demo.world import World
from backend.identity.demonstration import PASSWORD, SIGN_INS
from backend.identity.models import Account, Organisation
from backend.identity.passwords import verify_password
from backend.identity.scopes import Role
from backend.organisations import queries
from backend.organisations.models import Company, ConsentKind, Verification


async def test_everybody_in_the_content_stands_in_the_world_and_is_marked_as_demonstration(session):
    world = World()
    await organisations.seed(session, world)
    assert len(world.accounts) == len(load.demo_people())
    for kind in (Account, Organisation, Company):
        assert await session.scalar(select(func.count()).select_from(kind).where(~kind.is_demonstration)) == 0
    verified = await session.scalar(
        select(func.count()).select_from(Company).where(Company.verification == Verification.VERIFIED)
    )
    assert verified == sum(company.verified for company in load.demo_companies())


async def test_a_province_in_the_content_is_that_of_its_postcode(session):
    for company in load.demo_companies():
        assert await queries.province_of(session, int(company.postcode)) == company.province, company.slug


async def test_the_world_knows_who_acts(session):
    world = World()
    await organisations.seed(session, world)
    owner = world.principal("marieke@korenbloem.example")
    assert owner.organisation_id == world.organisations["voorbeeldbakkerij-de-korenbloem"]
    assert owner.may("vouchers:apply")
    assert world.principal_of("syntens", Role.SYNTENS_OFFICER).may("vouchers:decide")
    assert await queries.has_consent(session, owner.organisation_id, ConsentKind.MONITORING)


async def test_every_listed_sign_in_opens_the_account_it_names(session):
    await organisations.seed(session, World())
    for sign_in in SIGN_INS:
        account = await session.scalar(select(Account).where(Account.email == sign_in.email))
        assert account is not None
        assert account.name == sign_in.name
    assert await verify_password(account.password_hash, PASSWORD)
    assert len(accounts.lines()) == len(SIGN_INS)
