"""Random lives of a company's scans over the API: what every role may read, at every moment, tells of no small cell."""

from datetime import timedelta
from random import Random

import pytest

from backend.core import clock
from backend.identity.scopes import Role
from tests.makers.scans import answers_at, make_link, make_scan, take_part
from tests.scans.attack import determined

ANY = {"If-Match": "*"}
COMPANY = (Role.OWNER, Role.MANAGER, Role.FINANCE, Role.STAFF_REPRESENTATIVE)
OTHERS = (Role.ADVISER, Role.BRANCH_OFFICER, Role.SYNTENS_OFFICER, Role.PROGRAMME_OFFICER, Role.RESEARCHER)
GROUPS = ("Werkplaats", "Kantoor", "Winkel")


def _figures(document):
    """Every object in an answer that speaks of employees, however deep it lies."""
    found = []
    if isinstance(document, dict):
        if document.get("employeeScore") is not None:
            found.append(document)
        document = list(document.values())
    if isinstance(document, list):
        for part in document:
            found += _figures(part)
    return found


async def _read_everything(clients, keys, visitor, scan_ids, links=()):
    """All that the people of the company, officers, strangers, those who answered and who has the link can read."""
    answers = [await visitor.get("/shared-scan-results/current", headers={"Share-Token": link}) for link in links]
    for client in clients:
        answers.append(await client.get("/scans"))
        for scan_id in scan_ids:
            answers += [await client.get(f"/scans/{scan_id}"), await client.get(f"/scans/{scan_id}/result")]
    for key in keys[-2:]:
        answers += [await visitor.get("/scan-responses/current/result", headers={"Scan-Key": key})]
    return [figure for answer in answers if answer.status_code == 200 for figure in _figures(answer.json())]


def _cells_of(result, groups):
    """The sets of people whose figure on one theme was told: who took part is what the reader of the model knows."""
    theme = result["themes"][0]
    if theme["employeeScore"] is None:
        return []
    everybody = frozenset().union(*groups.values())
    assert theme["employeeCount"] == len(everybody) >= 5
    cells = [everybody]
    for group in result["groups"]:
        for score in group["scores"]:
            if score["theme"] == theme["theme"]:
                assert score["employeeCount"] == len(groups[group["name"]]) >= 5
                cells.append(frozenset(groups[group["name"]]))
    return cells


# In these lives groups were shown: without one the reads would say nothing of them.
WITH_GROUPS = {1, 3}


async def _share(owner, scan):
    """The secret of the link to the result; none where nothing was published."""
    wish = {"endsOn": (clock.today() + timedelta(days=300)).isoformat(), "withPlan": True}
    made = await owner.post(f"/scans/{scan.id}/share", json=wish, headers={"Idempotency-Key": f"deel-{scan.id}"})
    return [made.json()["url"].partition("#")[2]] if made.status_code == 201 else []


async def _tells_no_more_beside_the_one_before(clients, scan_id, results):
    """The comparison holds the employees' scores of the two results, and no other number about them."""
    told = {theme["employeeScore"] for result in results for theme in result["themes"]} | {None}
    for client in clients:
        answer = await client.get(f"/scans/{scan_id}/result/comparison")
        for theme in answer.json()["themes"] if answer.status_code == 200 else ():
            earlier, now, change = (theme["employees"][name] for name in ("earlier", "now", "change"))
            assert {earlier, now} <= told
            assert change == (None if None in {earlier, now} else now - earlier)


@pytest.mark.parametrize("seed", range(6))
async def test_no_read_by_any_role_tells_of_fewer_than_five(*, client_as, visitor, company, database, seed):
    chance = Random(seed)
    people = list(range(30))
    moment = clock.now()
    told, scan_ids, links, results = [], [], [], []
    for _ in range(3):
        moment += timedelta(days=chance.choice([20, 60, 200]))
        with clock.set_to(moment):
            # A session lasts hours, a life of scans months: people sign in anew.
            owner = await client_as(Role.OWNER, organisation_id=company.id)
            clients = [owner, *[await client_as(role, organisation_id=company.id) for role in COMPANY[1:]]]
            clients += [await client_as(role) for role in OTHERS]
            async with database.write() as session:
                scan = await make_scan(session, company.id, groups=GROUPS, shared=True)
                token = await make_link(session, scan)
            scan_ids.append(scan.id)
            ids = {each["name"]: each["id"] for each in (await owner.get(f"/scans/{scan.id}")).json()["groups"]}
            groups, keys = await _answer(visitor, token, ids, people, chance)
            before = await _read_everything(clients, keys, visitor, [scan.id])
            assert before == []
            for to in ("closed", "published"):
                await owner.post(f"/scans/{scan.id}/status-changes", json={"toStatus": to}, headers=ANY)
            links += await _share(owner, scan)
            figures = await _read_everything(clients, keys, visitor, scan_ids, links)
            assert all(figure["employeeCount"] >= 5 for figure in figures)
            result = await owner.get(f"/scans/{scan.id}/result")
            if result.status_code == 200:
                results.append(result.json())
                await _tells_no_more_beside_the_one_before(clients, scan.id, results)
                told.append((moment, _cells_of(result.json(), groups)))
    assert len(links) == len(results) > 0
    assert any(len(cells) > 1 for _, cells in told) is (seed in WITH_GROUPS)
    for first, _ in told:
        together = [cells for on, cells in told if first <= on < first + timedelta(days=182)]
        assert determined(cell for cells in together for cell in cells) == []


async def _answer(visitor, token, ids, people, chance):
    """Some of the people answer, some of these withdraw again; who is left, by group."""
    groups = {name: set() for name in (*GROUPS, None)}
    keys = []
    for person in sorted(chance.sample(people, chance.choice([4, 9, 14, 23, 28]))):
        name = chance.choice((*GROUPS, None))
        # One statement of the first theme, so that six people differ: a whole questionnaire says nothing more here.
        answers = dict(list(answers_at("employee", person % 5 + 1).items())[:3])
        key = await take_part(visitor, token, answers, group_id=ids.get(name))
        if chance.random() < 0.1:
            await visitor.delete("/scan-responses/current", headers={"Scan-Key": key})
        else:
            groups[name].add(person)
            keys.append(key)
    return groups, keys
