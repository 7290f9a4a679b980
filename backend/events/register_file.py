"""The list of registrations as CSV for the host, with each consent in a column of its own."""

import csv
from collections.abc import Sequence
from io import StringIO
from typing import Any

from backend.core import clock
from backend.core.problems import Language
from backend.core.spreadsheets import harmless

HEADS = {
    "nl": ("Naam", "E-mailadres", "Bedrijf", "KVK-nummer", "Personen", "Status", "Plaats in de wachtrij",
           "Aangemeld op", "Aanwezig op", "Mag mailen over volgende bijeenkomsten", "Mag herkenbaar op foto's",
           "Programma mag het bedrijf volgen"),
    "en": ("Name", "E-mail address", "Firm", "KVK number", "People", "Status", "Place in line", "Registered at",
           "Attended at", "May mail about later events", "May be recognisable on photos",
           "Programme may follow the firm"),
}  # fmt: skip
STATUS = {
    "unconfirmed": {"nl": "niet bevestigd", "en": "not confirmed"},
    "registered": {"nl": "aangemeld", "en": "registered"},
    "waiting": {"nl": "wachtrij", "en": "waiting"},
    "cancelled": {"nl": "afgezegd", "en": "cancelled"},
    "lapsed": {"nl": "verlopen", "en": "lapsed"},
}
YES = {"nl": ("nee", "ja"), "en": ("no", "yes")}


def as_csv(registrations: Sequence[dict[str, Any]], language: Language) -> bytes:
    """A line per registration in UTF-8, with semicolons as Dutch spreadsheets expect; no cell begins a formula."""
    written = StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow(HEADS[language])
    for row in registrations:
        consents = (row["may_mail"], row["may_photograph"], row["may_follow"])
        writer.writerow(
            [
                harmless(row["name"]),
                harmless(row["email"]),
                harmless(row["firm"] or ""),
                row["kvk_number"] or "",
                row["people"],
                STATUS[row["status"]][language],
                row["place_in_line"] or "",
                _moment(row["created_at"]),
                _moment(row["attended_at"]),
                *(YES[language][bool(consent)] for consent in consents),
            ]
        )
    return written.getvalue().encode("utf-8-sig")


def _moment(at: Any) -> str:
    return "" if at is None else at.astimezone(clock.AMSTERDAM).strftime("%Y-%m-%d %H:%M")
