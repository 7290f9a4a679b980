"""Routes for what people tell: each target group along its own, with why, by the state of this moment."""

from datetime import timedelta

import pytest

from backend.core import clock
from backend.demo import instruments as demonstration
from backend.demo.world import World
from backend.guidance.models import InstrumentKind
from tests.makers.advisers import make_adviser
from tests.makers.guidance import make_instrument
from tests.makers.identity import make_organisation
from tests.makers.toolbox import make_toolbox_item
from tests.makers.vouchers import make_round


async def route_of(client, **facts):
    answer = await client.post("/guidance-routes", json=facts)
    assert answer.status_code == 200, answer.text
    return answer.json()


def codes(route):
    return [step["code"] for step in route["steps"]]


def step_of(route, code):
    return next(step for step in route["steps"] if step["code"] == code)


def names(items):
    return [item["title"]["nl"] for item in items]


@pytest.fixture
async def directory(database):
    """The instruments of the advice and those of two invented branches."""
    world = World()
    async with database.write() as session:
        for slug in ("syntens", "voorbeeldbranche-maakindustrie", "voorbeeldbranche-zorg-en-gastvrijheid"):
            world.organisations[slug] = (await make_organisation(session)).id
        await demonstration.seed(session, world)


GOLDEN = [
    ({"stage": "not_convinced"}, 1, ["practices", "figures", "quick_scan", "networks"]),
    ({"stage": "not_convinced", "progress": "plan"}, 1, ["practices", "figures", "quick_scan", "networks"]),
    ({"stage": "not_convinced", "want": "peers"}, 1, ["practices", "figures", "quick_scan", "instruments"]),
    ({"stage": "not_convinced", "want": "money"}, 1, ["practices", "figures", "quick_scan", "instruments"]),
    ({"stage": "not_convinced", "want": "research"}, 1, ["practices", "figures", "quick_scan"]),
    ({"stage": "open"}, 2, ["scan", "toolbox", "advisers"]),
    ({"stage": "open", "want": "insight"}, 2, ["scan", "quick_scan", "instruments", "toolbox", "advisers"]),
    ({"stage": "open", "progress": "scan"}, 2, ["toolbox", "advisers"]),
    ({"stage": "open", "want": "adviser", "size": "15-49"}, 2, ["scan", "instruments", "advisers", "toolbox"]),
    ({"stage": "open", "want": "research", "progress": "plan"}, 2, ["instruments", "toolbox", "advisers"]),
    ({"stage": "already"}, 3, ["comparison", "share", "next_theme"]),
    ({"stage": "already", "want": "peers"}, 3, ["comparison", "practices", "instruments", "share", "next_theme"]),
    ({"stage": "already", "want": "training", "sector": "C"}, 3, ["comparison", "instruments", "share", "next_theme"]),
    ({"want": "peers"}, None, ["practices", "instruments"]),
]


@pytest.mark.parametrize(("facts", "group", "expected"), GOLDEN, ids=lambda value: str(value)[:60])
async def test_each_target_group_is_led_along_its_own_way(visitor, directory, facts, group, expected):
    route = await route_of(visitor, **facts)
    assert (route["targetGroup"], codes(route)) == (group, expected)


SUITED = [
    ({"stage": "open", "want": "training", "sector": "C", "size": "15-49"}, "Voorbeeldfonds Vakmanschap (verzonnen)"),
    ({"stage": "open", "want": "money", "sector": "C", "size": "50-99"}, "Voorbeeldfonds Vakmanschap (verzonnen)"),
    (
        {"stage": "already", "want": "peers", "sector": "Q", "province": "NL-UT"},
        "Voorbeeldnetwerk Roosters (verzonnen)",
    ),
    ({"stage": "open", "want": "insight", "sector": "G"}, "Adviestraject van Syntens"),
    ({"stage": "open", "want": "research", "size": "1-4"}, "Innovatievoucher"),
]


