"""After an older copy was put back, the log that stands outside the database erases again."""

from sqlalchemy import text

from backend.core import clock
from backend.core.models import Base
from backend.identity.models import Account
from backend.organisations.models import Company, Consent, ConsentKind
from backend.privacy import erasing, replaying
from backend.privacy.models import Whose
from backend.privacy.service import erasures
from backend.settings import Settings
from tests.makers.identity import make_account
from tests.makers.organisations import make_company

TABLES = ("organisations", "companies", "consents", "accounts")


async def _copy(session, names):
    return {name: (await session.execute(Base.metadata.tables[name].select())).mappings().all() for name in names}


async def test_who_was_erased_is_erased_again_after_a_restore_and_the_others_stay(committed, tmp_path, database_url):
    settings = Settings(database_url=database_url, data_dir=tmp_path)
    from backend.files.store import open_store

    store = open_store(settings)
    async with committed.write() as session:
        gone = await make_company(session, name="Teruggezet B.V.", consents=(ConsentKind.CONTACT,))
        stays = await make_company(session, name="Blijver B.V.")
        person = await make_account(session, name="Tjalling Teruggezet")
    async with committed.write() as session:
        copy = await _copy(session, TABLES)
    moment = clock.now()
    for whose, subject in ((Whose.COMPANY, gone.id), (Whose.PERSON, person.id)):
        async with committed.write() as session:
            await erasing.erase(session, store, whose, subject, moment)
            await store.note(erasures.LOG, str(subject), erasures._line(whose, subject, moment))
    async with committed.write() as session:  # the copy comes back, the log of the database does not
        await session.execute(text("ALTER TABLE erasure_log DISABLE TRIGGER erasure_log_append_only"))
        await session.execute(text("DELETE FROM erasure_log"))
        await session.execute(text("ALTER TABLE erasure_log ENABLE TRIGGER erasure_log_append_only"))
        for name in reversed(TABLES):
            await session.execute(Base.metadata.tables[name].delete())
        for name in TABLES:
            table = Base.metadata.tables[name]
            written = {column.name for column in table.columns if column.computed is None}
            for row in copy[name]:
                await session.execute(table.insert().values({key: row[key] for key in written}))
    async with committed.read() as session:
        assert await session.get(Company, gone.id) is not None
        assert await session.get(Account, person.id) is not None

    assert await replaying.replay(settings) == 2

    async with committed.read() as session:
        assert await session.get(Company, gone.id) is None
        assert await session.get(Account, person.id) is None
        assert (await session.get(Company, stays.id)).name == "Blijver B.V."
        assert (await session.execute(text("SELECT count(*) FROM erasure_log"))).scalar() == 2
        assert (await session.execute(Consent.__table__.select())).all() == []
    assert await replaying.replay(settings) == 0
