"""The content is complete in both languages, of readable length, and says nothing it may not say."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_args

import pytest

from backend.content import load
from backend.content.shapes import Letter, SizeClass, Text, Theme, ToolboxItem, placeholders_in

THEMES = get_args(Theme)
HEADINGS = {
    "nl": [
        "Wat het is",
        "Wanneer het past",
        "Wat u nodig hebt",
        "Stappen",
        "Zo doen medewerkers mee",
        "Valkuilen",
        "Wat u daarna hebt",
    ],
    "en": [
        "What it is",
        "When it fits",
        "What you need",
        "Steps",
        "How employees take part",
        "Pitfalls",
        "What you have afterwards",
    ],
}
EVERYTHING: dict[str, Any] = {
    "toolbox": load.toolbox(),
    "practices": load.practices(),
    "letters": tuple(load.letters().values()),
    "agreements": load.agreements(),
    "figures": load.figures(),
    "instruments": (*load.instruments(), *load.demo_instruments()),
    "guidance": (load.guidance_rules(),),
    "publications": load.demo_publications(),
    "themes": tuple(load.themes().values()),
    "organisations": load.demo_organisations(),
    "companies": load.demo_companies(),
    "advisers": load.demo_advisers(),
    "people": load.demo_people(),
    "schemes": load.demo_schemes(),
}


def texts_in(one: object, where: str) -> Iterator[tuple[str, Text]]:
    if isinstance(one, Text):
        yield where, one
    elif is_dataclass(one):
        for field in fields(one):
            yield from texts_in(getattr(one, field.name), f"{where}.{field.name}")
    elif isinstance(one, tuple):
        for place, part in enumerate(one):
            name = getattr(part, "slug", None) or getattr(part, "code", None) or place
            yield from texts_in(part, f"{where}[{name}]")


TEXTS = [(where, text) for kind, all_of_it in EVERYTHING.items() for where, text in texts_in(all_of_it, kind)]


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("toolbox", 26),
        ("practices", 8),
        ("letters", 12),
        ("agreements", 2),
        ("figures", 20),
        ("instruments", 9),
        ("themes", 8),
        ("companies", 14),
    ],
)
def test_there_is_enough_of_each_kind(kind: str, least: int) -> None:
    assert len(EVERYTHING[kind]) >= least


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_text_shouts_or_is_left_unfinished(language: str) -> None:
    forbidden = re.compile(r"!|\bTO" + r"DO\b|\blorem\b|\bTBD\b|\bxxx\b| {2}|\t|[ ]$", re.IGNORECASE | re.MULTILINE)
    found = [where for where, text in TEXTS if forbidden.search(getattr(text, language))]
    assert found == []


def test_dutch_addresses_the_reader_with_u() -> None:
    familiar = re.compile(r"\b(jij|jouw|jullie)\b", re.IGNORECASE)
    assert [where for where, text in TEXTS if familiar.search(text.nl)] == []


def test_the_english_text_is_not_the_dutch_one() -> None:
    dutch = re.compile(r"\b(het|een|niet|wordt|voor de|van de)\b")
    assert [where for where, text in TEXTS if dutch.search(text.en)] == []


def test_both_languages_say_about_as_much() -> None:
    long = [(where, text) for where, text in TEXTS if len(text.nl) > 120]
    assert [where for where, text in long if not 0.7 < len(text.en) / len(text.nl) < 1.4] == []


@pytest.mark.parametrize("item", load.toolbox(), ids=lambda item: item.slug)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_tool_is_told_whole_in_a_readable_length(item: ToolboxItem, language: str) -> None:
    body = getattr(item.body, language)
    assert re.findall(r"^## (.+)$", body, re.MULTILINE) == HEADINGS[language]
    assert 250 <= len(body.split()) <= 450
    steps = [int(number) for number in re.findall(r"^(\d+)\. ", body, re.MULTILINE)]
    assert steps == list(range(1, len(steps) + 1))
    assert len(steps) >= 5


def test_both_languages_of_a_tool_have_the_same_steps_and_rows() -> None:
    for item in load.toolbox():
        for text in filter(None, (item.body, item.worksheet)):
            for mark in (r"^\d+\. ", r"^- ", r"^\|"):
                count = {len(re.findall(mark, one, re.MULTILINE)) for one in (text.nl, text.en)}
                assert len(count) == 1, (item.slug, mark)


def test_every_row_of_a_worksheet_has_as_many_columns_as_its_heading() -> None:
    for item in load.toolbox():
        for text in (item.worksheet.nl, item.worksheet.en) if item.worksheet else ():
            for table in re.findall(r"(?:^\|.*\n?)+", text, re.MULTILINE):
                assert len({row.count("|") for row in table.strip().splitlines()}) == 1, (item.slug, table)


def test_every_theme_has_at_least_three_tools_and_one_practice() -> None:
    tools = Counter(theme for item in load.toolbox() for theme in item.themes)
    practices = Counter(theme for practice in load.practices() for theme in practice.themes)
    assert {theme: tools[theme] for theme in THEMES if tools[theme] < 3} == {}
    assert {theme for theme in THEMES if not practices[theme]} == set()


def test_sectors_and_sizes_of_the_programme_find_tools_made_for_them() -> None:
    sectors = {sector for item in load.toolbox() for sector in item.sectors}
    sizes = {size for item in load.toolbox() for size in item.size_classes}
    assert sectors >= set("ACFGHIQ")
    assert sizes == set(get_args(SizeClass))


def test_the_themes_stand_in_the_order_of_the_questionnaire() -> None:
    assert tuple(load.themes()) == THEMES


def test_real_practices_name_their_source_and_the_others_say_they_are_invented() -> None:
    real = {practice.slug for practice in load.practices() if not practice.fictitious}
    assert real == {"almi-machinefabriek", "noordrijn-westfalen"}
    for practice in load.practices():
        if practice.fictitious:
            assert "Verzonnen" in practice.source.nl
            assert "Invented" in practice.source.en
        else:
            assert "2009" in practice.source.nl


def test_a_quotation_names_a_function_and_no_person() -> None:
    functions = [quote.who.nl for practice in load.practices() for quote in practice.quotes]
    assert len(functions) >= 12
    assert [who for who in functions if len(re.findall(r"\b[A-Z]", who)) != 1] == []


def test_figures_of_the_survey_agree_with_each_other() -> None:
    value = {figure.code: [one.value for one in figure.values] for figure in load.figures()}
    assert value["eim_revenue"] == [15, 7]
    assert value["eim_profit"] == [18, 2]
    assert value["eim_productivity"] == [14, 5]
    assert value["eim_productivity_difference"] == [14 - 5]
    assert sum(value["target_groups"][:2]) == value["firms_not_yet"][0]
    assert value["national_growth_estimate"] == [value["eim_productivity_difference"][0] / 10]


def test_what_goes_together_is_labelled_an_association() -> None:
    labelled = {figure.code for figure in load.figures() if figure.evidence_level == 1}
    assert {"eim_revenue", "eim_profit", "eim_productivity", "eim_technology_combined", "nrw_results"} <= labelled
    counted = [figure.code for figure in load.figures() if figure.unit in {"companies", "euros", "count", "hours"}]
    assert labelled.isdisjoint(counted)


def test_instruments_of_the_advice_are_shown_as_of_2009() -> None:
    assert {instrument.as_of for instrument in load.instruments()} == {"2009"}
    assert all("2009" in instrument.source.nl for instrument in load.instruments())
    offered = {group for instrument in load.instruments() for group in instrument.target_groups}
    assert offered == {1, 2, 3}


@pytest.mark.parametrize("code", ["voucher_granted", "voucher_rejected", "voucher_not_considered", "voucher_settled"])
def test_a_decision_gives_its_reasons_and_the_remedy(code: str) -> None:
    letter = load.letters()[code]
    assert letter.form == "letter"
    assert {"link", "officer"} <= set(letter.placeholders)
    assert {"reasons", "question"} & set(letter.placeholders)
    assert "binnen zes weken" in letter.body.nl
    assert "within six weeks" in letter.body.en


@pytest.mark.parametrize("letter", load.letters().values(), ids=lambda letter: letter.code)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_letter_can_be_filled_in_and_fits_a_subject_line(letter: Letter, language: str) -> None:
    values = dict.fromkeys(letter.placeholders, "[filled]")
    assert placeholders_in(getattr(letter.body, language).format(**values)) == set()
    assert len(getattr(letter.subject, language)) <= 60


def test_the_invitation_tells_employees_who_sees_what() -> None:
    body = load.letters()["scan_invitation"].body
    for dutch, english in (("vijf medewerkers", "five employees"), ("code", "code"), ("vrijwillig", "voluntary")):
        assert dutch in body.nl
        assert english in body.en
