"""The commands of the service, as in `python -m backend.cli serve`; `--help` lists them."""

import argparse
import asyncio
import gc
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fastapi import FastAPI

ROOT = Path(__file__).resolve().parent.parent


def migrate() -> None:
    """Bring the database to the newest version, and that of the sandbox when there is one."""
    from alembic import command
    from alembic.config import Config

    from backend.settings import read_settings

    config = Config(ROOT / "migrations" / "alembic.ini")
    command.upgrade(config, "head")
    if sandbox := read_settings().sandbox_database_url:
        config.set_main_option("sqlalchemy.url", sandbox.replace("%", "%%"))
        command.upgrade(config, "head")
    rebuild_search()


def rebuild_search() -> None:
    """Make everything that search looks through anew; a new version brings new texts."""
    from backend.search.laying import rebuild_all
    from backend.settings import read_settings

    print(f"Can be found: {asyncio.run(rebuild_all(read_settings()))}.")


def serve(host: str, port: int) -> None:
    """Serve the API and the app on one address."""
    # Nothing of what is loaded here ever goes away: looking for garbage in it took a fifth of the start, and then
    # a pause now and then in the middle of requests.
    gc.disable()
    import uvicorn

    from backend.app import create_app

    app = create_app()
    asyncio.run(_put_together(app))
    gc.freeze()
    gc.enable()
    uvicorn.run(
        app,
        host=host,
        port=port,
        server_header=False,
        proxy_headers=False,  # the application reads them itself, however it is started
        # Longer than proxies and clients keep one they do not use, or we close it just as they send the next request.
        timeout_keep_alive=75,
        access_log=False,
        log_level="warning",
    )


async def _put_together(app: "FastAPI") -> None:
    """Ask the app something: FastAPI leaves it to the first request to put its hundreds of routes together."""
    from httpx import ASGITransport, AsyncClient

    async with AsyncClient(transport=ASGITransport(app), base_url="http://127.0.0.1") as client:
        (await client.get("/livez")).raise_for_status()


def seed() -> None:
    """Fill an empty database with the questionnaire, reference data and demonstration content."""
    from backend.demo.seed import seed_if_empty

    print("Filled the database." if asyncio.run(seed_if_empty()) else "The database was filled before.")


def work() -> None:
    """Run the worker: mails, notifications and nightly jobs."""
    from backend.worker import run

    asyncio.run(run())


async def _rotate_keys(*, at_once: bool) -> str:
    from backend.core.database import PooledDatabase, make_engine
    from backend.identity import signing_keys
    from backend.settings import read_settings

    settings = read_settings()
    engine = make_engine(settings.database_url, pool_size=1)
    try:
        async with PooledDatabase(engine).write() as session:
            return await signing_keys.rotate(session, signing_keys.sealer_of(settings), at_once=at_once)
    finally:
        await engine.dispose()


def rotate_keys(*, at_once: bool) -> None:
    """Make a new key for access tokens; it is published now and signs in two days."""
    kid = asyncio.run(_rotate_keys(at_once=at_once))
    print(f"The key {kid} signs {'from now; all others are gone' if at_once else 'in two days'}.")


def replay_erasures() -> None:
    """Erase again what was erased after the copy that was put back was made."""
    from backend.privacy.replaying import replay

    print(f"Erased again: {asyncio.run(replay())}.")


def verify_draw(file: Path) -> None:
    """Do the draw of a round again, from its public file; without database, and nothing is written."""
    from backend.vouchers.draw import checked

    code, words = checked(file)
    print(words)
    sys.exit(code)


def export_openapi(target: Path) -> None:
    """Write the OpenAPI document; `make check` refuses a committed one that differs."""
    from backend.app import create_app

    target.write_text(json.dumps(create_app().openapi(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main(arguments: list[str]) -> None:
    """Choose the command."""
    parser = argparse.ArgumentParser(prog="python -m backend.cli", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    serving = commands.add_parser("serve", help=serve.__doc__)
    serving.add_argument("--host", default="127.0.0.1")
    serving.add_argument("--port", type=int, default=8000)
    commands.add_parser("migrate", help=migrate.__doc__)
    commands.add_parser("seed", help=seed.__doc__)
    commands.add_parser("worker", help=work.__doc__)
    rotating = commands.add_parser("rotate-keys", help=rotate_keys.__doc__)
    rotating.add_argument("--at-once", action="store_true", help="a key leaked: end all tokens given before")
    commands.add_parser("rebuild-search", help=rebuild_search.__doc__)
    commands.add_parser("replay-erasures", help=replay_erasures.__doc__)
    verifying = commands.add_parser("verify-draw", help=verify_draw.__doc__)
    verifying.add_argument("file", type=Path)
    exporting = commands.add_parser("export-openapi", help=export_openapi.__doc__)
    exporting.add_argument("target", nargs="?", type=Path, default=ROOT / "openapi" / "openapi.json")
    chosen = parser.parse_args(arguments)
    match chosen.command:
        case "serve":
            serve(chosen.host, chosen.port)
        case "migrate":
            migrate()
        case "seed":
            seed()
        case "worker":
            work()
        case "rotate-keys":
            rotate_keys(at_once=chosen.at_once)
        case "rebuild-search":
            rebuild_search()
        case "replay-erasures":
            replay_erasures()
        case "verify-draw":
            verify_draw(chosen.file)
        case "export-openapi":
            export_openapi(chosen.target)


if __name__ == "__main__":
    main(sys.argv[1:])
