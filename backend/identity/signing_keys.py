"""The keys that sign access tokens: published before use, renewed every quarter, gone when their tokens are over."""

from datetime import timedelta

from sqlalchemy import delete, func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.sealing import Sealer, sealer
from backend.identity.models import SigningKey
from backend.identity.tokens import ACCESS_TOKEN, new_key_pair
from backend.settings import Settings

SIGNS_FOR = timedelta(days=90)
PUBLISHED_BEFORE = timedelta(days=2)  # others keep our key set for some minutes; a worker that stood still is caught up
KEPT_AFTER = ACCESS_TOKEN.longest_life + timedelta(minutes=50)


def sealer_of(settings: Settings) -> Sealer:
    """What private keys are sealed with."""
    return sealer(settings.secret, settings.data_dir, "signing keys")


async def published_keys(session: AsyncSession) -> list[dict[str, str]]:
    """The public keys of the key set, newest first."""
    return list(await session.scalars(select(SigningKey.public_jwk).order_by(SigningKey.signs_from.desc())))


async def signing_key(session: AsyncSession, seal: Sealer) -> SigningKey:
    """The key that signs now; the very first is made when it is asked for."""
    found = await _signs_now(session)
    if found is None:
        await _take_turns(session)
        found = await _signs_now(session) or _add(session, seal, delay=timedelta(0))
        await session.flush()
    return found


async def renew(session: AsyncSession, seal: Sealer) -> int:
    """Nightly: prepare a successor in time and delete keys whose tokens are over; answers how many changed."""
    await _take_turns(session)
    await signing_key(session, seal)
    newest = await session.scalar(select(func.max(SigningKey.signs_from)))
    made = newest is not None and newest <= clock.now() - SIGNS_FOR + PUBLISHED_BEFORE
    if made:
        _add(session, seal, delay=PUBLISHED_BEFORE)
        await session.flush()
    current = await signing_key(session, seal)
    if current.signs_from > clock.now() - KEPT_AFTER:
        return int(made)
    gone = await session.execute(delete(SigningKey).where(SigningKey.signs_from < current.signs_from))
    return int(made) + int(gone.rowcount)  # type: ignore[attr-defined]


async def rotate(session: AsyncSession, seal: Sealer, *, at_once: bool) -> str:
    """Prepare a successor by hand; answers its name. `at_once` is for a key that leaked: all other keys go now."""
    await _take_turns(session)
    if at_once:
        await session.execute(delete(SigningKey))
    made = _add(session, seal, delay=timedelta(0) if at_once else PUBLISHED_BEFORE)
    await session.flush()
    return made.kid


def _add(session: AsyncSession, seal: Sealer, *, delay: timedelta) -> SigningKey:
    pair = new_key_pair()
    key = SigningKey(
        kid=pair.kid,
        public_jwk=pair.public_jwk,
        sealed_private_pem=seal.seal(pair.private_pem),
        signs_from=clock.now() + delay,
    )
    session.add(key)
    return key


async def _signs_now(session: AsyncSession) -> SigningKey | None:
    found: SigningKey | None = await session.scalar(
        select(SigningKey)
        .where(SigningKey.signs_from <= clock.now())
        .order_by(SigningKey.signs_from.desc(), SigningKey.kid)
        .limit(1)
    )
    return found


async def _take_turns(session: AsyncSession) -> None:
    """Two processes must not both make the first key or the successor."""
    await session.execute(text("SELECT pg_advisory_xact_lock(731_904)"))
