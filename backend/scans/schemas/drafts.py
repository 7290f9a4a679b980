"""Questionnaires and their versions as those who write them see them."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from backend.core.schemas import Flag, Integer, LocalizedText, Schema
from backend.core.themes import Theme
from backend.scans.models import Audience, QuestionKind
from backend.scans.schemas.questionnaires import Outcome, QuestionnaireScale

Code = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]{2,12}$")]
Wording = Annotated[str, StringConstraints(max_length=500, pattern=r"^[^\u0000-\u001f]*$")]
CODE = "Capitals and digits, 2 to 12; unique in the version."


class DraftText(Schema):
    """A text in both languages; in a draft either may still be empty."""

    nl: Wording = Field(description="Dutch.")
    en: Wording = Field(description="English.")


class DraftTheme(Schema):
    """A theme or outcome of a version: its name, its weight in the total, and how much must be answered."""

    theme: Theme | Outcome
    code: Code
    name: DraftText
    weight: Annotated[float, Field(ge=0, le=5, description="Weight in the total potential; 0 for an outcome.")]
    needed: Annotated[Integer, Field(ge=1, le=20, description="How many statements a person must answer to count.")]


class DraftItem(Schema):
    """One statement or question, in the wording of one audience."""

    code: Code = Field(description=CODE)
    pair: Code = Field(description="The same for the wording for management and that for employees.")
    theme: Theme | Outcome | None = Field(description="Null for questions outside the themes.")
    kind: QuestionKind
    audience: Audience
    reverse: Flag = Field(description="Agreeing lowers the score.")
    quick: Flag = Field(description="Belongs to the quick scan.")
    text: DraftText
    earlier_code: Code | None = Field(description="Its code in the version before, if it was there.")
    comparable: Flag = Field(description="Whether answers may be laid beside those to the earlier wording.")


class QuestionnaireContent(Schema):
    """Everything a version asks, in order: what is written, imported and exported."""

    themes: Annotated[list[DraftTheme], Field(max_length=12)]
    items: Annotated[list[DraftItem], Field(max_length=200)]


class QuestionnaireCreate(Schema):
    """Begin a module."""

    slug: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)] = Field(
        description="Readable name in addresses and files."
    )
    name: LocalizedText = Field(description="What the statements of the branch are about; shown as a theme of its own.")


class QuestionnaireVersionCreate(Schema):
    """Begin a new version."""

    questionnaire_id: UUID


class QuestionnaireFileQuery(Schema):
    """Which file to have."""

    format: Literal["json", "csv"] = Field(default="json", description="JSON holds all; CSV a line per statement.")


class QuestionnaireImport(Schema):
    """A file to take in."""

    format: Literal["json", "csv"]
    content: Annotated[str, Field(min_length=1, max_length=400_000, description="The text of the file.")]
    dry_run: Flag = Field(
        default=True, description="Only say what is wrong; with `false` a file without faults is kept."
    )


class ContentFault(Schema):
    """What is wrong or still missing, and where."""

    location: str = Field(description="JSON Pointer into the content, such as `#/items/3/text/en`.")
    line: int | None = Field(description="The line of a CSV file.")
    code: str
    detail: LocalizedText


class QuestionnaireImportResult(Schema):
    """What came of a file."""

    faults: list[ContentFault] = Field(description="Every fault; a file with faults is not kept.")
    items: int = Field(description="How many statements and questions the file holds.")
    kept: bool
    version: int | None = Field(description="The version of the draft for the next If-Match, when the file was kept.")


class QuestionnaireVersionSummary(Schema):
    """A version in a list."""

    id: UUID
    number: str
    status: Literal["draft", "published"]
    published_on: date | None
    updated_at: datetime
    running_scans: int | None = Field(
        description="Scans that go on with this version; null for fewer than ten, and of a module of a branch to all "
        "but the programme office."
    )


class QuestionnaireSummary(Schema):
    """A questionnaire with its versions, the newest first."""

    id: UUID
    slug: str
    owner: str | None = Field(description="The branch whose module it is; null for the questionnaire of the programme.")
    can_write: bool
    versions: list[QuestionnaireVersionSummary]


class QuestionnaireList(Schema):
    """The questionnaires one may see."""

    items: list[QuestionnaireSummary]
    can_begin_module: bool = Field(description="Your organisation is a branch that has no module yet.")


class ItemComparison(Schema):
    """One item beside the version before."""

    code: str
    earlier_code: str | None
    relation: Literal["same", "reworded_comparable", "reworded", "new"]


class VersionComparison(Schema):
    """What of the version before can be laid beside this one."""

    earlier_number: str
    items: list[ItemComparison]
    dropped: list[str] = Field(description="Codes of the version before that this one does not ask.")
    comparable_themes: list[Theme | Outcome] = Field(description="Themes whose scores may be compared.")


class QuestionnaireDraftRead(Schema):
    """A version with everything in it."""

    id: UUID
    questionnaire_id: UUID
    slug: str
    owner: str | None
    number: str
    status: Literal["draft", "published"]
    published_on: date | None
    updated_at: datetime
    base_number: str | None = Field(description="Of a module: the version of the programme it is built on.")
    running_scans: int | None
    can_write: bool
    scale: QuestionnaireScale
    content: QuestionnaireContent
    missing: list[ContentFault] = Field(description="What still has to be done before a draft can be published.")
    comparison: VersionComparison | None
