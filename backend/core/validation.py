"""Invalid input, told as one problem with every fault in it, in plain words and without the input itself."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from backend.core.problems import InvalidInput, Language

# pydantic's fault codes (https://docs.pydantic.dev/latest/errors/validation_errors/) in plain Dutch and English.
WORDS: dict[str, tuple[str, str]] = {
    "missing": ("Dit veld is verplicht.", "This field is required."),
    "extra_forbidden": ("Dit veld kennen wij niet.", "We do not know this field."),
    "json_invalid": ("Dit is geen geldige JSON.", "This is not valid JSON."),
    "string_too_short": ("Gebruik minstens {min_length} tekens.", "Use at least {min_length} characters."),
    "string_too_long": ("Gebruik hoogstens {max_length} tekens.", "Use at most {max_length} characters."),
    "string_pattern_mismatch": ("Dit heeft niet de juiste vorm.", "This does not have the right form."),
    "string_type": ("Geef hier tekst.", "Give text here."),
    "int_type": ("Geef hier een geheel getal.", "Give a whole number here."),
    "int_parsing": ("Geef hier een geheel getal.", "Give a whole number here."),
    "int_from_float": ("Geef hier een geheel getal.", "Give a whole number here."),
    "int_parsing_size": ("Dit getal is te groot.", "This number is too large."),
    "float_type": ("Geef hier een getal.", "Give a number here."),
    "float_parsing": ("Geef hier een getal.", "Give a number here."),
    "finite_number": ("Geef hier een gewoon getal.", "Give an ordinary number here."),
    "bool_type": ("Kies ja of nee.", "Choose true or false."),
    "bool_parsing": ("Kies ja of nee.", "Choose true or false."),
    "greater_than": ("Geef een getal boven {gt}.", "Give a number above {gt}."),
    "greater_than_equal": ("Geef een getal van {ge} of hoger.", "Give a number of {ge} or more."),
    "less_than": ("Geef een getal onder {lt}.", "Give a number below {lt}."),
    "less_than_equal": ("Geef een getal van {le} of lager.", "Give a number of {le} or less."),
    "enum": ("Kies uit: {expected}.", "Choose from: {expected}."),
    "literal_error": ("Kies uit: {expected}.", "Choose from: {expected}."),
    "uuid_parsing": ("Dit is geen geldig kenmerk.", "This is not a valid identifier."),
    "uuid_type": ("Dit is geen geldig kenmerk.", "This is not a valid identifier."),
    "date_type": ("Geef een datum als 2026-11-23.", "Give a date such as 2026-11-23."),
    "date_parsing": ("Geef een datum als 2026-11-23.", "Give a date such as 2026-11-23."),
    "date_from_datetime_parsing": ("Geef een datum als 2026-11-23.", "Give a date such as 2026-11-23."),
    "date_from_datetime_inexact": ("Geef een datum als 2026-11-23.", "Give a date such as 2026-11-23."),
    "datetime_type": ("Geef een moment als 2026-11-23T13:00:00Z.", "Give a moment such as 2026-11-23T13:00:00Z."),
    "datetime_parsing": ("Geef een moment als 2026-11-23T13:00:00Z.", "Give a moment such as 2026-11-23T13:00:00Z."),
    "datetime_from_date_parsing": (
        "Geef een moment als 2026-11-23T13:00:00Z.",
        "Give a moment such as 2026-11-23T13:00:00Z.",
    ),
    "timezone_aware": ("Geef de tijdzone erbij, als Z of +01:00.", "Add the time zone, as Z or +01:00."),
    "too_short": ("Geef er minstens {min_length}.", "Give at least {min_length}."),
    "too_long": ("Geef er hoogstens {max_length}.", "Give at most {max_length}."),
    "list_type": ("Geef hier een lijst.", "Give a list here."),
    "dict_type": ("Geef hier een object.", "Give an object here."),
    "model_attributes_type": ("Geef hier een object.", "Give an object here."),
    "union_tag_invalid": ("Kies uit: {expected_tags}.", "Choose from: {expected_tags}."),
    "union_tag_not_found": ("Het veld {discriminator} ontbreekt.", "The field {discriminator} is missing."),
    "string_unicode": ("Deze tekst bevat tekens die niet bestaan.", "This text holds characters that do not exist."),
}
UNION_TAG = {"union_tag_invalid", "union_tag_not_found"}
OTHERWISE = ("Dit klopt nog niet.", "This is not valid.")


def _pointer(steps: Sequence[Any]) -> str:
    return "#/" + "/".join(str(step).replace("~", "~0").replace("/", "~1") for step in steps)


def _sentence(fault: dict[str, Any]) -> dict[Language, str]:
    if fault["type"] in {"value_error", "assertion_error"}:  # our own validators say "Nederlands | English"
        dutch, _, english = str(fault.get("ctx", {}).get("error", "")).partition(" | ")
        return {"nl": dutch or OTHERWISE[0], "en": english or OTHERWISE[1]}
    facts = {key: value for key, value in fault.get("ctx", {}).items() if key != "error"}
    if fault["type"] in UNION_TAG:
        facts["discriminator"] = _tag_field(fault)
    in_dutch = {key: value.replace("' or '", "' of '") if key == "expected" else value for key, value in facts.items()}
    dutch, english = WORDS.get(fault["type"], OTHERWISE)
    return {"nl": dutch.format_map(in_dutch), "en": english.format_map(facts)}


def _tag_field(fault: dict[str, Any]) -> str:
    """The field that chooses the shape of a union, by its name on the wire; pydantic gives ours too, and first."""
    return str(fault["ctx"]["discriminator"]).split(" | ")[-1].strip("'")


def fault(where: str, location: str | None, code: str, detail: dict[Language, str]) -> dict[str, Any]:
    """One entry of `errors[]`: the part of the request, the place in it (JSON Pointer or parameter name), and why."""
    entry: dict[str, Any] = {"in": where, "code": code, "detail": detail}
    return {**entry, "location": location} if location else entry


def _without_tags(steps: Sequence[Any], body: Any) -> list[Any]:
    """The steps that stand in the body: pydantic also names the chosen shape of a union (`accepted`) as a step."""
    kept, at = [], body
    for number, step in enumerate(steps):
        last = number == len(steps) - 1
        if isinstance(at, dict) and step not in at and not last:
            continue
        kept.append(step)
        if isinstance(at, dict) or (isinstance(at, list) and isinstance(step, int) and step < len(at)):
            at = at.get(step) if isinstance(at, dict) else at[step]
    return kept


def invalid_input(faults: Sequence[dict[str, Any]], body: Any = None) -> InvalidInput:
    """The problem for all faults that pydantic found in the body (API Design Rules: one 400 names them all)."""
    entries = []
    for found in faults:
        where, *rest = found["loc"] or ("body",)
        if found["type"] in UNION_TAG:
            rest = [*rest, _tag_field(found)]
        location = None
        if rest and found["type"] != "json_invalid":
            location = _pointer(_without_tags(rest, body)) if where == "body" else str(rest[0])
        entries.append(fault(str(where), location, found["type"], _sentence(found)))
    return invalid(*entries)


def invalid(*entries: dict[str, Any]) -> InvalidInput:
    """The problem for these entries, made by `fault` or `field`."""
    count = len(entries)
    return InvalidInput(
        nl=f"Er {'is 1 fout' if count == 1 else f'zijn {count} fouten'} in uw invoer.",
        en=f"There {'is 1 fault' if count == 1 else f'are {count} faults'} in your input.",
        errors=list(entries),
    )


def unstorable(body: bytes) -> list[dict[str, Any]]:
    """Every text in a JSON body that holds U+0000, which PostgreSQL cannot store; none in a body that is no JSON."""
    try:
        parsed = json.loads(body)
    except (ValueError, RecursionError):  # told later, as what it is
        return []
    words: dict[Language, str] = {
        "nl": "De tekst bevat een teken dat wij niet kunnen bewaren (U+0000).",
        "en": "The text holds a character that we cannot store (U+0000).",
    }
    return [fault("body", _pointer(steps), "unstorable", words) for steps in _with_nul(parsed, ())]


def _with_nul(node: Any, steps: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    if isinstance(node, str) and "\0" in node:
        yield steps
    elif isinstance(node, list):
        for place, child in enumerate(node):
            yield from _with_nul(child, (*steps, place))
    elif isinstance(node, dict):
        for key, child in node.items():
            yield from [steps] if "\0" in key else _with_nul(child, (*steps, key))


def field(pointer: str, code: str, *, nl: str, en: str) -> dict[str, Any]:
    """A fault in one field of the body that only the domain can see; `pointer` as in `#/amountCents`."""
    return fault("body", pointer, code, {"nl": nl, "en": en})
