"""The sandbox is never the real database, whatever it is called: looked at in the databases themselves."""

import asyncpg
import pytest
from sqlalchemy.engine import make_url

from backend import worker
from backend.app import create_app
from backend.core.database import PooledDatabase, make_engine
from backend.core.sandbox_database import SameDatabaseError, make_sandbox
from backend.sandbox import service
from backend.sandbox.queries import Place
from tests.conftest import _plain


@pytest.fixture
async def other_name(database_url, tmp_path_factory):
    """The real database by another way: a link to the folder of its socket, or another name of this computer."""
    url = make_url(database_url)
    if folder := url.query.get("host"):
        link = tmp_path_factory.mktemp("n") / "s"
        link.symlink_to(folder)
        return url.update_query_dict({"host": str(link)}).render_as_string(hide_password=False)
    other = {"127.0.0.1": "localhost"}.get(url.host or "", "127.0.0.1")
    return url.set(host=other).render_as_string(hide_password=False)


@pytest.fixture
async def real(database_url):
    found = PooledDatabase(make_engine(database_url, pool_size=2))
    yield found
    await found.close()


async def test_two_names_of_one_database_are_told_apart_from_two_databases(real, other_name, sandbox_url):
    same, another = (make_sandbox(url, real, pool_size=2) for url in (other_name, sandbox_url))
    try:
        with pytest.raises(SameDatabaseError):
            await same.require_elsewhere()
        with pytest.raises(SameDatabaseError):  # nor is it used before it was looked at
            async with same.read():
                pass
        await another.require_elsewhere()
    finally:
        await same.close()
        await another.close()


async def test_a_service_and_a_worker_refuse_to_start_so(settings, database_url, other_name):
    wrong = settings.model_copy(update={"database_url": database_url, "sandbox_database_url": other_name})
    app = create_app(wrong)
    with pytest.raises(SameDatabaseError):
        async with app.router.lifespan_context(app):
            pass
    with pytest.raises(SameDatabaseError):
        await worker.run(wrong)


async def test_a_reset_looks_again_and_empties_nothing(real, other_name, database_url, sandbox):
    same = make_sandbox(other_name, real, pool_size=2)
    same._elsewhere = True  # as if it was elsewhere when the service started
    connection = await asyncpg.connect(_plain(database_url))
    before = await connection.fetchval("SELECT count(*) FROM sectors")
    place = Place("branch", None)
    try:
        with pytest.raises(SameDatabaseError):
            await service.reset(same, place, [])
        assert await connection.fetchval("SELECT count(*) FROM sectors") == before
    finally:
        await connection.close()
        await same.close()


async def test_one_that_cannot_be_reached_at_the_start_is_looked_at_before_its_first_use(settings, database_url):
    away = "postgresql+asyncpg://nobody@127.0.0.1:1/nowhere"
    app = create_app(settings.model_copy(update={"database_url": database_url, "sandbox_database_url": away}))
    async with app.router.lifespan_context(app):
        assert not app.state.sandbox._elsewhere
