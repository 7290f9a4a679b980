"""Reads the content files, checks each against its shape and keeps the result for the life of the process."""

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from backend.content.agreement_shapes import Agreement
from backend.content.conduct import Conduct
from backend.content.demo_shapes import (
    DemoAdviser,
    DemoCompany,
    DemoOrganisation,
    DemoPerson,
    DemoPublication,
    DemoScheme,
)
from backend.content.guidance_shapes import Instrument, Rules
from backend.content.search_shapes import SearchedPage, SearchedTerm
from backend.content.shapes import Figure, Letter, Practice, ThemeText, ToolboxItem

FOLDER = Path(__file__).parent

Shape = TypeVar("Shape")


class ContentError(ValueError):
    """A content file is unreadable or does not fit its shape; the message names file and key."""


def read(path: Path) -> dict[str, Any]:
    """The table in one TOML file."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ContentError(f"{path}: {error}") from error


def check(shape: type[Shape], table: object, where: str) -> Shape:
    """`table` as a `shape`; `where` is the file (and list) named in a ContentError."""
    try:
        # By way of JSON, where strict checking still allows a list to become a tuple.
        return TypeAdapter(shape).validate_json(json.dumps(table, default=str), strict=True)
    except ValidationError as error:
        faults = (
            f"{where}: {'.'.join(map(str, fault['loc'])) or '(file)'}: {fault['msg']}" for fault in error.errors()
        )
        raise ContentError("; ".join(faults)) from error


def folder_of(shape: type[Shape], folder: Path, key: str) -> tuple[Shape, ...]:
    """One object a file, in order of file name, each named after its `key`."""
    found: list[Shape] = []
    for path in sorted(folder.glob("*.toml")):
        where = f"{folder.name}/{path.name}"
        one = check(shape, read(path), where)
        name = getattr(one, key)
        if name != path.stem:
            raise ContentError(f"{where}: {key}: is {name!r}, the file is named {path.stem!r}")
        found.append(one)
    return tuple(found)


def list_in(shape: type[Shape], path: Path, table: str, key: str) -> tuple[Shape, ...]:
    """The objects of `[[table]]` in one file, in order, with unique `key`."""
    content = read(path)
    extra = set(content) - {table}
    if extra or table not in content:
        raise ContentError(f"{path.name}: expected [[{table}]] only, found {sorted(content)}")
    found = tuple(check(shape, one, f"{path.name}: {table}.{place}") for place, one in enumerate(content[table]))
    names = [getattr(one, key) for one in found]
    for name in names:
        if names.count(name) > 1:
            raise ContentError(f"{path.name}: {key}: {name!r} stands more than once")
    return found


@cache
def toolbox() -> tuple[ToolboxItem, ...]:
    """All toolbox items."""
    return folder_of(ToolboxItem, FOLDER / "toolbox", "slug")


@cache
def practices() -> tuple[Practice, ...]:
    """All practices, real and fictitious."""
    return folder_of(Practice, FOLDER / "practices", "slug")


@cache
def letters() -> dict[str, Letter]:
    """Texts of mail and letters, by code."""
    return {letter.code: letter for letter in folder_of(Letter, FOLDER / "letters", "code")}


@cache
def agreements() -> tuple[Agreement, ...]:
    """Every edition of the agreements between a branch and the programme."""
    return folder_of(Agreement, FOLDER / "agreements", "slug")


@cache
def figures() -> tuple[Figure, ...]:
    """The advice's own published figures."""
    return list_in(Figure, FOLDER / "figures.toml", "figure", "code")


@cache
def instruments() -> tuple[Instrument, ...]:
    """Schemes and services of others, as the advice describes them."""
    return list_in(Instrument, FOLDER / "instruments.toml", "instrument", "slug")


@cache
def conduct() -> Conduct:
    """The rules of conduct of accredited advisers."""
    return check(Conduct, read(FOLDER / "conduct.toml"), "conduct.toml")


@cache
def themes() -> dict[str, ThemeText]:
    """Texts of the eight themes, by code, in order of the questionnaire."""
    return {theme.code: theme for theme in list_in(ThemeText, FOLDER / "themes.toml", "theme", "code")}


@cache
def searched_pages() -> tuple[SearchedPage, ...]:
    """Pages with a fixed text that search finds."""
    return list_in(SearchedPage, FOLDER / "search_pages.toml", "page", "address")


@cache
def searched_terms() -> tuple[SearchedTerm, ...]:
    """Words of the programme that search explains."""
    return list_in(SearchedTerm, FOLDER / "search_terms.toml", "term", "code")


@cache
def demo_instruments() -> tuple[Instrument, ...]:
    """Invented instruments that organisations of the demonstration world look after."""
    return list_in(Instrument, FOLDER / "demo" / "instruments.toml", "instrument", "slug")


@cache
def demo_publications() -> tuple[DemoPublication, ...]:
    """Articles and news of the demonstration world."""
    return list_in(DemoPublication, FOLDER / "demo" / "publications.toml", "publication", "slug")


@cache
def demo_organisations() -> tuple[DemoOrganisation, ...]:
    """Organisations of the demonstration world."""
    return list_in(DemoOrganisation, FOLDER / "demo" / "organisations.toml", "organisation", "slug")


@cache
def demo_companies() -> tuple[DemoCompany, ...]:
    """Companies of the demonstration world."""
    return list_in(DemoCompany, FOLDER / "demo" / "companies.toml", "company", "slug")


@cache
def demo_advisers() -> tuple[DemoAdviser, ...]:
    """Advisers of the demonstration world."""
    return list_in(DemoAdviser, FOLDER / "demo" / "advisers.toml", "adviser", "slug")


@cache
def demo_people() -> tuple[DemoPerson, ...]:
    """People with an account in the demonstration world."""
    return list_in(DemoPerson, FOLDER / "demo" / "people.toml", "person", "email")


@cache
def demo_schemes() -> tuple[DemoScheme, ...]:
    """Voucher schemes of the demonstration world, with their rounds."""
    return list_in(DemoScheme, FOLDER / "demo" / "schemes.toml", "scheme", "slug")


@cache
def guidance_rules() -> Rules:
    """Questions, stops, rules and wordings of the guidance, in one version."""
    return check(Rules, read(FOLDER / "guidance.toml"), "guidance.toml")
