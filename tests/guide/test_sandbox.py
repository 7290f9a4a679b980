"""The guide begins in the sandbox: there every example runs as it stands, for Syntens and for a branch."""

import asyncio
import json
import shutil
import sys
from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy import text

from backend.core.database import PooledDatabase, make_engine
from backend.core.sandbox_database import make_sandbox
from backend.demo import branch_states, states
from backend.demo.branch_states import CHOICES, BranchWorld
from backend.identity.demonstration import sandbox_organisation
from backend.identity.scopes import OrganisationKind
from tests.conftest import ROOT
from tests.guide.test_examples import (
    FOLLOW,
    FOLLOW_TYPED,
    MANY,
    MOVE,
    PACKAGES,
    TOKEN,
    WITH_CLIENTS,
    Stage,
    as_it_stands,
    follow,
    run,
)
from tests.journeys.service import Service, database_of_its_own
from tests.makers.identity import make_organisation
from tests.makers.machines import make_system
from tests.partner.__main__ import follow as follow_as_partner

OFFICER = "SELECT id FROM accounts WHERE email = 'tineke@syntens.example'"
SUBMITTED = "SELECT id FROM vouchers WHERE submitted_at IS NOT NULL"
CLIENT, CLIENT_TYPED, KEY, KEY_TYPED, MEMBERS_CURL, MEMBERS, MEMBERS_TYPED = WITH_CLIENTS


@pytest.fixture(scope="module")
async def stages(database_server, tmp_path_factory):
    """A running platform with its sandbox, and what Syntens and a branch are given there."""
    folder = tmp_path_factory.mktemp("guide")
    async with database_of_its_own(database_server) as url, database_of_its_own(database_server) as sandbox_url:
        database = PooledDatabase(make_engine(url, pool_size=2))
        made = {}
        async with database.write() as session:
            for kind in (OrganisationKind.EXECUTING_BODY, OrganisationKind.BRANCH):
                organisation = await make_organisation(session, kind=kind, name=f"Echte {kind}")
                made[kind] = await make_system(session, kind=kind, organisation_id=organisation.id, sandbox=True)
        filling = make_sandbox(sandbox_url, database, pool_size=2)
        branch = sandbox_organisation(OrganisationKind.BRANCH, made[OrganisationKind.BRANCH].organisation_id)
        async with filling.write() as session:
            await states.seed(session)
            await branch_states.seed(session, BranchWorld(branch))
            officer = await session.scalar(text(OFFICER))
            vouchers = list(await session.scalars(text(SUBMITTED)))
        await filling.close()
        await database.close()
        service = Service(url, folder, SLIMMERWERKEN_SANDBOX_DATABASE_URL=sandbox_url)
        await service.start()
        shared = {
            "SLIMMERWERKEN": service.address,
            "OFFICER_ID": str(officer),
            "PYTHONPATH": str(ROOT / "openapi" / "clients" / "python"),
        }

        def given(kind):
            system = made[kind]
            key = as_it_stands(folder, f"{kind}.pem", system.key.private_pem.decode())
            proof = {"CLIENT_ID": str(system.client_id), "CLIENT_SECRET": system.secret}
            return {**shared, **proof, "CLIENT_KEY": key, "CLIENT_KEY_ID": system.key.kid}

        yield {kind: Stage(url, given(kind), [UUID(str(one)) for one in vouchers]) for kind in made}
        service.process.terminate()
        await service.process.wait()


@pytest.fixture
def syntens(stages):
    return stages[OrganisationKind.EXECUTING_BODY]


@pytest.fixture
def branch(stages):
    return stages[OrganisationKind.BRANCH]


