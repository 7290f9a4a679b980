"""The examples of docs/research.md are run as they stand, against a real service over HTTP."""

import asyncio
import json
import re
import sys

import pytest

from backend.core.database import PooledDatabase, make_engine
from backend.identity.scopes import OrganisationKind
from tests.conftest import ROOT
from tests.journeys.service import Service, database_of_its_own
from tests.makers.machines import make_system
from tests.studies.panels import jtrain

GUIDE = (ROOT / "docs" / "research.md").read_text(encoding="utf-8")
((_, FILES), (_, COMMAND), (_, REQUEST)) = re.findall(r"^```(\w*)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)


def rows(content):
    return content.decode().splitlines()


async def test_the_files_and_the_request_of_the_guide_give_its_figures(tmp_path, database_server):
    """The program writes the two files; the request sends them with a client of a research organisation."""
    made = await asyncio.create_subprocess_exec(
        sys.executable, "-W", "ignore", "-c", FILES, cwd=tmp_path, stderr=asyncio.subprocess.PIPE
    )
    _, said = await made.communicate()
    assert made.returncode == 0, said
    firms, measurements = jtrain()
    assert rows((tmp_path / "firms.csv").read_bytes()) == rows(firms)
    assert len(rows((tmp_path / "measurements.csv").read_bytes())) == len(rows(measurements))
    async with database_of_its_own(database_server) as url:
        database = PooledDatabase(make_engine(url, pool_size=2))
        async with database.write() as session:
            system = await make_system(session, kind=OrganisationKind.RESEARCH)
        await database.close()
        service = Service(url, tmp_path / "data")
        await service.start()
        try:
            asking = await asyncio.create_subprocess_exec(
                "bash",
                "-c",
                REQUEST,
                cwd=tmp_path,
                env={
                    "PATH": "/usr/local/bin:/usr/bin:/bin",
                    "SLIMMERWERKEN": service.address,
                    "CLIENT_ID": str(system.client_id),
                    "CLIENT_SECRET": system.secret,
                },
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
            )
            told, said = await asking.communicate()
        finally:
            await service.kill()
    assert asking.returncode == 0, said
    release = json.loads(told)["release"]
    by_year = {each["eventTime"]: each["value"] for each in release["estimates"] if each["estimand"] == "twfe_event"}
    assert by_year == {0: pytest.approx(-0.252, abs=0.0005), 1: pytest.approx(-0.422, abs=0.0005)}
    overall = [each["value"] for each in release["estimates"] if each["estimand"] == "att" and not each["adjusted"]]
    assert overall[0] == pytest.approx(-0.345, abs=0.0005)


def test_the_command_of_the_guide_is_that_of_the_program():
    from backend.start.study import EXAMPLE

    assert COMMAND.strip() == EXAMPLE
