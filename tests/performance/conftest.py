"""The demonstration world in the undone transaction of a test, and who catches what is asked of the database."""

import pytest
from httpx import ASGITransport, AsyncClient

from tests.benchmarks.capture import Catcher
from tests.conftest import PUBLIC_URL


@pytest.fixture
async def client(app, demonstration, settings, monkeypatch):
    monkeypatch.setitem(app.state._state, "settings", settings.model_copy(update={"demonstration": True}))
    async with AsyncClient(transport=ASGITransport(app), base_url=PUBLIC_URL) as client:
        yield client


@pytest.fixture
def catcher(its_engine):
    catcher = Catcher(its_engine)
    yield catcher
    catcher.stop()