@pytest.mark.parametrize(("facts", "first"), SUITED, ids=lambda value: str(value)[:60])
async def test_what_fits_most_answers_comes_first(visitor, directory, facts, first):
    assert names(step_of(await route_of(visitor, **facts), "instruments")["items"])[0] == first


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"size": "1-4", "sector": "C"}, "Niet voor bedrijven van uw grootte (1 tot en met 4 medewerkers)."),
        ({"sector": "G"}, "Niet voor uw sector"),
        ({"want": "peers"}, "Niet voor wat u zoekt: Ervaringen van andere ondernemers."),
    ],
)
async def test_what_does_not_fit_is_told_with_why(visitor, directory, facts, reason):
    route = await route_of(visitor, **{"stage": "open", "want": "training", **facts})
    missed = next(one for one in route["notFitting"] if "Vakmanschap" in one["title"]["nl"])
    assert any(reason in said["nl"] for said in missed["reasons"])


async def test_what_ended_is_never_recommended(visitor, directory):
    route = await route_of(visitor, stage="open", want="adviser")
    assert "Private innovatievoucher, proef" not in names(step_of(route, "instruments")["items"])
    ended = next(one for one in route["notFitting"] if "proef" in one["title"]["nl"])
    assert ended["reasons"] == [{"nl": "Deze regeling is gestopt.", "en": "This scheme has ended."}]


async def test_the_days_to_apply_decide(visitor, database):
    today = clock.today()
    async with database.write() as session:
        await make_instrument(session, name="Gesloten", closes_on=today - timedelta(days=1))
        await make_instrument(session, name="Laatste dag", closes_on=today)
        await make_instrument(session, name="Nog niet", opens_on=today + timedelta(days=1))
    route = await route_of(visitor, stage="open", want="money")
    assert names(step_of(route, "instruments")["items"]) == ["Laatste dag"]
    assert names(route["notFitting"])[-2:] == ["Gesloten", "Nog niet"]


async def test_what_is_out_of_date_is_marked_and_comes_after(visitor, database):
    async with database.write() as session:
        await make_instrument(session, name="Aardig maar oud", review_on=clock.today() - timedelta(days=1))
        await make_instrument(session, name="Zojuist bekeken", as_of="2009")
    items = step_of(await route_of(visitor, stage="open", want="money"), "instruments")["items"]
    assert [(item["title"]["nl"], item["outdated"], item["asOf"]) for item in items] == [
        ("Zojuist bekeken", False, "2009"),
        ("Aardig maar oud", True, "2026-09"),
    ]


async def test_what_was_checked_comes_first_though_fewer_answers_fit(visitor, database):
    past = clock.today() - timedelta(days=1)
    async with database.write() as session:
        await make_instrument(session, name="Oud en op maat", review_on=past, sectors=["C"], size_classes=["15-49"])
        await make_instrument(session, name="Nieuw voor iedereen")
    route = await route_of(visitor, stage="open", want="money", sector="C", size="15-49")
    assert names(step_of(route, "instruments")["items"]) == ["Nieuw voor iedereen", "Oud en op maat"]


async def test_only_what_is_out_of_date_leaves_the_want_unmet(visitor, database):
    async with database.write() as session:
        await make_instrument(session, serves=("training",), review_on=clock.today() - timedelta(days=1))
    route = await route_of(visitor, stage="open", want="training")
    assert ("instruments" in codes(route), route["nothingFits"]) == (True, True)


async def test_the_texts_of_the_advice_are_out_of_date(visitor, directory):
    found = (await visitor.get("/instruments", params={"pageSize": 100})).json()["items"]
    assert {one["asOf"]: one["outdated"] for one in found if one["asOf"] == "2009"} == {"2009": True}
    assert not all(one["outdated"] for one in found)


async def test_a_tool_that_nobody_looked_at_again_is_marked(visitor, database):
    async with database.write() as session:
        await make_toolbox_item(session, title="Oud werkblad", review_on=clock.today() - timedelta(days=1))
        await make_toolbox_item(session, title="Nieuw werkblad", review_on=clock.today(), effort_hours=9)
    items = step_of(await route_of(visitor, stage="open", theme="work_division"), "toolbox")["items"]
    assert [(item["title"]["nl"], item["outdated"]) for item in items] == [
        ("Nieuw werkblad", False),
        ("Oud werkblad", True),
    ]


