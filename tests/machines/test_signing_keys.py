"""Keys for access tokens: published before use, kept until their tokens are over, sealed in the database."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from backend.core import clock
from backend.core.sealing import SealBroken, Sealer, sealer
from backend.identity import signing_keys
from backend.identity.models import SigningKey


@pytest.fixture
def seal(settings):
    return signing_keys.sealer_of(settings)


async def _kids(machine):
    return [key["kid"] for key in (await machine.get("/oauth/jwks")).json()["keys"]]


async def test_a_successor_is_published_two_days_before_it_signs(session, seal, machine):
    start = clock.now()
    assert await signing_keys.renew(session, seal) == 0
    first = (await signing_keys.signing_key(session, seal)).kid
    with clock.set_to(start + timedelta(days=87)):
        assert await signing_keys.renew(session, seal) == 0
    with clock.set_to(start + timedelta(days=88, minutes=1)):
        assert await signing_keys.renew(session, seal) == 1
        assert await signing_keys.renew(session, seal) == 0
        assert (await signing_keys.signing_key(session, seal)).kid == first
        await session.commit()
        published = await _kids(machine)
        assert len(published) == 2
    with clock.set_to(start + timedelta(days=90, minutes=2)):
        second = (await signing_keys.signing_key(session, seal)).kid
        assert second != first
        assert second in published
        assert await signing_keys.renew(session, seal) == 0  # tokens of the old key are still about
    with clock.set_to(start + timedelta(days=90, hours=2)):
        assert await signing_keys.renew(session, seal) == 1
        await session.commit()
        assert await _kids(machine) == [second]


async def test_tokens_of_the_old_key_live_out_their_time(system, ask_token, machine, session, seal):
    token = (await ask_token(system.assertion())).json()["access_token"]
    await signing_keys.rotate(session, seal, at_once=False)
    await session.commit()
    assert len(await _kids(machine)) == 2
    assert (await machine.get("/v1/companies", headers={"Authorization": f"Bearer {token}"})).status_code == 200


async def test_the_private_part_is_sealed(session, seal):
    await signing_keys.signing_key(session, seal)
    kept = await session.scalar(select(SigningKey.sealed_private_pem))
    assert b"PRIVATE KEY" not in kept
    assert b"PRIVATE KEY" in seal.open(kept)
    for other in (Sealer(b"another secret", "signing keys"), Sealer(b"x", "other purpose")):
        with pytest.raises(SealBroken):
            other.open(kept)
    with pytest.raises(SealBroken):
        seal.open(kept[:-1] + bytes([kept[-1] ^ 1]))


def test_the_secret_is_made_once_and_only_the_owner_reads_it(tmp_path):
    sealed = sealer("", tmp_path, "one").seal(b"hello")
    sealer.cache_clear()
    assert sealer("", tmp_path, "one").open(sealed) == b"hello"
    assert (tmp_path / "secret").stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]
    with pytest.raises(SealBroken):
        sealer("given in the settings", tmp_path, "one").open(sealed)
