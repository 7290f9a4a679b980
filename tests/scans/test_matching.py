"""The method of choosing: whatever there is, a better fit goes first, reasons are true, and equals take turns."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import literal

from backend.advisers import recommending as advisers
from backend.advisers.declarations import related_to
from backend.advisers.models import Accreditation
from backend.core import clock
from backend.core.matching import turn_of
from backend.identity.models import Membership
from backend.identity.scopes import Role
from backend.scans.models import Respondent
from backend.toolbox import recommending as toolbox
from backend.toolbox.effects import pooled_effects, publish_pooled_effects
from backend.toolbox.models import EffectBand
from tests.makers.advisers import make_adviser, make_declaration
from tests.makers.identity import make_organisation
from tests.makers.organisations import make_company
from tests.makers.scans import answers_at, publish_with
from tests.makers.toolbox import make_toolbox_item

SOME = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
THEMES = st.permutations(["work_division", "process", "technology"]).flatmap(
    lambda order: st.integers(1, 3).map(lambda size: tuple(order[:size]))
)
SECTORS = st.sampled_from([(), ("C",), ("C", "F"), ("F",), tuple("ABCDEFGHIJKLMNOPQRSTU")])
DAYS = st.sampled_from([-400, -1, 0, 1, 400])


@dataclass(frozen=True)
class Drawn:
    themes: tuple[str, ...]
    sectors: tuple[str, ...]
    provinces: tuple[str, ...]
    hours: int
    rate: int
    accreditation: Accreditation
    until: int
    related: bool


ADVISER = st.builds(
    Drawn,
    themes=THEMES,
    sectors=SECTORS,
    provinces=st.sampled_from([("NL-NB",), ("NL-GR",), ("NL-GR", "NL-NB")]),
    hours=st.sampled_from([0, 0, 8, 40]),
    rate=st.sampled_from([0, 9_000, 12_000]),
    accreditation=st.sampled_from([*[Accreditation.ACCREDITED] * 6, *Accreditation]),
    until=DAYS,
    related=st.booleans(),
)


def _offered(one):
    return (
        one.accreditation is Accreditation.ACCREDITED
        and one.until >= 0
        and "work_division" in one.themes
        and (not one.sectors or "C" in one.sectors)
        and not one.related
    )


def _place(one):
    return (
        "NL-NB" not in one.provinces,
        not ("C" in one.sectors and len(one.sectors) < 21),
        one.hours == 0,
        one.themes[0] != "work_division",
    )


@SOME
@given(drawn=st.lists(ADVISER, max_size=7))
async def test_whatever_advisers_there_are_the_best_fit_goes_first_for_true_reasons(database, drawn):
    async with database.write() as session:
        savepoint = await session.begin_nested()
        company = await make_company(session, section="C")
        firm = await make_organisation(session)
        made = {}
        for one in drawn:
            adviser = await make_adviser(
                session,
                organisation_id=firm.id,
                themes=one.themes,
                sectors=one.sectors,
                provinces=one.provinces,
                rate_cents=one.rate,
                hours_per_month=one.hours,
                accreditation=one.accreditation,
                accredited_from=clock.today() - timedelta(days=500),
                accredited_until=clock.today() + timedelta(days=one.until),
            )
            if one.related:
                await make_declaration(session, adviser, interests=[company.kvk_number])
            made[adviser.id] = one
        asked = {"theme": "work_division", "section": "C", "province": "NL-NB", "company_id": company.id, "limit": 9}
        found = await advisers.recommend(session, **asked)
        again = await advisers.recommend(session, **asked)
        await savepoint.rollback()
    assert found == again
    assert {row["id"] for row in found} == {key for key, one in made.items() if _offered(one)}
    places = [_place(made[row["id"]]) for row in found]
    assert places == sorted(places)
    assert {row["fitting"] for row in found} <= {len(found)}
    for row, place in zip(found, places, strict=True):
        told = [reason["outcome"] for reason in row["reasons"]]
        true = [each.outcomes[int(bad)].code for each, bad in zip(advisers.METHOD.criteria, place, strict=True)]
        assert told == true
        assert ("has_room" in told) is (made[row["id"]].hours > 0)
        assert all(reason["words"]["nl"] and reason["words"]["en"] for reason in row["reasons"])


TOOL = st.fixed_dictionaries(
    {
        "themes": THEMES,
        "sectors": st.sampled_from([(), ("C",), ("F",)]),
        "size_classes": st.sampled_from([(), ("15-49",), ("250+",)]),
        "effort_hours": st.sampled_from([1, 4, 5, 16, 17, 80]),
        "review_on": st.sampled_from([None, clock.today(), clock.today() - timedelta(days=1)]),
    }
)


@SOME
@given(drawn=st.lists(st.tuples(TOOL, st.sampled_from([None, *EffectBand])), max_size=7))
async def test_whatever_tools_there_are_the_best_fit_goes_first(database, drawn):
    async with database.write() as session:
        savepoint = await session.begin_nested()
        owner = await make_organisation(session)
        made = {
            f"stuk-{number}": (values, band)
            for number, (values, band) in enumerate(drawn)
            if await make_toolbox_item(session, slug=f"stuk-{number}", owner_id=owner.id, **values)
        }
        bands = {slug: band for slug, (_, band) in made.items() if band}
        await publish_pooled_effects(session, bands, release="proef")
        assert await pooled_effects(session) == bands
        asked = {"theme": "work_division", "section": "C", "size_class": "15-49", "limit": 9}
        found = await toolbox.recommend(session, **asked)
        again = await toolbox.recommend(session, **asked)
        await savepoint.rollback()
    assert found == again

    def place(slug):
        values, band = made[slug]
        hours = values["effort_hours"]
        return (
            values["themes"][0] != "work_division",
            not values["sectors"],
            not values["size_classes"],
            values["review_on"] is not None and values["review_on"] < clock.today(),
            band is not EffectBand.LIKELY,
            0 if hours <= 4 else 1 if hours <= 16 else 2,
        )

    for before, after in pairwise(found):
        assert place(before["slug"]) <= place(after["slug"])
    for row in found:
        told = [reason["outcome"] for reason in row["reasons"]]
        outcomes = [each.outcomes for each in toolbox.METHOD.criteria]
        assert told == [each[int(at)].code for each, at in zip(outcomes, place(row["slug"]), strict=True)]


async def test_equals_take_turns_by_day_and_company_and_not_by_name_or_rate(session, monkeypatch):
    for number, name in enumerate(("Aarts Voorbeeld", "Bakker Voorbeeld", "Zwart Voorbeeld")):
        await make_adviser(session, name=name, rate_cents=9_000 + number)
    companies = [await make_company(session) for _ in range(3)]
    asked = {"theme": "work_division", "section": "C", "province": "NL-NB", "limit": 1}
    today, first = clock.today(), {}
    for shift in range(20):
        day = today + timedelta(days=shift)
        monkeypatch.setattr(clock, "today", lambda day=day: day)
        for company in companies:
            found = await advisers.recommend(session, **asked, company_id=company.id)
            first.setdefault(found[0]["name"], set()).add((day, company.id))
    assert len(first) == 3
    assert min(len(times) for times in first.values()) >= 5  # of 60 draws; 20 are expected of each
    assert turn_of(today) != turn_of(today, companies[0].id) != turn_of(today, companies[1].id)


async def test_an_adviser_who_works_at_the_company_is_not_offered(session):
    company = await make_company(session, section="C")
    inside = await make_adviser(session, name="Binnen Voorbeeld")
    session.add(Membership(account_id=inside.account_id, organisation_id=company.id, role=Role.OWNER))
    outside = await make_adviser(session, name="Buiten Voorbeeld")
    asked = {"theme": "work_division", "section": "C", "province": "NL-NB"}
    found = await advisers.recommend(session, **asked, company_id=company.id)
    assert [row["id"] for row in found] == [outside.id]
    assert {row["id"] for row in await advisers.recommend(session, **asked)} == {inside.id, outside.id}
    assert (await session.scalars(related_to(literal(company.kvk_number)))).all() == [inside.id]


async def test_the_public_method_is_the_one_that_chooses(visitor):
    answer = await visitor.get("/matching-methods")
    assert answer.status_code == 200
    told = {each["subject"]: each for each in answer.json()["methods"]}
    for method in (toolbox.METHOD, advisers.METHOD):
        assert [each["code"] for each in told[method.subject]["criteria"]] == [each.code for each in method.criteria]
        assert [each["words"]["nl"] for each in told[method.subject]["conditions"]] == [
            each.nl for each in method.conditions
        ]
    assert "{" not in answer.text.replace('{"', "").replace("{}", "")
    assert (
        await visitor.get("/matching-methods", headers={"If-None-Match": answer.headers["ETag"]})
    ).status_code == 304


async def test_a_result_says_from_how_many_was_chosen_and_where_they_all_are(owner, visitor, company, database):
    async with database.write() as session:
        for _ in range(4):
            await make_toolbox_item(session)
        await make_toolbox_item(session, sectors=tuple({"A", "B"} - {company.section}))
        await make_adviser(session)
        people = [(Respondent.MANAGEMENT, answers_at("management", 4, work_division=5))]
        people += [
            (Respondent.EMPLOYEE, answers_at("employee", 3 + shift, work_division=2 + shift))
            for shift in (1, 0, 0, 0, 0)
        ]
        scan = await publish_with(session, company.id, people)
    help_ = (await owner.get(f"/scans/{scan.id}/result")).json()["recommendations"]
    assert (len(help_["tools"]), help_["toolsTotal"], help_["advisersTotal"]) == (3, 4, 1)
    everything = await visitor.get("/toolbox-items", params=help_["allTools"])
    assert everything.json()["total"] == help_["toolsTotal"]
    wanted = {name: value for name, value in help_["allAdvisers"].items() if value}
    assert (await visitor.get("/advisers", params=wanted)).json()["total"] == help_["advisersTotal"]
