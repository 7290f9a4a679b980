"""An anonymous practice tells nowhere which company it is: no route, no search, no address."""

import json

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.practices.models import PracticeVersion
from tests.makers.identity import make_account
from tests.makers.organisations import make_company
from tests.makers.practices import make_told_practice
from tests.practices.telling import begin, change, company_and_officer, done, publish, wish

NAME = "Bakkerij De Zevenster B.V."
UNNAMED = {"isAnonymous": True, "companyDescription": {"nl": "een bakkerij in Brabant", "en": "a bakery in Brabant"}}
LOOKED_FOR = ("zevenster", "de zevenster", "90123456", "zundertseweg")


@pytest.fixture
async def unnamed(client_as, database):
    people = await company_and_officer(database, client_as, name=NAME, kvk_number="90123456", employees=37)
    async with database.write() as session:
        await session.execute(text("UPDATE companies SET place = 'Zundertseweg' WHERE kvk_number = '90123456'"))
    return people, await publish(people, **UNNAMED)


def _public_reads(app):
    """Every read that asks for nobody, with the slug or the words filled in."""
    for path, methods in app.openapi()["paths"].items():
        operation = methods.get("get")
        if operation and not operation.get("security"):
            yield path


async def test_no_public_route_and_no_search_tells_which_company(app, visitor, unnamed):
    people, version = unnamed
    secrets = ["zevenster", "90123456", "zundertseweg", str(people.company.id)]
    asked = 0
    for path in _public_reads(app):
        address = path.removeprefix("/v1").replace("{slug}", version["slug"])
        if "{" in address:
            continue
        for params in ({}, {"q": "bakkerij"}, {"sector": "C"}, {"pageSize": 100}):
            answer = await visitor.get(address, params=params)
            asked += 1
            for secret in secrets:
                assert secret not in answer.text.lower(), (address, params, secret)
    assert asked > 60
    for words in LOOKED_FOR:
        for path in ("/search-results", "/search-suggestions"):
            for language in ("nl", "en"):
                answer = await visitor.get(path, params={"q": words, "language": language})
                assert answer.json()["items"] == [], (path, words)
    assert (await visitor.get("/search-results", params={"q": "bakkerij brabant"})).json()["total"] == 1


async def test_its_page_says_what_the_company_calls_itself_and_nothing_closer(visitor, unnamed):
    _, version = unnamed
    shown = (await visitor.get(f"/practices/{version['slug']}")).json()
    assert shown["companyName"] == "een bakkerij in Brabant"
    assert shown["companyDescription"]["en"] == "a bakery in Brabant"
    assert (shown["place"], shown["employees"], shown["sizeClass"]) == (None, None, "15-49")
    assert (shown["section"], shown["province"]) == ("C", "NL-NB")
    assert "37" not in json.dumps({**shown, "id": "", "publishedAt": ""})


async def test_sector_and_province_stay_away_where_the_company_wants(client_as, database):
    people = await company_and_officer(database, client_as)
    version = await begin(people.owner, people.company, **UNNAMED, showsSection=False, showsProvince=False)
    assert (version["section"], version["province"]) == (None, None)
    assert version["isRecognisable"] is True


@pytest.mark.parametrize(
    ("changed", "location"),
    [
        ({"title": {"nl": "Zo doet Bakkerij de Zevenster het"}}, "#/title/nl"),
        ({"title": {"nl": "Zo", "en": "How BAKKERIJ  DE ZÉVENSTER does it"}}, "#/title/en"),
        ({"reason": {"nl": "Zie www.bakkerijdezevenster.example."}}, "#/reason/nl"),
        ({"result": {"nl": "Regel een.\nBakkerij\nDe Zevenster groeit."}}, "#/result/nl"),
        ({"lessons": {"nl": "KVK 9012 3456"}}, "#/lessons/nl"),
        ({"quotes": [{"who": {"nl": "Chef"}, "side": "employee", "text": {"nl": "Bakkerij-de-Zevenster!"}}]},
         "#/quotes/0/text/nl"),
        ({"companyDescription": {"nl": "Bakkerij De Zevenster"}}, "#/companyDescription/nl"),
        ({"companyDescription": None}, "#/companyDescription/nl"),
    ],
)  # fmt: skip
async def test_a_text_that_gives_it_away_is_refused_where_it_stands(client_as, database, changed, location):
    people = await company_and_officer(database, client_as, name=NAME, kvk_number="90123456")
    body = {**wish(**UNNAMED), **changed, "companyId": str(people.company.id)}
    answer = await people.owner.post("/practices", json=body)
    assert answer.status_code == 400, answer.text
    assert [error["location"] for error in answer.json()["errors"]] == [location]


async def test_the_database_publishes_none_that_gives_it_away(database):
    async with database.write() as session:
        company = await make_company(session, name=NAME)
        await make_told_practice(
            session,
            company,
            status="in_review",
            company_name="een bakkerij",
            is_anonymous=True,
            quotes=[
                {"who": {"nl": "Chef", "en": "Chef"}, "side": "employee", "text": {"nl": f"Bij\n{NAME}", "en": ""}}
            ],
        )
        publisher = await make_account(session)
    with pytest.raises(IntegrityError, match="tells nowhere which company"):
        async with database.write() as session:
            await session.execute(
                update(PracticeVersion).values(status="published", published_at=clock.now(), published_by=publisher.id)
            )


async def test_the_database_keeps_place_and_headcount_out(database):
    async with database.write() as session:
        company = await make_company(session, name=NAME)
    with pytest.raises(IntegrityError, match="anonymous_without_details"):
        async with database.write() as session:
            await make_told_practice(session, company, is_anonymous=True, place="Breda")


async def test_what_was_told_by_name_is_not_told_without_it_at_the_same_address(client_as, database):
    people = await company_and_officer(database, client_as, name=NAME)
    version = await publish(people)
    second = await done(await people.owner.post(f"/practice-versions/{version['id']}/successors"))
    answer = await change(people.owner, second, **UNNAMED)
    assert answer.status_code == 400, answer.text
    assert answer.json()["errors"][0]["location"] == "#/isAnonymous"
