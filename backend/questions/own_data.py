"""What questions and answers keep of a person and of an organisation.

What was posted stays without who posted it: others answered to it. An owner who downloads the data of the company reads
nothing here: colleagues may have asked anonymously, and nobody is to be found by leaving.
"""

from sqlalchemy import select

from backend.core.own_data import GONE, THE_ONE, Ground, Holding, Part, Remove, Replace, without_name
from backend.questions.models import (
    Answer,
    AnswerVote,
    AskerLookup,
    KnowledgeVersion,
    PostDecision,
    PostReport,
    Question,
    QuestionDigest,
    QuestionEdit,
    QuestionFollow,
    QuestionStatus,
)

_MY_QUESTIONS = select(Question.id).where(Question.asked_by == THE_ONE)
_MY_ANSWERS = select(Answer.id).where(Answer.written_by == THE_ONE)
_ABOUT_ME = PostDecision.answer_id.in_(_MY_ANSWERS) | (
    PostDecision.answer_id.is_(None) & PostDecision.question_id.in_(_MY_QUESTIONS)
)
_WITHOUT_ORGANISATION = {"organisation_id": None, "shows_organisation": False}
_OF_OTHERS = "is of whoever wrote it; the organisation stands with the question or answer it hangs on"

PART = Part(
    subject="questions",
    of_person=(
        # What hangs on a post by its writer goes first: afterwards nobody knows whose post it was.
        Holding(
            QuestionEdit,
            QuestionEdit.answer_id.in_(_MY_ANSWERS)
            | (QuestionEdit.answer_id.is_(None) & QuestionEdit.question_id.in_(_MY_QUESTIONS)),
            ("Wat uw vragen en antwoorden eerder zeiden", "What your questions and answers said before"),
            (Remove(),),
            hidden=frozenset({"id"}),
        ),
        Holding(
            AskerLookup,
            AskerLookup.question_id.in_(_MY_QUESTIONS),
            ("Dat Syntens opzocht wie een vraag stelde", "That Syntens looked up who asked a question"),
            (Remove(),),
            shown=("question_id", "reason", "looked_at"),
        ),
        Holding(
            AskerLookup,
            AskerLookup.looked_by == THE_ONE,
            ("Van welke vragen u opzocht wie ze stelde", "Of which questions you looked up who asked"),
            (Replace({"looked_by": None, "reason": without_name(AskerLookup.reason)}, Ground.ACCOUNTABILITY),),
            shown=("question_id", "reason", "looked_at"),
        ),
        Holding(
            PostDecision,
            _ABOUT_ME,
            ("Besluiten over wat u schreef, en uw bezwaar", "Decisions on what you wrote, and your objection"),
            (Replace({"appeal": GONE}, Ground.ACCOUNTABILITY, PostDecision.appeal.is_not(None)),),
            shown=("question_id", "verdict", "reason", "decided_at", "appeal", "appeal_outcome", "appeal_reason"),
        ),
        Holding(
            PostDecision,
            PostDecision.decided_by == THE_ONE,
            ("Besluiten die u nam over vragen en antwoorden", "Decisions you took on questions and answers"),
            (Replace({"decided_by": None, "reason": without_name(PostDecision.reason)}, Ground.ACCOUNTABILITY),),
            shown=("question_id", "verdict", "reason", "decided_at"),
        ),
        Holding(
            PostDecision,
            PostDecision.appeal_decided_by == THE_ONE,
            ("Bezwaren waarop u besliste", "Objections you decided on"),
            (Replace({"appeal_decided_by": None}, Ground.ACCOUNTABILITY),),
            shown=("question_id", "appeal_outcome", "appeal_reason", "appeal_decided_at"),
        ),
        Holding(
            PostReport,
            PostReport.reported_by == THE_ONE,
            ("Wat u in de vraagbaak meldde", "What you reported in the questions and answers"),
            (Replace({"reported_by": None, "words": None}, Ground.OTHERS),),
            shown=("question_id", "reason", "words", "reported_at"),
        ),
        Holding(
            KnowledgeVersion,
            KnowledgeVersion.published_by == THE_ONE,
            ("Wat u in de kennisbank plaatste", "What you published in the knowledge base"),
            (Replace({"published_by": None}, Ground.OTHERS),),
            shown=("question_id", "number", "title", "published_at"),
        ),
        Holding(
            AnswerVote,
            AnswerVote.account_id == THE_ONE,
            ("Antwoorden die u nuttig vond", "Answers you found of use"),
            (Remove(),),
        ),
        Holding(
            QuestionFollow,
            QuestionFollow.account_id == THE_ONE,
            ("Wat u volgt in de vraagbaak", "What you follow in the questions and answers"),
            (Remove(),),
            hidden=frozenset({"account_id"}),
        ),
        Holding(
            QuestionDigest,
            QuestionDigest.account_id == THE_ONE,
            ("Hoe vaak u er mail over krijgt", "How often you get mail about it"),
            (Remove(),),
        ),
        Holding(
            Answer,
            Answer.written_by == THE_ONE,
            ("Antwoorden die u gaf", "Answers you gave"),
            (Replace({"written_by": None, "may_be_named": False, **_WITHOUT_ORGANISATION}, Ground.OTHERS),),
            hidden=frozenset({"written_by", "organisation_id", "version"}),
        ),
        Holding(
            Question,
            Question.asked_by == THE_ONE,
            ("Vragen die u stelde", "Questions you asked"),
            (
                Remove(Question.status == QuestionStatus.WITHDRAWN),
                Replace(
                    {"asked_by": None, **_WITHOUT_ORGANISATION},
                    Ground.OTHERS,
                    Question.status != QuestionStatus.WITHDRAWN,
                ),
            ),
            hidden=frozenset({"asked_by", "organisation_id", "version"}),
        ),
    ),
    of_company=(
        Holding(
            Question,
            Question.organisation_id == THE_ONE,
            ("Vragen vanuit het bedrijf", "Questions from the company"),
            (Replace(_WITHOUT_ORGANISATION, Ground.OTHERS),),
            shown=(),
        ),
        Holding(
            Answer,
            Answer.organisation_id == THE_ONE,
            ("Antwoorden vanuit het bedrijf", "Answers from the company"),
            (Replace(_WITHOUT_ORGANISATION, Ground.OTHERS),),
            shown=(),
        ),
    ),
    excepted_of_person={
        "question_steps": "tells which adviser was asked, by their profile, which goes with its own subject",
    },
    excepted_of_company={
        "questions": "is of whoever asked, perhaps anonymously: the owner of the company must not read it here",
        "answers": "is of whoever answered; the name of the company is taken off when it goes",
        "question_steps": "tells which adviser was asked, not for which company",
        **dict.fromkeys(
            (
                "question_edits",
                "question_asker_lookups",
                "question_decisions",
                "question_reports",
                "question_follows",
                "knowledge_versions",
                "answer_votes",
            ),
            _OF_OTHERS,
        ),
    },
)
