"""A version as a file: JSON with everything, or CSV with a line per statement for a spreadsheet."""

import csv
import io
from typing import Any

from pydantic import ValidationError

from backend.core.validation import field, invalid, invalid_input
from backend.scans.schemas.drafts import QuestionnaireContent

COLUMNS = (
    "code",
    "pair",
    "theme",
    "kind",
    "audience",
    "reverse",
    "quick",
    "text_nl",
    "text_en",
    "earlier_code",
    "comparable",
)
YES, NO = {"ja", "yes", "true", "1"}, {"nee", "no", "false", "0", ""}
# What a spreadsheet would take for a formula is written behind an apostrophe.
FORMULA = ("=", "+", "-", "@", "\t")
FIRST_LINE = 2  # the first line names the columns


def to_json(content: QuestionnaireContent) -> str:
    """Everything, indented to be read and compared."""
    return content.model_dump_json(by_alias=True, indent=2) + "\n"


def to_csv(content: QuestionnaireContent) -> str:
    """A line per statement, with semicolons, as Dutch spreadsheets expect. Themes are not in it."""
    written = io.StringIO()
    writer = csv.DictWriter(written, COLUMNS, delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    for item in content.items:
        row: dict[str, Any] = {
            **item.model_dump(mode="json", include={"code", "pair", "theme", "kind", "audience", "earlier_code"}),
            "text_nl": item.text.nl,
            "text_en": item.text.en,
            **{name: "ja" if getattr(item, name) else "nee" for name in ("reverse", "quick", "comparable")},
        }
        writer.writerow({name: _guarded(str(value or "")) for name, value in row.items()})
    return written.getvalue()


def from_json(text: str) -> QuestionnaireContent:
    """The content of a file. Raises InvalidInput (400) with every fault in it."""
    try:
        return QuestionnaireContent.model_validate_json(text)
    except ValidationError as fault:
        raise _told(fault) from fault


def from_csv(text: str, now: QuestionnaireContent) -> QuestionnaireContent:
    """The statements of a file, with the themes as they are now. Raises InvalidInput (400) with every fault in it."""
    text = text.removeprefix("\ufeff")
    head = text.split("\n", 1)[0]
    rows = csv.DictReader(io.StringIO(text), delimiter=";" if head.count(";") >= head.count(",") else ",")
    try:
        return QuestionnaireContent.model_validate(
            {
                "themes": now.model_dump(mode="json", by_alias=True)["themes"],
                "items": [_item(row) for row in rows],
            }
        )
    except csv.Error as fault:
        raise invalid(
            field("#/content", "no_csv", nl="Dit is geen leesbaar CSV-bestand.", en="This is no readable CSV file.")
        ) from fault
    except ValidationError as fault:
        raise _told(fault) from fault


def line_of(location: str) -> int | None:
    """The line of a CSV file on which a fault lies, from its place in the content."""
    parts = location.split("/")
    return int(parts[2]) + FIRST_LINE if len(parts) > 2 and parts[1] == "items" and parts[2].isdigit() else None


def _told(fault: ValidationError) -> Exception:
    return invalid_input([{**each, "loc": ("body", *each["loc"])} for each in fault.errors()])


def _item(row: dict[str | None, Any]) -> dict[str, Any]:
    cells = {str(name).strip().lower(): _unguarded(value) for name, value in row.items() if isinstance(value, str)}
    made: dict[str, Any] = {
        "text": {"nl": cells.pop("text_nl", ""), "en": cells.pop("text_en", "")},
        "earlierCode": cells.pop("earlier_code", "") or None,
        "theme": cells.pop("theme", "") or None,
    }
    for name in ("reverse", "quick", "comparable"):
        made[name] = _flag(cells.pop(name, ""))
    return {**{name: value for name, value in cells.items() if value}, **made}


def _flag(cell: str) -> Any:
    word = cell.lower()
    return True if word in YES else False if word in NO else cell


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _unguarded(cell: str) -> str:
    cell = cell.strip()
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell
