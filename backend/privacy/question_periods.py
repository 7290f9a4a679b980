"""How long questions, answers and what was done about them are kept."""

from sqlalchemy import select

from backend.privacy.periods import ACCOUNT_FOR, BEFORE, NEEDED, YEAR, Rule, Step
from backend.questions.models import PostReport, Question, QuestionEdit, QuestionStatus, QuestionStep

_TAKEN_BACK = (QuestionStatus.WITHDRAWN, QuestionStatus.HIDDEN)
_CLOSED = select(Question.id).where(Question.status != QuestionStatus.OPEN)

OF_QUESTIONS: tuple[Rule, ...] = (
    Rule(
        "withdrawn-questions",
        (
            "Vragen die u introk of die verborgen zijn, met de antwoorden",
            "Questions that were withdrawn or hidden, with their answers",
        ),
        YEAR,
        ("Na de laatste wijziging", "After the last change"),
        ACCOUNT_FOR,
        steps=(Step(Question, Question.status.in_(_TAKEN_BACK) & (Question.updated_at < BEFORE)),),
        tables=("question_asker_lookups", "question_decisions"),
    ),
    Rule(
        "question-edits",
        ("Wat een vraag of antwoord eerder zei", "What a question or an answer said before"),
        2 * YEAR,
        ("Na de wijziging", "After the change"),
        ACCOUNT_FOR,
        steps=(Step(QuestionEdit, QuestionEdit.replaced_at < BEFORE),),
    ),
    Rule(
        "question-steps",
        ("Wie naar een vraag keek", "Who looked at a question"),
        2 * YEAR,
        ("Nadat er werd geantwoord of doorgegeven", "After it was answered or passed on"),
        NEEDED,
        steps=(Step(QuestionStep, (QuestionStep.ended_at < BEFORE) & QuestionStep.question_id.in_(_CLOSED)),),
    ),
    Rule(
        "question-reports",
        ("Meldingen over vragen en antwoorden", "Reports of questions and answers"),
        2 * YEAR,
        ("Na de melding", "After the report"),
        ACCOUNT_FOR,
        steps=(Step(PostReport, PostReport.decision_id.is_not(None) & (PostReport.reported_at < BEFORE)),),
    ),
)
