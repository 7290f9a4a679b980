"""Two branches with an agreement, each with an officer."""

import pytest

from backend.identity.scopes import OrganisationKind, Role
from tests.makers.identity import make_organisation

WORDS = {
    "kind": "approach",
    "title": {"nl": "Samen roosteren"},
    "gain": {"nl": "Minder wisselen op het laatste moment.", "en": "Fewer swaps at the last moment."},
    "did": {"nl": "Drie middagen met tien hotels."},
    "cost": {"nl": "Veertig uur per hotel."},
    "themes": ["working_time"],
    "sectors": ["I"],
}


class Pair:
    """A branch that shares and one that reads."""

    async def write(self, client=None, **changed):
        wish = {key: value for key, value in {**WORDS, **changed}.items() if value is not None}
        answer = await (client or self.source).post("/exchange-shares", json=wish)
        assert answer.status_code == 201, answer.text
        return answer

    async def move(self, at, to="shared", client=None):
        path = f"/exchange-shares/{at.json()['id']}/status-changes"
        return await (client or self.source).post(path, json={"toStatus": to}, headers={"If-Match": at.headers["etag"]})

    async def shared(self, **changed):
        answer = await self.move(await self.write(**changed))
        assert answer.status_code == 201, answer.text
        return answer

    async def take(self, at, number=1, client=None):
        path = f"/exchange-shares/{at.json()['id']}/adoptions"
        return await (client or self.reader).post(path, json={"number": number})


@pytest.fixture
async def pair(database, client_as):
    found = Pair()
    async with database.write() as session:
        found.sharing = await make_organisation(session, kind=OrganisationKind.BRANCH, name="Voorbeeldbranche Horeca")
        found.reading = await make_organisation(session, kind=OrganisationKind.BRANCH, name="Voorbeeldbranche Zuivel")
    found.source = await client_as(Role.BRANCH_OFFICER, organisation_id=found.sharing.id)
    found.reader = await client_as(Role.BRANCH_OFFICER, organisation_id=found.reading.id)
    return found
