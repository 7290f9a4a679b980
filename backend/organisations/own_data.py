"""What organisations hold of a company: its details, its consents and the branches it belongs to."""

from sqlalchemy import String, case, cast, func, select

from backend.core.own_data import GONE, THE_EMAIL, THE_ONE, Follows, Ground, Holding, Keep, Part, Remove, Replace
from backend.organisations.models import (
    AccessChange,
    AccessRequest,
    BranchMembership,
    Company,
    CompanyStatusChange,
    CompanyVerification,
    Consent,
    Invitation,
    VerificationLetter,
)
from backend.organisations.parting import Departure, KeptIdentity

_smallest_of_class = case(
    (Company.employees < 5, 1),
    (Company.employees < 15, 5),
    (Company.employees < 50, 15),
    (Company.employees < 100, 50),
    (Company.employees < 250, 100),
    else_=250,
)
_requests_of_me = select(AccessRequest.id).where(AccessRequest.account_id == THE_ONE)
_requests_to_us = select(AccessRequest.id).where(AccessRequest.company_id == THE_ONE)

_OF_THE_BRANCH = (
    "The branch organisation's own list of its members, which the platform only keeps for it: whoever stands in it "
    "asks the branch. Erasing here would tell the branch that the company took part."
)

PART = Part(
    subject="organisations",
    excepted_of_company={"branch_members": _OF_THE_BRANCH},
    of_person=(
        Holding(
            AccessChange,
            AccessChange.access_request_id.in_(_requests_of_me),
            ("Stappen in uw verzoeken om toegang", "Moves in your requests for access"),
            (Follows(),),
            shown=("to_status", "party", "occurred_at", "reason"),
        ),
        Holding(
            AccessChange,
            AccessChange.account_id == THE_ONE,
            ("Besluiten die u nam over toegang", "Decisions you took on access"),
            (Replace({"account_id": None}, Ground.OTHERS),),
            shown=("to_status", "occurred_at"),
        ),
        Holding(
            AccessRequest,
            AccessRequest.account_id == THE_ONE,
            ("Verzoeken om toegang tot een bedrijf", "Requests for access to a company"),
            (Remove(),),
        ),
        Holding(
            CompanyStatusChange,
            CompanyStatusChange.account_id == THE_ONE,
            ("Bedrijven waarvan u het einde vastlegde", "Companies of which you recorded the end"),
            (Replace({"account_id": None}, Ground.OTHERS),),
            shown=("to_status", "occurred_at"),
        ),
        Holding(
            CompanyVerification,
            CompanyVerification.verified_by == THE_ONE,
            ("Bedrijven die u controleerde", "Companies you verified"),
            (Replace({"verified_by": None}, Ground.OTHERS),),
            shown=("ground", "verified_at"),
        ),
        Holding(
            VerificationLetter,
            VerificationLetter.asked_by == THE_ONE,
            ("Brieven met een code die u vroeg", "Letters with a code you asked for"),
            (Replace({"asked_by": None}, Ground.OTHERS),),
            shown=("asked_at", "used_at"),
        ),
        Holding(
            VerificationLetter,
            VerificationLetter.printed_by == THE_ONE,
            ("Brieven met een code die u afdrukte", "Letters with a code you printed"),
            (Replace({"printed_by": None}, Ground.OTHERS),),
            shown=("printed_at",),
        ),
        Holding(
            Invitation,
            (Invitation.email == THE_EMAIL) | (Invitation.accepted_by == THE_ONE),
            ("Uitnodigingen aan u", "Invitations to you"),
            (Remove(),),
            shown=("role", "sent_at", "expires_at", "accepted_at", "withdrawn_at"),
        ),
        Holding(
            Invitation,
            Invitation.invited_by == THE_ONE,
            ("Uitnodigingen die u stuurde", "Invitations you sent"),
            (Replace({"invited_by": None}, Ground.OTHERS),),
            shown=("role", "sent_at", "accepted_at"),
        ),
        Holding(
            Consent,
            Consent.decided_by == THE_ONE,
            ("Toestemmingen waarover u voor een bedrijf besliste", "Consents you decided on for a company"),
            (Replace({"decided_by": None}, Ground.OTHERS),),
            shown=("kind", "given", "decided_at", "wording"),
        ),
        Holding(
            Departure,
            Departure.left_by == THE_ONE,
            ("Keren dat u een bedrijf liet stoppen", "Times you had a company leave"),
            (Replace({"left_by": None}, Ground.OTHERS),),
            shown=("left_at", "returned_at"),
        ),
        Holding(
            Departure,
            Departure.returned_by == THE_ONE,
            ("Keren dat u een bedrijf liet terugkomen", "Times you had a company return"),
            (Replace({"returned_by": None}, Ground.OTHERS),),
            shown=("left_at", "returned_at"),
        ),
    ),
    of_company=(
        Holding(
            AccessChange,
            AccessChange.access_request_id.in_(_requests_to_us),
            ("Stappen in verzoeken om toegang", "Moves in requests for access"),
            (Follows(),),
            hidden=frozenset({"account_id", "note"}),
        ),
        Holding(
            AccessRequest,
            AccessRequest.company_id == THE_ONE,
            ("Verzoeken om toegang", "Requests for access"),
            (Remove(),),
        ),
        Holding(
            CompanyStatusChange,
            CompanyStatusChange.company_id == THE_ONE,
            ("Hoe het bedrijf eindigde", "How the company ended"),
            (Replace({"reason": GONE}, Ground.AID_RECORDS),),
            hidden=frozenset({"account_id"}),
        ),
        Holding(
            CompanyVerification,
            CompanyVerification.company_id == THE_ONE,
            ("Hoe het bedrijf is gecontroleerd", "How the company was verified"),
            (Remove(),),
            hidden=frozenset({"verified_by"}),
        ),
        Holding(
            VerificationLetter,
            VerificationLetter.company_id == THE_ONE,
            ("Brieven met een code", "Letters with a code"),
            (Remove(),),
            hidden=frozenset({"code_hash", "printed_by"}),
        ),
        Holding(
            Invitation,
            Invitation.organisation_id == THE_ONE,
            ("Uitnodigingen aan collega's", "Invitations to colleagues"),
            (Remove(),),
            hidden=frozenset({"token_hash"}),
        ),
        Holding(
            Company,
            Company.id == THE_ONE,
            ("Het bedrijf", "The company"),
            (
                Replace(
                    {
                        "kvk_number": func.concat("X", func.upper(func.left(func.md5(cast(Company.id, String)), 7))),
                        "name": "Gewist bedrijf",
                        "sort_name": "gewist bedrijf",
                        "sbi_code": None,
                        "employees": _smallest_of_class,
                        "fte": None,
                        "postcode4": None,
                        "place": None,
                        "erased": True,
                    },
                    Ground.AID_RECORDS,
                ),
            ),
            hidden=frozenset({"sort_name", "erased"}),
        ),
        Holding(
            BranchMembership,
            BranchMembership.company_id == THE_ONE,
            ("Brancheorganisaties", "Branch organisations"),
            (Remove(),),
        ),
        Holding(Consent, Consent.company_id == THE_ONE, ("Toestemmingen", "Consents"), (Remove(),)),
        Holding(
            Departure, Departure.company_id == THE_ONE, ("Gestopt en teruggekomen", "Left and returned"), (Remove(),)
        ),
        Holding(
            KeptIdentity,
            KeptIdentity.company_id == THE_ONE,
            ("Wie het bedrijf was, voor het register van steun", "Which company it was, for the register of aid"),
            (Keep(Ground.AID_RECORDS),),
        ),
    ),
)
