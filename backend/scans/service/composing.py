"""Building a module on the programme's questionnaire: one version asks both, so that a scan stands on one version."""

from backend.scans.editions import Edition, EditionItem
from backend.scans.models import QuestionKind
from backend.scans.schemas.drafts import DraftItem, QuestionnaireContent


def built_on(base: QuestionnaireContent, module: QuestionnaireContent, earlier: Edition | None) -> QuestionnaireContent:
    """The statements of the programme, then those of the branch, then the programme's other questions.

    `earlier` is the module's version before: what of the programme's statements continues is found there by its words.
    """
    before = {item.code: item for item in earlier.items} if earlier else {}
    core = [_continued(item, before) for item in base.items]
    return QuestionnaireContent(
        themes=[*base.themes, *module.themes],
        items=[
            *(item for item in core if item.kind is QuestionKind.AGREEMENT),
            *(item.model_copy(update={"quick": False}) for item in module.items),
            *(item for item in core if item.kind is not QuestionKind.AGREEMENT),
        ],
    )


def _continued(item: DraftItem, before: dict[str, EditionItem]) -> DraftItem:
    known = before.get(item.code) or before.get(item.earlier_code or "")
    comparable = known is not None and (known.text == item.text.model_dump() or item.comparable)
    return item.model_copy(update={"earlier_code": known and known.code, "comparable": comparable})
