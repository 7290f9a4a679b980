"""Whether what a branch sends can be right: all faults and questions of one measurement, told together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from backend.core.problems import InvalidInput, Language
from backend.core.validation import field, invalid
from backend.member_measurements.models import MeasurementProposal
from backend.member_measurements.schemas import MemberValue
from backend.monitoring import plausibility
from backend.monitoring.errors import ValueUnconfirmed
from backend.monitoring.models import Indicator, MeasurementValue, Source


@dataclass(slots=True)
class Change:
    """A figure that would differ from what stands there. A proposal when the company gave that itself."""

    place: int
    wish: MemberValue
    indicator: Indicator
    value: Decimal | None
    current: MeasurementValue | None
    by_company: bool = False
    is_unusual: bool = False

    @property
    def is_proposal(self) -> bool:
        """Whether the company decides on it: on what a branch says of a figure that it gave itself."""
        return not self.by_company and self.current is not None and self.current.source is Source.COMPANY


def changes_of(
    indicators: Sequence[Indicator],
    wishes: Sequence[MemberValue],
    current: Mapping[str, MeasurementValue],
    waiting: Mapping[str, MeasurementProposal],
    *,
    by_company: bool = False,
) -> list[Change]:
    """What would change. Raises InvalidInput (400) for an indicator that is not entered, or stands there twice."""
    known = {each.code: each for each in indicators if not each.is_derived}
    faults, seen, found = [], set[str](), []
    for place, wish in enumerate(wishes):
        pointer = f"#/values/{place}/indicator"
        if wish.indicator not in known:
            words = {"nl": "Dit kengetal vult men niet in.", "en": "This indicator is not entered."}
            faults.append(field(pointer, "unknown", nl=words["nl"], en=words["en"]))
            continue
        if wish.indicator in seen:
            faults.append(
                field(pointer, "doubled", nl="Dit kengetal staat er twee keer.", en="This indicator stands here twice.")
            )
        seen.add(wish.indicator)
        value = None if wish.value is None else Decimal(str(wish.value))
        stands, waits = current.get(wish.indicator), waiting.get(wish.indicator)
        told = (value, wish.missing_reason)
        if any(each is not None and (each.value, each.missing_reason) == told for each in (stands, waits)):
            continue
        found.append(Change(place, wish, known[wish.indicator], value, stands, by_company))
    if faults:
        raise invalid(*faults)
    return found


def judge(
    changes: Sequence[Change],
    values: Mapping[str, Decimal],
    previous: Mapping[str, Decimal],
    *,
    completed: bool,
) -> None:
    """Mark what is unusual. Raises InvalidInput (400) with every fault, ValueUnconfirmed (409) with every question."""
    faults = []
    for change in changes:
        faults += _impossible(change)
        if completed:
            faults += _unsound(change)
    if faults:
        raise invalid(*faults)
    beside = {**values, **{each.indicator.code: each.value for each in changes if each.value is not None}}
    asked: list[tuple[Indicator, plausibility.Question]] = []
    for change in changes:
        if change.value is None:
            continue
        jump = plausibility.jump(change.indicator, change.value, previous.get(change.indicator.code))
        questions = [*([jump] if jump else []), *plausibility.contradictions(change.indicator.code, beside)]
        change.is_unusual = bool(questions)
        if not change.wish.confirmed:
            asked += [(change.indicator, question) for question in questions]
    if asked:
        raise ValueUnconfirmed(
            **plausibility.asked([(code, _about(indicator, words)) for indicator, (code, words) in asked]),
            indicators=sorted({indicator.code for indicator, _ in asked}),
        )


def _about(indicator: Indicator, words: Mapping[Language, str]) -> dict[Language, str]:
    return {language: f"{indicator.name[language]}: {sentence}" for language, sentence in words.items()}


def _impossible(change: Change) -> list[dict[str, object]]:
    if change.value is None:
        return []
    try:
        plausibility.require_possible(change.indicator, change.value)
    except InvalidInput as problem:
        return [{**each, "location": f"#/values/{change.place}/value"} for each in problem.members["errors"]]
    return []


def _unsound(change: Change) -> list[dict[str, object]]:
    """A completed measurement stays whole, and says why it was corrected; so does one that takes over a proposal."""
    faults = []
    if change.value is None and change.indicator.is_required:
        faults.append(
            field(
                f"#/values/{change.place}/value",
                "required",
                nl="Een afgeronde meting houdt dit getal.",
                en="A completed measurement keeps this figure.",
            )
        )
    if change.wish.reason is None:
        faults.append(
            field(
                f"#/values/{change.place}/reason",
                "missing",
                nl="Deze meting is afgerond. Geef aan waarom u het getal verbetert.",
                en="This measurement is completed. Say why you correct the figure.",
            )
        )
    return faults
