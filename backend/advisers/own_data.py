"""What advisers hold: the profile of a person, and the contacts that a company asked for."""

from sqlalchemy import func, select

from backend.advisers.models import (
    Accreditation,
    AccreditationChange,
    Adviser,
    AdviserDeclaration,
    FirmChange,
    FirmDeclaration,
    Referral,
    ReferralStatus,
)
from backend.core.own_data import GONE, THE_ONE, Ground, Holding, Obstacle, Part, Remove, Replace, without_name
from backend.files.models import File

_mine = select(Adviser.id).where(Adviser.account_id == THE_ONE)
_declared_by_me = select(AdviserDeclaration.id).where(AdviserDeclaration.adviser_id.in_(_mine))
_no_text = {"nl": "", "en": ""}

PART = Part(
    subject="advisers",
    of_person=(
        Holding(
            Referral,
            Referral.asked_by == THE_ONE,
            ("Adviseurs met wie u contact vroeg", "Advisers you asked for contact"),
            (Replace({"asked_by": None}, Ground.OTHERS),),
            shown=("id", "theme", "status", "asked_at"),
        ),
        Holding(
            Referral,
            Referral.adviser_id.in_(_mine),
            ("Vragen aan u als adviseur", "Requests to you as an adviser"),
            (Replace({"answer": GONE}, Ground.OTHERS, Referral.answer.is_not(None)),),
            shown=("id", "theme", "status", "asked_at", "answered_at", "answer"),
        ),
        Holding(
            AccreditationChange,
            AccreditationChange.adviser_id.in_(_mine),
            ("Besluiten over uw erkenning", "Decisions on your accreditation"),
            (Replace({"reason": without_name(AccreditationChange.reason)}, Ground.ACCOUNTABILITY),),
            hidden=frozenset({"decided_by"}),
        ),
        Holding(
            AccreditationChange,
            AccreditationChange.decided_by == THE_ONE,
            ("Besluiten die u nam over erkenningen", "Decisions you took on accreditations"),
            (Replace({"reason": without_name(AccreditationChange.reason)}, Ground.ACCOUNTABILITY),),
            shown=("id", "to_status", "occurred_at"),
        ),
        Holding(
            FirmChange,
            FirmChange.decided_by == THE_ONE,
            ("Besluiten die u nam over bureaus", "Decisions you took on firms"),
            (Replace({"reason": without_name(FirmChange.reason)}, Ground.ACCOUNTABILITY),),
            shown=("id", "to_status", "occurred_at"),
        ),
        Holding(
            FirmDeclaration,
            FirmDeclaration.declared_by == THE_ONE,
            ("Verklaringen die u gaf voor uw bureau", "Declarations you gave for your firm"),
            (Replace({"declared_by": None}, Ground.ACCOUNTABILITY),),
            hidden=frozenset({"declared_by"}),
        ),
        Holding(
            File,
            (File.subject_kind == "adviser_declaration") & File.subject_id.in_(_declared_by_me),
            ("Documenten bij uw verklaringen", "Documents with your declarations"),
            (Remove(),),
            hidden=frozenset({"sha256", "created_by"}),
        ),
        Holding(
            AdviserDeclaration,
            AdviserDeclaration.adviser_id.in_(_mine),
            ("Uw verklaringen voor de erkenning", "Your declarations for the accreditation"),
            (Remove(),),
            hidden=frozenset({"declared_by"}),
        ),
        Holding(
            Adviser,
            Adviser.account_id == THE_ONE,
            ("Uw profiel als adviseur", "Your profile as an adviser"),
            (
                Replace(
                    {
                        "account_id": None,
                        "name": "Gewiste adviseur",
                        "sort_name": "gewiste adviseur",
                        "headline": _no_text,
                        "bio": _no_text,
                        "methods": [],
                        "accreditation": Accreditation.WITHDRAWN,
                    },
                    Ground.ACCOUNTABILITY,
                ),
            ),
            hidden=frozenset({"search", "plain", "sort_name", "reminded_for", "reminded_days"}),
        ),
    ),
    of_company=(
        Holding(
            Referral, Referral.company_id == THE_ONE, ("Vragen aan adviseurs", "Requests to advisers"), (Remove(),)
        ),
    ),
    excepted_of_company={
        "advisers": "A profile belongs to the person who advises, and is public.",
        "adviser_declarations": "Of the person who advises, and goes with that account.",
        "accreditation_changes": "A decision on the person who advises.",
        "advisory_firms": "Of a firm that advises, not of a company that takes part.",
        "firm_accreditation_changes": "A decision on a firm that advises.",
        "firm_declarations": "Of a firm that advises, and goes with it.",
    },
    person_obstacles=(
        Obstacle(
            "open_requests",
            ("Beantwoord eerst de vragen van bedrijven aan u.", "First answer the requests of companies to you."),
            select(func.count())
            .select_from(Referral)
            .where(Referral.adviser_id.in_(_mine), Referral.status == ReferralStatus.ASKED),
        ),
    ),
)
