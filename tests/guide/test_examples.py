"""Every example of the guide is run as it stands, against a real service over HTTP."""

import asyncio
import json
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

import httpx
import pytest

from backend.core import clock
from backend.core.database import PooledDatabase, make_engine
from backend.identity.scopes import OrganisationKind, Role
from backend.start.node import node_environment
from backend.vouchers.schemas.moves import VoucherSubmit
from backend.vouchers.service import moves
from backend.vouchers.service.bulk_jobs import carry_out_next
from tests.conftest import ROOT
from tests.journeys.service import Service, database_of_its_own
from tests.makers.advisers import make_adviser
from tests.makers.identity import make_account, make_organisation, make_principal
from tests.makers.machines import make_system
from tests.makers.organisations import make_company
from tests.makers.toolbox import make_toolbox_item
from tests.makers.vouchers import make_acting, make_draft, make_round

GUIDE = (ROOT / "docs" / "integrating.md").read_text(encoding="utf-8")
TOKEN, FOLLOW, FOLLOW_TYPED, MOVE, MANY, SERIES, CHECK, *WITH_CLIENTS, TOOLS = (
    text for _, text in re.findall(r"^```(bash|python|typescript)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
)
PACKAGES = ROOT / "frontend" / "node_modules"
PATIENCE = 120  # seconds


@dataclass(frozen=True, slots=True)
class Stage:
    """A running platform with three submitted vouchers, and what an integrator is given."""

    database_url: str
    settings: dict[str, str]
    vouchers: list[UUID]


@pytest.fixture(scope="module")
async def stage(database_server, tmp_path_factory):
    async with database_of_its_own(database_server) as url:
        database = PooledDatabase(make_engine(url, pool_size=2))
        async with database.write() as session:
            syntens = await make_organisation(session, kind=OrganisationKind.EXECUTING_BODY, name="Syntens")
            system = await make_system(
                session,
                kind=OrganisationKind.EXECUTING_BODY,
                organisation_id=syntens.id,
                scopes=frozenset({"vouchers:read", "vouchers:sync"}),
            )
            officer = await make_account(session)
            await make_principal(
                session, roles=(Role.SYNTENS_OFFICER,), organisation_id=syntens.id, account_id=officer.id
            )
            round_, adviser = await make_round(session), await make_adviser(session)
            drafts = []
            for _ in range(3):
                company = await make_company(session)
                draft = await make_draft(session, round_id=round_.id, company_id=company.id, adviser_id=adviser.id)
                drafts.append((await make_acting(session, Role.OWNER, company.id), draft.id))
        for owner, voucher in drafts:
            async with database.write() as session:
                await moves.change_status(session, owner, voucher, VoucherSubmit(to_status="submitted"), "*")
        async with database.write() as session:
            for number in range(21):
                await make_toolbox_item(session, title=f"Instrument <{number}>", sectors=("C",))
            await make_toolbox_item(session, title="Voor de bouw", sectors=("F",))
        await database.close()
        service = Service(url, tmp_path_factory.mktemp("guide"))
        await service.start()
        settings = {
            "SLIMMERWERKEN": service.address,
            "CLIENT_ID": str(system.client_id),
            "CLIENT_SECRET": system.secret,
            "OFFICER_ID": str(officer.id),
        }
        settings["PYTHONPATH"] = str(ROOT / "openapi" / "clients" / "python")
        yield Stage(url, settings, [voucher for _, voucher in drafts])
        service.process.terminate()
        await service.process.wait()


async def run(stage: Stage, *command: str) -> str:
    """What an example prints; it ends well, and complains of nothing."""
    process = await asyncio.create_subprocess_exec(
        *command,
        env={**node_environment(), **stage.settings},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    async with asyncio.timeout(PATIENCE):
        told, complained = await process.communicate()
    assert (process.returncode, complained.decode()) == (0, ""), told.decode()
    return told.decode()


def as_it_stands(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


async def follow(stage: Stage, folder: Path) -> list[list[str]]:
    """Of each voucher its name, status and version, as the example in Python prints them."""
    told = await run(stage, sys.executable, as_it_stands(folder, "follow.py", FOLLOW))
    return [line.split() for line in told.splitlines()]


async def test_a_token_is_asked_for(stage):
    given = json.loads(await run(stage, "bash", "-c", TOKEN))
    assert given["token_type"] == "Bearer"
    assert given["scope"].split() == ["vouchers:read", "vouchers:sync"]


async def test_everything_is_read_and_followed_in_python(stage, tmp_path):
    assert [line[0] for line in await follow(stage, tmp_path)] == sorted(map(str, stage.vouchers))


async def test_the_same_in_typescript_which_its_compiler_accepts(stage, tmp_path):
    source = as_it_stands(tmp_path, "follow.mts", FOLLOW_TYPED)
    options = ["--strict", "--target", "es2022", "--module", "nodenext", "--types", "node"]
    options += ["--typeRoots", str(PACKAGES / "@types"), "--outDir", str(tmp_path)]
    await run(stage, "node", str(PACKAGES / "@typescript" / "native" / "bin" / "tsc"), *options, source)
    told = await run(stage, "node", str(tmp_path / "follow.mjs"))
    assert [line.split() for line in told.splitlines()] == await follow(stage, tmp_path)
    assert len(told.splitlines()) == len(stage.vouchers)


async def test_a_move_is_brought_across_and_made_once(stage, tmp_path):
    told = await run(stage, sys.executable, as_it_stands(tmp_path, "move.py", MOVE))
    (first, to_status, version), (again, same_status, same_version) = (line.split() for line in told.splitlines())
    assert (first, again) == ("201", "200")
    assert (to_status, version) == (same_status, same_version) == ("in_review", '"3"')
    assert sorted(line[1] for line in await follow(stage, tmp_path)) == ["in_review", "submitted", "submitted"]


async def test_the_client_in_python_reads_follows_moves_and_tells_of_a_refusal(stage, tmp_path):
    source = as_it_stands(tmp_path, "with_client.py", WITH_CLIENTS[0])
    mypy = ["-m", "mypy", "--strict", "--config-file=", "--cache-dir", str(tmp_path), "--no-error-summary", source]
    assert await run(stage, sys.executable, *mypy) == ""
    followed, moved, refused = (await run(stage, sys.executable, source)).splitlines()
    assert (followed, moved) == ("0 changes since", "in_review")
    assert refused.split()[0] in {"400", "409", "412"}


async def test_the_client_for_asyncio_reads_the_same_and_its_wrong_secret_is_refused(stage, monkeypatch):
    monkeypatch.syspath_prepend(stage.settings["PYTHONPATH"])
    from slimmerwerken import AsyncClient, ProblemError

    given = stage.settings
    async with AsyncClient(given["SLIMMERWERKEN"], given["CLIENT_ID"], given["CLIENT_SECRET"]) as client:
        pages = [page async for page in client.snapshots()]
        followed = [page async for page in client.changes(pages[0]["changesCursor"])]
    assert sorted(one["id"] for page in pages for one in page["items"]) == sorted(map(str, stage.vouchers))
    assert [page["items"] for page in followed] == [[]]
    async with AsyncClient(given["SLIMMERWERKEN"], given["CLIENT_ID"], "wrong") as client:
        with pytest.raises(ProblemError) as refused:
            await anext(client.snapshots())
    assert refused.value.status == 401


async def test_the_client_in_typescript_does_the_same_and_its_compiler_accepts_it(stage, tmp_path):
    shutil.copytree(ROOT / "openapi" / "clients" / "typescript", tmp_path / "slimmerwerken")
    source = as_it_stands(tmp_path, "with_client.mts", WITH_CLIENTS[1])
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    options = ["--strict", "--target", "es2022", "--module", "nodenext", "--types", "node"]
    options += ["--rewriteRelativeImportExtensions", "--typeRoots", str(PACKAGES / "@types")]
    await run(stage, "node", str(PACKAGES / "@typescript" / "native" / "bin" / "tsc"), *options, source)
    *vouchers, refused = (await run(stage, "node", str(tmp_path / "with_client.mjs"))).splitlines()
    assert [line.split() for line in sorted(vouchers)] == await follow(stage, tmp_path)
    assert refused == "400"


async def test_many_moves_are_brought_across_and_the_bad_one_hurts_no_other(stage, tmp_path):
    told = await run(stage, sys.executable, as_it_stands(tmp_path, "many.py", MANY))
    outcomes = [line.split()[1] for line in told.splitlines()]
    assert sorted(outcomes[:3]) == ["applied", "refused", "refused"]  # two are in review already, by other examples
    assert sorted(outcomes[3:]) == ["already_applied", "refused", "refused"]


async def test_a_series_is_followed_to_its_end_and_what_failed_is_told(stage, tmp_path):
    nowhere = {
        "toStatus": "in_review",
        "sourceEventId": "dossier/nowhere",
        "occurredAt": clock.now().isoformat(),
        "decidedByAccountId": stage.settings["OFFICER_ID"],
    }
    moves = [{"voucherId": str(uuid4()), "ifVersion": 1, "change": nowhere}] * 501
    given = json.loads(await run(stage, "bash", "-c", TOKEN))["access_token"]
    async with httpx.AsyncClient(headers={"Authorization": f"Bearer {given}"}, trust_env=False) as client:
        address = f"{stage.settings['SLIMMERWERKEN']}/v1/voucher-status-changes"
        taken = (await client.post(address, json={"items": moves}, timeout=PATIENCE)).raise_for_status()
    stage.settings["JOB"] = taken.headers["Location"]
    database = PooledDatabase(make_engine(stage.database_url, pool_size=2))
    while await carry_out_next(database, database):
        pass
    await database.close()
    made, *failed = (await run(stage, sys.executable, as_it_stands(tmp_path, "series.py", SERIES))).splitlines()
    assert (taken.status_code, made, len(failed)) == (202, "0 of 501", 501)
    assert failed[500].split()[:3] == ["500", "refused", "404"]


def test_every_answer_the_guide_tells_of_is_in_the_document():
    document = json.loads((ROOT / "openapi" / "openapi.json").read_text(encoding="utf-8"))["paths"]
    followed = document["/voucher-changes"]["get"]["responses"]
    brought = document["/vouchers/{voucherId}/status-changes"]["post"]["responses"]
    assert {"200", "410", "429"} <= set(followed)
    assert {"200", "201", "400", "403", "409", "412", "422"} <= set(brought)


async def test_the_toolbox_stands_on_the_site_of_a_branch_and_is_fetched_only_when_it_changed(stage, tmp_path):
    source = as_it_stands(tmp_path, "tools.py", TOOLS)
    stage.settings["FOLDER"] = str(tmp_path)
    assert [await run(stage, sys.executable, source) for _ in range(2)] == ["21 tools\n", "unchanged\n"]
    page = (tmp_path / "tools.html").read_text(encoding="utf-8")
    assert page.count("<li>") == 21
    assert "Instrument &lt;7&gt;" in page
    assert "Voor de bouw" not in page
