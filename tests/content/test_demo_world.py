"""The demonstration world hangs together, adds up, and cannot be mistaken for real firms or people."""

import csv
from pathlib import Path
from typing import get_args

from backend.content import load
from backend.content.shapes import Theme

REFERENCE = Path(__file__).resolve().parents[2] / "migrations" / "reference"
DIVISIONS = {
    "A": range(1, 4),
    "B": range(6, 10),
    "C": range(10, 34),
    "D": range(35, 36),
    "E": range(36, 40),
    "F": range(41, 44),
    "G": range(45, 48),
    "H": range(49, 54),
    "I": range(55, 57),
    "J": range(58, 64),
    "Q": range(86, 89),
    "S": range(94, 97),
}
"""SBI 2008: section and its two-digit divisions, for the sections the demonstration companies use."""


def test_every_name_carries_the_marker() -> None:
    names = [one.name for one in (*load.demo_companies(), *load.demo_people(), *load.demo_organisations())]
    assert [name for name in names if "voorbeeld" not in name.lower()] == []


def test_kvk_numbers_are_unique() -> None:
    numbers = [one.kvk_number for one in (*load.demo_companies(), *load.demo_organisations())]
    assert len(numbers) == len(set(numbers))


def test_every_person_acts_for_a_known_organisation_in_a_fitting_role() -> None:
    companies = {company.slug for company in load.demo_companies()}
    kinds = {organisation.slug: organisation.kind for organisation in load.demo_organisations()}
    allowed = {
        "programme_officer": {"programme_office"},
        "syntens_officer": {"executing_body"},
        "branch_officer": {"branch"},
        "adviser": {"advisory_firm", "executing_body"},
        "researcher": {"research"},
    }
    for person in load.demo_people():
        if person.role in allowed:
            assert kinds[person.organisation] in allowed[person.role], person.email
        else:
            assert person.organisation in companies, person.email


def test_every_company_has_an_owner() -> None:
    owned = {person.organisation for person in load.demo_people() if person.role == "owner"}
    assert owned == {company.slug for company in load.demo_companies()}


def test_there_are_three_officers_to_settle_to_make_a_batch_and_to_record_it() -> None:
    assert sum(person.role == "syntens_officer" for person in load.demo_people()) == 3


def test_the_advisers_are_nine_of_six_firms_and_one_of_syntens() -> None:
    firms = {one.slug for one in load.demo_organisations() if one.kind == "advisory_firm"}
    advisers = load.demo_advisers()
    assert len(firms) == 6
    assert {adviser.firm for adviser in advisers} == firms | {"syntens"}
    assert sum(adviser.firm in firms for adviser in advisers) == 9
    people = {person.email: person for person in load.demo_people() if person.role == "adviser"}
    assert {adviser.person for adviser in advisers} == set(people)
    assert all(people[adviser.person].organisation == adviser.firm for adviser in advisers)


def test_an_adviser_can_be_found_for_every_theme_and_province() -> None:
    advisers = load.demo_advisers()
    with (REFERENCE / "provinces.csv").open(encoding="utf-8") as file:
        provinces = {row["code"] for row in csv.DictReader(file)}
    assert {theme for adviser in advisers for theme in adviser.themes} == set(get_args(Theme))
    assert {province for adviser in advisers for province in adviser.provinces} == provinces


def test_companies_spread_over_all_provinces_and_size_classes() -> None:
    companies = load.demo_companies()
    with (REFERENCE / "provinces.csv").open(encoding="utf-8") as file:
        assert {company.province for company in companies} == {row["code"] for row in csv.DictReader(file)}
    floors = [1, 5, 15, 50, 100, 250]
    classes = {max(floor for floor in floors if floor <= company.employees) for company in companies}
    assert classes == set(floors)


def test_a_postcode_lies_in_the_province_given() -> None:
    with (REFERENCE / "postcode_ranges.csv").open(encoding="utf-8") as file:
        ranges = [(int(row["van"]), int(row["tot_en_met"]), row["provincie"]) for row in csv.DictReader(file)]
    for company in load.demo_companies():
        found = [province for first, last, province in ranges if first <= int(company.postcode) <= last]
        assert found == [company.province], company.slug


def test_a_sector_code_lies_in_the_section_given() -> None:
    for company in load.demo_companies():
        assert int(company.sbi_code[:2]) in DIVISIONS[company.sector], company.slug


def test_branches_of_companies_and_funders_exist() -> None:
    kinds = {organisation.slug: organisation.kind for organisation in load.demo_organisations()}
    for company in load.demo_companies():
        assert all(kinds[branch] == "branch" for branch in company.branches)
    for scheme in load.demo_schemes():
        for round_ in scheme.rounds:
            for share in round_.funding:
                assert kinds[share.organisation] in {"programme_office", "branch"}
                assert share.members_of is None or kinds[share.members_of] == "branch"
            assert sum(share.members_of is None for share in round_.funding) == 1


def test_rounds_have_names_of_their_own_and_one_is_open() -> None:
    rounds = [round_ for scheme in load.demo_schemes() for round_ in scheme.rounds]
    assert len({round_.slug for round_ in rounds}) == len(rounds)
    assert any(round_.opens_in_days < 0 < round_.closes_in_days for round_ in rounds)
    assert any(round_.closes_in_days < 0 for round_ in rounds)


def test_the_advice_voucher_pays_2500_of_3333_euros() -> None:
    scheme = next(one for one in load.demo_schemes() if one.slug == "adviesvoucher-slimmer-werken")
    costs = 333_333
    subsidy = min((costs * scheme.rate_basis_points + 5_000) // 10_000, scheme.maximum_cents)
    assert (subsidy, costs - subsidy) == (250_000, 83_333)


def test_one_company_shows_its_clear_gap_at_work_division() -> None:
    profiles = [company.scan_profile for company in load.demo_companies() if company.scan_profile]
    assert profiles
    gaps = {theme: profiles[0].management[theme] - profiles[0].employees[theme] for theme in get_args(Theme)}
    ordered = sorted(gaps.values(), reverse=True)
    assert max(gaps, key=lambda theme: gaps[theme]) == "work_division"
    assert ordered[0] - ordered[1] >= 1
