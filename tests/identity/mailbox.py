"""The mails that wait in the queue of a test."""

from sqlalchemy import select

from backend.mails.models import Mail


async def letters(database) -> list[tuple[str, str]]:
    """Who gets which letter, in order."""
    async with database.read() as session:
        found = await session.scalars(select(Mail).order_by(Mail.next_attempt_at))
        return [(mail.recipient, mail.template) for mail in found]


async def token_from(database, template: str) -> str:
    """The token in the link of the only letter of this kind."""
    async with database.read() as session:
        mail = (await session.scalars(select(Mail).where(Mail.template == template))).one()
        page, _, token = mail.params["link"].partition("#")
        assert "?" not in page, "a token in the query would stand in logs"
        return token
