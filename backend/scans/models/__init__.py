"""Tables of the scan: what is asked, who asks it, what is answered, what was published."""

from backend.scans.models.answering import Answer, Remark, Respondent, Response
from backend.scans.models.asking import (
    NEXT,
    Invitation,
    InvitationKind,
    InvitationToken,
    Scan,
    ScanGroup,
    ScanStatus,
)
from backend.scans.models.norms import NormBand, NormCell, NormLevel, NormRelease, NormScale
from backend.scans.models.questionnaires import (
    OUTCOMES,
    THEMES,
    Audience,
    Dimension,
    QuestionKind,
    Questionnaire,
    QuestionnaireDimension,
    QuestionnaireItem,
    QuestionnaireVersion,
    VersionStatus,
)
from backend.scans.models.quick_scan import QuickScan
from backend.scans.models.results import (
    PotentialBand,
    ResultBenchmark,
    ResultDimension,
    ResultGroup,
    ScanResult,
    SpreadBand,
)

__all__ = [
    "NEXT",
    "OUTCOMES",
    "THEMES",
    "Answer",
    "Audience",
    "Dimension",
    "Invitation",
    "InvitationKind",
    "InvitationToken",
    "NormBand",
    "NormCell",
    "NormLevel",
    "NormRelease",
    "NormScale",
    "PotentialBand",
    "QuestionKind",
    "Questionnaire",
    "QuestionnaireDimension",
    "QuestionnaireItem",
    "QuestionnaireVersion",
    "QuickScan",
    "Remark",
    "Respondent",
    "Response",
    "ResultBenchmark",
    "ResultDimension",
    "ResultGroup",
    "Scan",
    "ScanGroup",
    "ScanResult",
    "ScanStatus",
    "SpreadBand",
    "VersionStatus",
]
