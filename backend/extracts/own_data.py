"""What extracts hold of people and of a company; nobody can say which line of a file is whose."""

from backend.core.own_data import THE_ONE, Ground, Holding, Part, Remove, Replace, without_name
from backend.extracts.models import (
    ResearchExtract,
    ResearchExtractChange,
    ResearchExtractDownload,
    ResearchExtractFirm,
)
from backend.extracts.service.carrying_out import call_back

_UNNAMED = "An archive under pseudonyms whose key was destroyed: no line leads to anybody, also not to us."

PART = Part(
    subject="extracts",
    of_person=(
        Holding(
            ResearchExtract,
            ResearchExtract.requested_by == THE_ONE,
            ("Uittreksels voor onderzoek die u vroeg", "Extracts for research that you asked for"),
            (
                Replace(
                    {
                        "requested_by": None,
                        "purpose": without_name(ResearchExtract.purpose),
                        "question": without_name(ResearchExtract.question),
                    },
                    Ground.ACCOUNTABILITY,
                ),
            ),
            shown=("id", "requested_at", "purpose", "question", "indicators", "kept_until", "status"),
        ),
        Holding(
            ResearchExtract,
            ResearchExtract.decided_by == THE_ONE,
            ("Uittreksels waarover u besliste", "Extracts that you decided on"),
            (
                Replace(
                    {"decided_by": None, "decision": without_name(ResearchExtract.decision)},
                    Ground.ACCOUNTABILITY,
                ),
            ),
            shown=("id", "decided_at", "decision", "status"),
        ),
        Holding(
            ResearchExtractChange,
            ResearchExtractChange.changed_by == THE_ONE,
            ("Stappen die u zette met een uittreksel", "Steps that you took with an extract"),
            (
                Replace(
                    {"changed_by": None, "reason": without_name(ResearchExtractChange.reason)},
                    Ground.ACCOUNTABILITY,
                ),
            ),
            shown=("extract_id", "to_status", "changed_at", "reason"),
        ),
        Holding(
            ResearchExtractDownload,
            ResearchExtractDownload.account_id == THE_ONE,
            ("Uittreksels die u ophaalde", "Extracts that you fetched"),
            (Replace({"account_id": None}, Ground.ACCOUNTABILITY),),
            shown=("extract_id", "downloaded_at"),
        ),
    ),
    of_company=(
        Holding(
            ResearchExtractFirm,
            ResearchExtractFirm.company_id == THE_ONE,
            (
                "Wie kreeg uw cijfers: uittreksels zonder namen, voor onderzoek",
                "Who got your figures: extracts without names, for research",
            ),
            (Remove(),),
            shown=("extract_id",),
        ),
    ),
    excepted_of_person={"research_extract_firms": _UNNAMED, "research_extract_contents": _UNNAMED},
    excepted_of_company={
        "research_extract_contents": _UNNAMED,
        "research_extracts": "Asked by a research organisation; it names no company.",
        "research_extract_changes": "Steps of a research organisation and the programme office; no company is named.",
        "research_extract_downloads": "Fetched by a research organisation; no company is named.",
    },
    before_company=call_back,
)
