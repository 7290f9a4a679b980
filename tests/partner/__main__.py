"""`make partner`: the small system beside a running platform, telling what it hears.

Make a client for Syntens under Koppelingen with the right `vouchers:read`, and give its number and secret here. One
for trying out follows the sandbox, and leaves everything real alone. It reads everything, follows from there, and keeps
what it knows in a file, so that it goes on where it was after a stop.
"""

import argparse
import asyncio
import os
from pathlib import Path

from .api import Away, Platform
from .deciding import still_sensible
from .store import Known, Store
from .syncing import Syncing

PAUSE = 3.0  # seconds, while the platform is away


async def follow(address: str, client_id: str, secret: str, path: Path, *, rounds: int | None = None) -> None:
    """Take over what changes, and print it; for ever, or so many times."""
    platform, store = Platform(address, client_id, secret), Store(path)
    syncing = Syncing(platform, store, still_sensible)
    known = store.vouchers()
    print(f"{len(known)} vouchers known from before", flush=True)
    try:
        while rounds is None or rounds > 0:
            try:
                await syncing.catch_up(wait_seconds=20 if known else 0)
            except Away as away:
                print(f"the platform is away: {away}", flush=True)
                await asyncio.sleep(PAUSE)
            now = store.vouchers()
            for voucher_id in sorted(now.keys() | known.keys(), key=lambda one: (now.get(one) or known[one]).code):
                tell(known.get(voucher_id), now.get(voucher_id))
            known = now
            rounds = None if rounds is None else rounds - 1
    finally:
        await platform.close()
        store.close()


def tell(before: Known | None, now: Known | None) -> None:
    """One line for a voucher that changed."""
    if before is not None and now is None:
        print(f"{before.code}  gone", flush=True)
    if now is not None and now != before:
        print(f"{now.code}  {before.status if before else '(new)'} -> {now.status}  version {now.version}", flush=True)


def main() -> None:
    """Read what to follow, and follow it."""
    parser = argparse.ArgumentParser(prog="make partner", description=__doc__)
    parser.add_argument("--address", default="http://127.0.0.1:8000")
    parser.add_argument("--client", default=os.environ.get("PARTNER_CLIENT"), help="or PARTNER_CLIENT")
    parser.add_argument("--store", type=Path, default=Path(".data/partner.sqlite"))
    chosen = parser.parse_args()
    secret = os.environ.get("PARTNER_SECRET")
    if not chosen.client or not secret:
        parser.error("give PARTNER_CLIENT and PARTNER_SECRET: a client of Syntens, made under Koppelingen")
    chosen.store.parent.mkdir(parents=True, exist_ok=True)
    try:
        asyncio.run(follow(chosen.address, chosen.client, secret, chosen.store))
    except KeyboardInterrupt:
        print("stopped; it goes on from here next time")


if __name__ == "__main__":
    main()
