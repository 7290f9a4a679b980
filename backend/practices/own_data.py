"""What practices hold of a company: its story, which leaves the site when the company is erased; and of people."""

from sqlalchemy import select

from backend.core.own_data import THE_ONE, Follows, Ground, Holding, Part, Remove, Replace
from backend.practices.models import Practice, PracticeConsent, PracticeVersion, PracticeWriter

_of_company = select(Practice.id).where(Practice.company_id == THE_ONE)
_versions = select(PracticeVersion.id).where(PracticeVersion.practice_id.in_(_of_company))

PART = Part(
    subject="practices",
    of_person=(
        Holding(
            PracticeWriter,
            PracticeWriter.account_id == THE_ONE,
            ("Praktijkverhalen waaraan u meeschreef", "Practices you wrote in"),
            (Remove(),),
        ),
        Holding(
            PracticeVersion,
            PracticeVersion.published_by == THE_ONE,
            ("Praktijkverhalen die u publiceerde", "Practices you published"),
            (Replace({"published_by": None}, Ground.OTHERS),),
            shown=("id", "title", "published_at"),
        ),
        Holding(
            PracticeConsent,
            PracticeConsent.given_by == THE_ONE,
            ("Toestemmingen die u gaf voor een praktijkverhaal", "Consents you gave to a practice"),
            (Replace({"given_by": None}, Ground.ACCOUNTABILITY),),
            shown=("id", "given_at", "withdrawn_at"),
        ),
        Holding(
            PracticeConsent,
            PracticeConsent.withdrawn_by == THE_ONE,
            ("Toestemmingen die u introk voor een praktijkverhaal", "Consents to a practice you withdrew"),
            (Replace({"withdrawn_by": None}, Ground.ACCOUNTABILITY),),
            shown=("id", "given_at", "withdrawn_at"),
        ),
    ),
    of_company=(
        Holding(
            PracticeConsent,
            PracticeConsent.version_id.in_(_versions),
            ("Toestemmingen voor praktijkverhalen", "Consents to practices"),
            (Follows(),),
            hidden=frozenset({"given_by", "withdrawn_by", "content_hash"}),
        ),
        Holding(
            PracticeVersion,
            PracticeVersion.practice_id.in_(_of_company),
            ("Praktijkverhalen, elke versie", "Practices, each version"),
            (Follows(),),
            hidden=frozenset({"published_by", "content_hash"}),
        ),
        Holding(
            Practice,
            Practice.company_id == THE_ONE,
            ("Praktijkverhalen", "Practices"),
            (Remove(),),
            hidden=frozenset({"began_by_id"}),
        ),
    ),
    excepted_of_company={"practice_writers": "Which people wrote in a version; it is theirs, not of the company."},
)
