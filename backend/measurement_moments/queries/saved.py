"""The list of firms that were asked as a file, in the words of a reader's language."""

import csv
from collections.abc import Mapping
from io import StringIO

from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.problems import Language
from backend.core.spreadsheets import harmless
from backend.measurement_moments.models import DeclineReason, MomentState
from backend.measurement_moments.queries.board import listed
from backend.measurement_moments.schemas import MomentFilter
from backend.monitoring.models import EnrolmentKind

MOST_ROWS = 50_000
HEADINGS: Mapping[Language, tuple[str, ...]] = {
    "nl": ("bedrijf", "kvk-nummer", "groep", "meting", "dag", "stand", "reden", "herinneringen", "laatste herinnering"),
    "en": ("company", "kvk number", "group", "measurement", "day", "state", "reason", "reminders", "last reminder"),
}
GROUPS: Mapping[EnrolmentKind, Mapping[Language, str]] = {
    EnrolmentKind.PARTICIPANT: {"nl": "deelnemers", "en": "participants"},
    EnrolmentKind.COMPARISON: {"nl": "vergelijkingsgroep", "en": "comparison group"},
    EnrolmentKind.WAITING_LIST: {"nl": "wachtlijst", "en": "waiting list"},
}
STATES: Mapping[MomentState, Mapping[Language, str]] = {
    MomentState.PLANNED: {"nl": "komt later", "en": "comes later"},
    MomentState.OPEN: {"nl": "open", "en": "open"},
    MomentState.OVERDUE: {"nl": "te laat", "en": "overdue"},
    MomentState.ANSWERED: {"nl": "gemeten", "en": "measured"},
    MomentState.DECLINED: {"nl": "antwoordt niet", "en": "declined"},
    MomentState.LAPSED: {"nl": "niet gemeten", "en": "not measured"},
    MomentState.ENDED: {"nl": "vervallen", "en": "no longer asked"},
}
REASONS: Mapping[DeclineReason, Mapping[Language, str]] = {
    DeclineReason.NO_TIME: {"nl": "geen tijd", "en": "no time"},
    DeclineReason.NOT_AVAILABLE: {"nl": "cijfers niet beschikbaar", "en": "figures not available"},
    DeclineReason.STOPPED: {"nl": "bedrijf gestopt", "en": "company stopped"},
    DeclineReason.CONFIDENTIAL: {"nl": "vertrouwelijk", "en": "confidential"},
    DeclineReason.OTHER: {"nl": "iets anders", "en": "something else"},
}
CUT_OFF: Mapping[Language, str] = {
    "nl": "Er zijn meer bedrijven dan dit bestand toont. Kies een groep of een meting.",
    "en": "There are more companies than this file shows. Choose a group or a measurement.",
}


async def as_csv(session: AsyncSession, wanted: MomentFilter, language: Language) -> str:
    """The same list as CSV, with a last row that says so when it does not hold all of it."""
    rows = (await session.execute(listed(wanted).limit(MOST_ROWS + 1))).mappings().all()
    written = StringIO()
    lines = csv.writer(written, lineterminator="\r\n")
    lines.writerow(HEADINGS[language])
    for row in rows[:MOST_ROWS]:
        reason, reminded = row["reason"], row["last_reminded_at"]
        lines.writerow(
            [
                harmless(row["company_name"]),
                harmless(row["kvk_number"]),
                GROUPS[row["arm"]][language],
                f"T{row['number']}",
                row["due_on"].isoformat(),
                STATES[MomentState(row["state"])][language],
                REASONS[reason][language] if reason else "",
                row["reminders"],
                reminded.astimezone(clock.AMSTERDAM).date().isoformat() if reminded else "",
            ]
        )
    if len(rows) > MOST_ROWS:
        lines.writerow([CUT_OFF[language]])
    return written.getvalue()
