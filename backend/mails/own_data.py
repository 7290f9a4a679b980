"""What is held of mails: those to an address, and those that name somebody."""

from sqlalchemy import Uuid, column, select, table

from backend.core.own_data import (
    THE_EMAIL,
    THE_ONE,
    Ground,
    Holding,
    Part,
    Remove,
    Replace,
    has_name_among_values,
    without_name_among_values,
)
from backend.mails.models import Mail, MailStatus

# People stand a layer above mails: their addresses are read by the names of the tables.
_accounts = table("accounts", column("id", Uuid), column("email"))
_memberships = table("memberships", column("account_id", Uuid), column("organisation_id", Uuid))
_addresses = (
    select(_accounts.c.email)
    .join(_memberships, _memberships.c.account_id == _accounts.c.id)
    .where(_memberships.c.organisation_id == THE_ONE)
)

PART = Part(
    subject="mails",
    of_person=(
        Holding(
            Mail,
            Mail.recipient == THE_EMAIL,
            ("Mails aan u, dertig dagen lang", "Mails to you, for thirty days"),
            (Remove(),),
            hidden=frozenset({"params", "bulk", "last_error"}),
        ),
        Holding(
            Mail,
            has_name_among_values(Mail.params),
            ("Mails aan anderen die uw naam noemen", "Mails to others that mention your name"),
            (Replace({"params": without_name_among_values(Mail.params)}, Ground.OTHERS),),
            shown=("created_at", "template"),
        ),
    ),
    of_company=(
        Holding(
            Mail,
            has_name_among_values(Mail.params) & Mail.recipient.in_(_addresses),
            ("Mails aan mensen van het bedrijf", "Mails to people of the company"),
            (Remove(Mail.status != MailStatus.QUEUED),),
            shown=("created_at", "template"),
        ),
        Holding(
            Mail,
            has_name_among_values(Mail.params),
            ("Mails aan anderen die het bedrijf noemen", "Mails to others that mention the company"),
            (Replace({"params": without_name_among_values(Mail.params)}, Ground.OTHERS),),
            shown=(),
        ),
    ),
)
