"""A fault in a content file is named by file and key."""

from pathlib import Path
from typing import Any

import pytest

from backend.content import load
from backend.content.demo_shapes import DemoRound
from backend.content.guidance_shapes import Instrument
from backend.content.shapes import Letter, Practice, ToolboxItem

TOOL = load.FOLDER / "toolbox" / "wie-doet-wie-beslist.toml"


def tool(**changes: Any) -> dict[str, Any]:
    return load.read(TOOL) | changes


def test_a_whole_tool_is_accepted() -> None:
    assert load.check(ToolboxItem, tool(), "whole.toml").slug == "wie-doet-wie-beslist"


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"themes": ["teamwork"]}, "themes.0"),
        ({"themes": []}, "themes"),
        ({"themes": ["process", "results", "management", "technology"]}, "themes"),
        ({"sectors": ["Z"]}, "sectors.0"),
        ({"size_classes": ["10-20"]}, "size_classes.0"),
        ({"effort_hours": "6"}, "effort_hours"),
        ({"cost_cents": -1}, "cost_cents"),
        ({"evidence_level": 3}, "evidence_level"),
        ({"title": {"nl": "Alleen Nederlands"}}, "title.en"),
        ({"title": {"nl": "Titel", "en": " "}}, "title"),
        ({"people": {"min": 5, "max": 2}}, "people"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_fault_names_file_and_key(changes: dict[str, Any], key: str) -> None:
    with pytest.raises(load.ContentError, match=rf"^faulty\.toml: {key}: "):
        load.check(ToolboxItem, tool(**changes), "faulty.toml")


def test_a_summary_longer_than_240_characters_is_refused() -> None:
    with pytest.raises(load.ContentError, match="241 characters"):
        load.check(ToolboxItem, tool(summary={"nl": "a" * 241, "en": "a"}), "long.toml")
    assert load.check(ToolboxItem, tool(summary={"nl": "a" * 240, "en": "a"}), "fits.toml")


def test_a_template_needs_its_worksheet_and_a_method_does_not() -> None:
    bare = {key: value for key, value in tool().items() if key != "worksheet"}
    with pytest.raises(load.ContentError, match="needs a worksheet"):
        load.check(ToolboxItem, bare, "bare.toml")
    assert load.check(ToolboxItem, bare | {"kind": "method"}, "method.toml").worksheet is None


def test_an_invented_firm_needs_the_marker_and_a_real_one_has_no_quotes() -> None:
    invented = load.read(load.FOLDER / "practices" / "winkel-telt-de-drukte.toml")
    with pytest.raises(load.ContentError, match="marker"):
        load.check(Practice, invented | {"company_name": "Het Warenhuis"}, "unmarked.toml")
    with pytest.raises(load.ContentError, match="a real practice has none"):
        load.check(Practice, invented | {"company_name": "Het Warenhuis", "fictitious": False}, "real.toml")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"placeholders": ["name"]}, r"body\.nl uses"),
        ({"body": {"nl": "{name} {link}", "en": "{name}"}, "placeholders": ["name", "link"]}, r"body\.en uses"),
        ({"subject": {"nl": "Dag {name}", "en": "Hello"}}, r"subject\.nl holds a placeholder"),
    ],
)
def test_placeholders_of_a_letter_agree_in_both_languages(changes: dict[str, Any], message: str) -> None:
    letter = load.read(load.FOLDER / "letters" / "password_reset.toml")
    with pytest.raises(load.ContentError, match=message):
        load.check(Letter, letter | changes, "letter.toml")


def test_a_round_adds_up_to_its_budget() -> None:
    scheme = load.read(load.FOLDER / "demo" / "schemes.toml")["scheme"][0]
    round_ = scheme["rounds"][0]
    assert load.check(DemoRound, round_, "round")
    for changes in (
        {"budget_cents": round_["budget_cents"] + 1},
        {"objection_reserve_cents": round_["budget_cents"] + 1},
        {"closes_in_days": round_["opens_in_days"]},
    ):
        with pytest.raises(load.ContentError):
            load.check(DemoRound, round_ | changes, "round")


def test_a_file_is_named_after_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / "other-name.toml").write_text(TOOL.read_text("utf-8"), "utf-8")
    with pytest.raises(load.ContentError, match=r"other-name\.toml: slug"):
        load.folder_of(ToolboxItem, tmp_path, "slug")


def test_a_code_stands_once_in_a_list(tmp_path: Path) -> None:
    path = tmp_path / "instruments.toml"
    path.write_text((load.FOLDER / "instruments.toml").read_text("utf-8") * 2, "utf-8")
    with pytest.raises(load.ContentError, match="stands more than once"):
        load.list_in(Instrument, path, "instrument", "slug")


def test_an_unknown_table_in_a_list_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "instruments.toml"
    path.write_text("[[instruments]]\nslug = 'x'\n", "utf-8")
    with pytest.raises(load.ContentError, match=r"instruments\.toml: expected"):
        load.list_in(Instrument, path, "instrument", "slug")


def test_broken_toml_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "broken.toml"
    path.write_text("slug = ", "utf-8")
    with pytest.raises(load.ContentError, match=r"broken\.toml"):
        load.read(path)


def test_content_is_read_once() -> None:
    assert load.toolbox() is load.toolbox()
