"""Composing and sending an edition, for the tests."""

from backend.identity.scopes import Role
from backend.newsletters.service import sending
from tests.newsletters.mailbox import keys

PATH = "/newsletter-editions"


def wish(publication, **changed):
    def text(word):
        return {"nl": word, "en": f"{word} (en)"}

    return {
        "subject": text("Nieuws voor de zomer"),
        "intro": text("Drie dingen voor morgen."),
        "topics": ["programme", "process"],
        "publicationIds": [str(publication)],
        **changed,
    }


async def move(client, edition_id, etag, **body):
    return await client.post(f"{PATH}/{edition_id}/status-changes", json=body, headers={"If-Match": etag})


async def begin(client_as, office, publication, **changed):
    """An edition on its way: composed by one, sent by another. Answers its id."""
    writer = await client_as(Role.PROGRAMME_OFFICER, organisation_id=office)
    other = await client_as(Role.PROGRAMME_OFFICER, organisation_id=office)
    made = await writer.post(PATH, json=wish(publication, **changed))
    assert made.status_code == 201, made.text
    offered = await move(writer, made.json()["id"], made.headers["etag"], toStatus="in_review")
    sent = await move(other, made.json()["id"], offered.headers["etag"], toStatus="sending")
    assert sent.status_code == 200, sent.text
    return made.json()["id"]


async def send_all(database, app):
    batches = []
    while True:
        async with database.write() as session:
            batches.append(await sending.send_next(session, keys(app)))
        if batches[-1] < sending.AT_A_TIME:
            return batches
