"""What a person and a company are given of reports of obstacles, and what an erasure takes."""

from backend.core.own_data import Remove
from backend.obstacles.models import ObstacleReport
from backend.obstacles.own_data import PART
from backend.privacy.archive import gather
from backend.privacy.holdings import counts_of, facts_about
from backend.privacy.models import Whose
from tests.makers.identity import make_account
from tests.makers.obstacles import make_report
from tests.makers.organisations import make_company


async def test_a_company_is_given_no_words_of_its_people_and_no_draft(session):
    company, account = await make_company(session), await make_account(session)
    home = {"organisation_id": company.id, "account_id": account.id}
    await make_report(session, **home, draft=True, rule="Concept")
    unsent = await make_report(session, **home, draft=True, rule="Nooit verstuurd")
    unsent.withdraw()
    await make_report(session, **home)
    taken_back = await make_report(session, **home, rule="Teruggenomen")
    taken_back.withdraw()
    await session.flush()
    facts = await facts_about(session, Whose.COMPANY, company.id)
    section, numbers = await gather(session, PART, Whose.COMPANY, facts)
    assert {tuple(row) for row in section["rows"]} == {("theme", "ruleKind", "status", "submittedOn")}
    assert sorted(row["status"] for row in section["rows"]) == ["new", "withdrawn"]
    assert (numbers["table"], numbers["rows"]) == ("obstacle_figure_firms", [])
    facts = await facts_about(session, Whose.PERSON, account.id)
    (mine,) = await gather(session, PART, Whose.PERSON, facts)
    assert {row["rule"] for row in mine["rows"]} == {
        "Concept", "Nooit verstuurd", "Teruggenomen", "Arbeidstijdenwet, artikel 5:3",
    }  # fmt: skip


async def test_erasing_a_company_takes_every_report_of_it(session):
    company = await make_company(session)
    for draft in (True, False):
        await make_report(session, organisation_id=company.id, draft=draft)
    facts = {"the_one": company.id}
    taken = [holding for holding in PART.of_company if holding.table is ObstacleReport]
    assert all(holding.erasure == (Remove(),) for holding in taken)
    assert sum([await counts_of(session, holding, facts) for holding in taken]) == 2