async def test_a_step_without_anybody_promises_nobody(visitor, database):
    facts = {"stage": "open", "want": "adviser", "theme": "work_division", "sector": "C", "province": "NL-OV"}
    route = await route_of(visitor, **facts)
    step = step_of(route, "advisers")
    assert (step["items"], len(step["reasons"])) == ([], 1)
    assert step["reasons"][0]["nl"].startswith("Met uw antwoorden konden wij er geen adviseur uit kiezen.")
    assert route["nothingFits"] is True
    async with database.write() as session:
        await make_adviser(session, provinces=("NL-OV",))
    route = await route_of(visitor, **facts)
    assert step_of(route, "advisers")["reasons"][0]["nl"].startswith("U zoekt een adviseur.")
    assert route["nothingFits"] is False


async def test_the_list_of_advisers_is_not_narrowed_by_what_only_weighs(visitor, database):
    facts = {"stage": "open", "want": "adviser", "theme": "work_division", "sector": "C", "province": "NL-OV"}
    async with database.write() as session:
        await make_adviser(session, provinces=("NL-GR",))
    step = step_of(await route_of(visitor, **facts), "advisers")
    assert len(step["items"]) == 1
    address, query = step["address"].split("?")
    assert address == "/adviseurs"
    assert query == "theme=work_division&sector=C"
    assert (await visitor.get(f"/advisers?{query}")).json()["total"] == 1


async def test_whoever_is_not_convinced_hears_of_networks_alone(visitor, database):
    async with database.write() as session:
        await make_instrument(session, name="Netwerk", kind=InstrumentKind.NETWORK, serves=("peers",))
        await make_instrument(session, name="Subsidie")
    step = step_of(await route_of(visitor, stage="not_convinced", sector="C"), "networks")
    assert names(step["items"]) == ["Netwerk"]
    assert step["address"] == "/wegwijzer/regelingen?sector=C&kind=network"


async def test_an_open_round_is_a_step_and_a_closed_one_is_not(visitor, database):
    now = clock.now()
    async with database.write() as session:
        await make_round(session, closes_in=timedelta(days=1))
    facts = {"stage": "open", "want": "money", "size": "15-49", "sector": "C"}
    opened = await route_of(visitor, **facts)
    assert "voucher" in codes(opened)
    assert len(step_of(opened, "voucher")["items"]) == 1
    with clock.set_to(now + timedelta(days=2)):
        closed = await route_of(visitor, **facts)
    assert "voucher" not in codes(closed)
    assert closed["notFitting"][0]["address"] == "/vouchers"


async def test_a_round_for_other_firms_is_no_step(visitor, database):
    async with database.write() as session:
        await make_round(session, size_classes=["15-49"])
    assert "voucher" not in codes(await route_of(visitor, stage="open", want="money", size="250+"))


async def test_when_nothing_fits_it_says_so_and_leads_to_a_question(visitor, directory):
    route = await route_of(visitor, stage="not_convinced", want="research")
    assert route["nothingFits"] is True
    assert "Een hogeschool die iets uitzoekt" in route["ask"]["nl"]
    assert "A university that finds something out" in route["ask"]["en"]


async def test_whoever_tells_nothing_is_asked_for_own_words(visitor, directory):
    route = await route_of(visitor)
    assert (route["steps"], route["nothingFits"], route["targetGroup"]) == ([], True, None)
    assert route["ask"]["nl"].startswith("U sloeg de vragen over")


async def test_every_step_and_every_item_says_why_in_both_languages(visitor, directory):
    for facts, _, _ in GOLDEN:
        route = await route_of(visitor, **{"sector": "C", **facts})
        for step in route["steps"]:
            assert step["reasons"], step["code"]
            for item in step["items"]:
                assert item["reasons"], item["title"]
        told = [*route["order"], route["ask"]]
        told += [said for step in route["steps"] for said in step["reasons"]]
        told += [said for item in route["notFitting"] for said in item["reasons"]]
        assert all(said["nl"].strip() and said["en"].strip() for said in told)


async def test_the_same_answers_give_the_same_route(visitor, directory):
    facts = {"stage": "open", "want": "money", "sector": "C", "size": "15-49", "province": "NL-OV"}
    assert await route_of(visitor, **facts) == await route_of(visitor, **facts)


@pytest.mark.parametrize(
    "facts", [{"stage": "maybe"}, {"sector": "Z"}, {"province": "NL-XX"}, {"size": "7"}, {"colour": "red"}]
)
async def test_an_answer_that_is_none_is_refused(visitor, facts):
    assert (await visitor.post("/guidance-routes", json=facts)).status_code == 400
