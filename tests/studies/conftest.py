import pytest

from backend.identity.scopes import Role


@pytest.fixture
async def researcher(client_as):
    return await client_as(Role.RESEARCHER)
