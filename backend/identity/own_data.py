"""What identity holds of a person or a company: the account, its sessions and for whom it acts."""

from sqlalchemy import String, cast, exists, func, or_, select
from sqlalchemy.orm import aliased

from backend.core.idempotency import IdempotencyRecord
from backend.core.own_data import (
    NAME_IN_JSON_IN_HEX,
    THE_EMAIL,
    THE_ONE,
    Follows,
    Ground,
    Holding,
    Obstacle,
    Part,
    Remove,
    Replace,
)
from backend.identity.models import (
    Account,
    AccountUse,
    EmailLink,
    MachineClient,
    MachineCredential,
    Mandate,
    Membership,
    Organisation,
    Session,
    SignUp,
    UsedAssertion,
)
from backend.identity.scopes import Role

_OF_BRANCHES = "How far a branch organisation is with taking part: names nobody, and no company."
_asker = func.split_part(IdempotencyRecord.scope, " ", 1)
_members = select(cast(Membership.account_id, String)).where(Membership.organisation_id == THE_ONE)
_tells_of = func.strpos(func.encode(IdempotencyRecord.body, "hex"), NAME_IN_JSON_IN_HEX) > 0
_clients = select(MachineClient.id).where(MachineClient.organisation_id == THE_ONE)
_other = aliased(Membership)
_last_owner = (
    select(func.count())
    .select_from(Membership)
    .where(
        Membership.account_id == THE_ONE,
        Membership.role == Role.OWNER,
        ~exists().where(
            _other.organisation_id == Membership.organisation_id,
            _other.role == Role.OWNER,
            _other.account_id != Membership.account_id,
        ),
    )
)

PART = Part(
    subject="identity",
    of_person=(
        Holding(
            IdempotencyRecord,
            (_asker == cast(THE_ONE, String)) | _tells_of,
            ("Antwoorden die wij zeven dagen onthouden", "Answers remembered for seven days"),
            (Remove(),),
            shown=("created_at", "expires_at"),
        ),
        Holding(
            Session,
            Session.account_id == THE_ONE,
            ("Waar u bent ingelogd", "Where you are signed in"),
            (Follows(),),
            hidden=frozenset({"token_hash"}),
        ),
        Holding(
            EmailLink,
            (EmailLink.account_id == THE_ONE) | (EmailLink.email == THE_EMAIL),
            ("Links die wij u mailden en die nog werken", "Links we mailed you that still work"),
            (Remove(),),
            shown=("purpose", "created_at", "expires_at"),
        ),
        Holding(
            SignUp,
            SignUp.email == THE_EMAIL,
            ("Aanmeldingen met uw adres die nog niet zijn bevestigd", "Sign-ups with your address not yet confirmed"),
            (Remove(),),
            shown=("created_at", "expires_at"),
        ),
        Holding(
            AccountUse,
            AccountUse.account_id == THE_ONE,
            ("Wanneer u voor het laatst inlogde", "When you last signed in"),
            (Follows(),),
        ),
        Holding(
            MachineClient,
            or_(MachineClient.created_by == THE_ONE, MachineClient.sync_given_by == THE_ONE),
            ("Systemen die u toegang gaf", "Systems you gave access"),
            (
                Replace({"created_by": None}, Ground.OTHERS, MachineClient.created_by == THE_ONE),
                Replace({"sync_given_by": None}, Ground.OTHERS, MachineClient.sync_given_by == THE_ONE),
            ),
            shown=("id", "name", "created_at"),
        ),
        Holding(
            MachineCredential,
            MachineCredential.created_by == THE_ONE,
            ("Sleutels van systemen die u maakte", "Keys of systems that you made"),
            (Replace({"created_by": None}, Ground.OTHERS),),
            shown=("id", "kind", "created_at", "expires_at"),
        ),
        Holding(
            Mandate,
            Mandate.given_by == THE_ONE,
            ("Machtigingen die u gaf", "Mandates you gave"),
            (Replace({"given_by": None}, Ground.OTHERS),),
            shown=("powers", "starts_on", "ends_on", "ended_at"),
        ),
        Holding(
            Mandate,
            Mandate.ended_by == THE_ONE,
            ("Machtigingen die u introk", "Mandates you withdrew"),
            (Replace({"ended_by": None}, Ground.OTHERS),),
            shown=("powers", "starts_on", "ends_on", "ended_at"),
        ),
        Holding(Membership, Membership.account_id == THE_ONE, ("Voor wie u handelt", "For whom you act"), (Follows(),)),
        Holding(
            Account,
            Account.id == THE_ONE,
            ("Uw account", "Your account"),
            (Remove(),),
            hidden=frozenset({"password_hash"}),
        ),
    ),
    of_company=(
        Holding(
            IdempotencyRecord,
            _asker.in_(_members) | _tells_of,
            ("Antwoorden die wij zeven dagen onthouden", "Answers remembered for seven days"),
            (Remove(),),
            shown=("created_at", "expires_at"),
        ),
        Holding(
            Session,
            Session.organisation_id == THE_ONE,
            ("Wie er nu is ingelogd", "Who is signed in now"),
            (Replace({"organisation_id": None}, Ground.OTHERS),),
            shown=("account_id", "last_seen_at"),
        ),
        Holding(
            MachineCredential,
            MachineCredential.client_id.in_(_clients),
            ("Sleutels van systemen", "Keys of systems"),
            (Follows(),),
            hidden=frozenset({"secret_hash", "created_by"}),
        ),
        Holding(
            UsedAssertion,
            UsedAssertion.client_id.in_(_clients),
            ("Gebruikte bewijzen van systemen", "Used proofs of systems"),
            (Follows(),),
            shown=("client_id", "expires_at"),
        ),
        Holding(
            MachineClient,
            MachineClient.organisation_id == THE_ONE,
            ("Systemen met toegang", "Systems with access"),
            (Remove(),),
            hidden=frozenset({"created_by", "sync_given_by"}),
        ),
        Holding(
            Mandate,
            Mandate.company_id == THE_ONE,
            ("Wie u machtigde", "Whom you gave a mandate"),
            (Remove(),),
            hidden=frozenset({"given_by", "ended_by"}),
        ),
        Holding(
            Membership,
            Membership.organisation_id == THE_ONE,
            ("Wie er voor het bedrijf handelt", "Who acts for the company"),
            (Remove(),),
        ),
        Holding(
            Organisation,
            Organisation.id == THE_ONE,
            ("Het bedrijf als organisatie", "The company as an organisation"),
            (Replace({"name": "Gewist bedrijf", "sort_name": "gewist bedrijf"}, Ground.AID_RECORDS),),
        ),
    ),
    excepted_of_company={"branch_participations": _OF_BRANCHES},
    excepted_of_person={
        "branch_participations": _OF_BRANCHES,
        "used_assertions": "Of a system of an organisation.",
    },
    person_obstacles=(
        Obstacle(
            "last_owner",
            (
                (
                    "U bent de enige eigenaar van een organisatie. Maak eerst een collega eigenaar, "
                    "of wis eerst de gegevens van het bedrijf."
                ),
                (
                    "You are the only owner of an organisation. First make a colleague owner, "
                    "or erase the company's data first."
                ),
            ),
            _last_owner,
        ),
    ),
)
