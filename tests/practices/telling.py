"""What a company sends, and the moves of its practice, for the tests of this folder."""

from types import SimpleNamespace

from backend.identity.scopes import Role
from tests.makers.organisations import make_company

SCRIPT = "<script>alert('x')</script><img src=x onerror=alert(1)>"


def wish(**changed):
    """A whole practice, in Dutch alone."""
    texts = ("summary", "reason", "approach", "participation", "result", "lessons")
    return {
        "title": {"nl": "Samen aan het rooster"},
        "themes": ["working_time"],
        "year": 2026,
        "participationLevel": "co_deciding",
        **{name: {"nl": f"Wat er bij {name} hoort."} for name in texts},
        **changed,
    }


async def company_and_officer(database, client_as, *, name="Bakkerij De Zevenster B.V.", **rest):
    """A company with an owner and a manager, and the programme office."""
    async with database.write() as session:
        company = await make_company(session, name=name, **rest)
    return SimpleNamespace(
        company=company,
        owner=await client_as(Role.OWNER, organisation_id=company.id),
        manager=await client_as(Role.MANAGER, organisation_id=company.id),
        officer=await client_as(Role.PROGRAMME_OFFICER),
    )


async def begin(client, company, **changed):
    answer = await client.post("/practices", json={**wish(**changed), "companyId": str(company.id)})
    assert answer.status_code == 201, answer.text
    return answer.json()


def current(version):
    return {"If-Match": f'"{version["version"]}"'}


async def move(client, version, to_status, **rest):
    """One move, whatever comes of it."""
    path = f"/practice-versions/{version['id']}/status-changes"
    return await client.post(path, json={"toStatus": to_status, **rest}, headers=current(version))


async def agree(client, version):
    """The owner agrees to the text of this version."""
    path = f"/practice-versions/{version['id']}/consents"
    return await client.post(path, json={"contentHash": version["contentHash"]})


async def withdraw(client, version):
    return await client.post(f"/practice-versions/{version['id']}/withdrawals")


async def change(client, version, **changed):
    path = f"/practice-versions/{version['id']}"
    return await client.put(path, json=wish(**changed), headers=current(version))


async def done(answer):
    assert answer.status_code in {200, 201}, answer.text
    return answer.json()


async def publish(people, **changed):
    """From the first word to the site; answers the published version."""
    version = await begin(people.owner, people.company, **changed)
    version = await done(await move(people.owner, version, "in_review"))
    version = await done(await agree(people.owner, version))
    return await done(await move(people.officer, version, "published"))