async def run_typed(stage, folder, source):
    """What an example in TypeScript prints, once its compiler accepted it."""
    if not (folder / "slimmerwerken").exists():
        shutil.copytree(ROOT / "openapi" / "clients" / "typescript", folder / "slimmerwerken")
        (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    options = ["--strict", "--target", "es2022", "--module", "nodenext", "--types", "node"]
    options += ["--rewriteRelativeImportExtensions", "--typeRoots", str(PACKAGES / "@types")]
    path = as_it_stands(folder, "example.mts", source)
    await run(stage, "node", str(PACKAGES / "@typescript" / "native" / "bin" / "tsc"), *options, path)
    return await run(stage, "node", str(folder / "example.mjs"))


async def run_python(stage, folder, source):
    return await run(stage, sys.executable, as_it_stands(folder, "example.py", source))


async def test_a_token_is_given_to_a_client_for_trying_out(syntens, branch):
    for stage, scope in ((syntens, "vouchers:sync"), (branch, "members:write")):
        assert scope in json.loads(await run(stage, "bash", "-c", TOKEN))["scope"].split()


async def test_everything_is_read_and_followed_in_both_languages(syntens, tmp_path):
    known = await follow(syntens, tmp_path)
    assert [line[0] for line in known] == sorted(map(str, syntens.vouchers))
    typed = await run_typed(syntens, tmp_path, FOLLOW_TYPED)
    assert [line.split() for line in typed.splitlines()] == known
    assert "in_review" in {line[1] for line in known}
    assert FOLLOW in (ROOT / "docs" / "integrating.md").read_text(encoding="utf-8")


async def test_moves_are_brought_across_one_by_one_and_many_at_once(syntens, tmp_path):
    first, again = (line.split() for line in (await run_python(syntens, tmp_path, MOVE)).splitlines())
    assert (first[0], again[0], first[1:]) == ("201", "200", again[1:])
    told = [line.split()[1] for line in (await run_python(syntens, tmp_path, MANY)).splitlines()]
    once, twice = told[: len(told) // 2], told[len(told) // 2 :]
    assert once.count("applied") == twice.count("already_applied") > 0


async def test_the_clients_work_there_with_a_secret_and_with_a_key(stages, syntens, tmp_path):
    async with asyncio.timeout(120):
        assert (await run_python(syntens, tmp_path, KEY)).split() == [str(len(syntens.vouchers)), "vouchers"]
        assert (await run_typed(syntens, tmp_path, KEY_TYPED)).split() == [str(len(syntens.vouchers)), "vouchers"]
    *vouchers, refused = (await run_typed(syntens, tmp_path, CLIENT_TYPED)).splitlines()
    assert (len(vouchers), refused) == (len(syntens.vouchers), "400")
    mypy = ["-m", "mypy", "--strict", "--config-file=", "--cache-dir", str(tmp_path), "--no-error-summary"]
    for source in (CLIENT, KEY, MEMBERS):
        assert await run(syntens, sys.executable, *mypy, as_it_stands(tmp_path, "typed.py", source)) == ""


@pytest.mark.parametrize("wrong", [{"CLIENT_KEY_ID": "another"}, {"SLIMMERWERKEN": "localhost"}])
async def test_a_proof_with_another_name_or_for_another_address_opens_nothing(syntens, tmp_path, wrong):
    if "SLIMMERWERKEN" in wrong:  # the same platform, but not what it calls itself
        wrong = {"SLIMMERWERKEN": syntens.settings["SLIMMERWERKEN"].replace("127.0.0.1", wrong["SLIMMERWERKEN"])}
    stage = replace(syntens, settings={**syntens.settings, **wrong})
    asking = KEY.replace("    for page", "    from slimmerwerken import ProblemError\n    try:\n     for page")
    asking = asking.rstrip() + "\n    except ProblemError as refused:\n     print(refused.status)\n"
    assert (await run_python(stage, tmp_path, asking)).strip() == "401"


async def test_a_branch_reads_and_keeps_its_register(branch, tmp_path):
    page = json.loads(await run(branch, "bash", "-c", MEMBERS_CURL))
    assert len(page["items"]) == 3
    seen = sum(choices.branch for choices in CHOICES)
    for _ in range(2):  # the second time it stands there already
        counted, employees, refused = (await run_python(branch, tmp_path, MEMBERS)).splitlines()
        assert counted.endswith(f"{seen} seen to take part")
        assert (employees, refused) == ("14", "412")
    rows = [line.split() for line in (await run_typed(branch, tmp_path, MEMBERS_TYPED)).splitlines()]
    assert sum(company != "-" for _, company in rows) == seen
    assert "12345678" in {number for number, _ in rows}


async def test_the_partner_follows_the_sandbox_as_it_would_the_real_one(syntens, tmp_path, capsys):
    given = syntens.settings
    proof = given["SLIMMERWERKEN"], given["CLIENT_ID"], given["CLIENT_SECRET"]
    await follow_as_partner(*proof, tmp_path / "partner.sqlite", rounds=1)
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "0 vouchers known from before"
    assert len(told) == 1 + len(syntens.vouchers)
