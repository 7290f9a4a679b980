"""Questions, answers, the clock, what readers do with them, and what Syntens decides."""

from backend.questions.models.answers import Answer, AnswerRole, AnswerStatus, AnswerVote
from backend.questions.models.following import DigestRhythm, QuestionDigest, QuestionFollow
from backend.questions.models.knowledge import KnowledgeVersion
from backend.questions.models.moderation import (
    AppealOutcome,
    AskerLookup,
    PostDecision,
    PostReport,
    ReportReason,
    Verdict,
)
from backend.questions.models.questions import PUBLIC, AnsweredHow, Question, QuestionEdit, QuestionStatus
from backend.questions.models.steps import QuestionStep, StepOutcome, StepStage

__all__ = [
    "PUBLIC",
    "Answer",
    "AnswerRole",
    "AnswerStatus",
    "AnswerVote",
    "AnsweredHow",
    "AppealOutcome",
    "AskerLookup",
    "DigestRhythm",
    "KnowledgeVersion",
    "PostDecision",
    "PostReport",
    "Question",
    "QuestionDigest",
    "QuestionEdit",
    "QuestionFollow",
    "QuestionStatus",
    "QuestionStep",
    "ReportReason",
    "StepOutcome",
    "StepStage",
    "Verdict",
]
