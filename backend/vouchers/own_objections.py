"""What objections, messages and acts beside the moves of a voucher hold about a person or a company."""

from sqlalchemy import func, or_, select

from backend.core.own_data import GONE, THE_ONE, Ground, Holding, Keep, Obstacle, Remove, Replace, without_name
from backend.vouchers.models import (
    Objection,
    SyncConflict,
    Voucher,
    VoucherAct,
    VoucherMessage,
    VoucherMessageReading,
    VoucherReminder,
)
from backend.vouchers.states import OPEN_OBJECTIONS

_of_company = select(Voucher.id).where(Voucher.company_id == THE_ONE)
# Who takes more time or decides on an objection signs a letter without moving the voucher.
HANDLED = select(VoucherAct.voucher_id).where(VoucherAct.account_id == THE_ONE)

OF_PERSON = (
    Holding(
        SyncConflict,
        or_(SyncConflict.made_there_by == THE_ONE, SyncConflict.decided_by == THE_ONE),
        ("Verschillen met het systeem van Syntens", "Conflicts with the system of Syntens"),
        (Keep(Ground.AID_RECORDS),),
        shown=("id", "their_status", "our_status", "status", "received_at", "decided_at"),
    ),
    Holding(
        VoucherMessage,
        VoucherMessage.author_account_id == THE_ONE,
        ("Berichten die u schreef over vouchers", "Messages you wrote about vouchers"),
        (Replace({"author_name": None}, Ground.AID_RECORDS),),
        shown=("id", "source", "author_name", "body", "sent_at"),
    ),
    Holding(
        VoucherMessageReading,
        VoucherMessageReading.account_id == THE_ONE,
        ("Tot waar u berichten las", "How far you read messages"),
        (Remove(),),
        shown=("voucher_id", "read_to"),
    ),
    Holding(
        VoucherAct,
        VoucherAct.account_id == THE_ONE,
        ("Wat u deed rond vouchers", "What you did around vouchers"),
        (Replace({"actor_name": None}, Ground.AID_RECORDS),),
        shown=("id", "kind", "source", "actor_name", "occurred_at"),
    ),
    Holding(
        Objection,
        or_(
            Objection.filed_by == THE_ONE,
            Objection.heard_by == THE_ONE,
            Objection.decided_by == THE_ONE,
            Objection.extended_by == THE_ONE,
            Objection.first_decided_by == THE_ONE,
        ),
        ("Bezwaren die u maakte of behandelde", "Objections you made or handled"),
        (Keep(Ground.AID_RECORDS),),
        shown=("id", "against", "status", "filed_at", "heard_on", "decided_at"),
    ),
)
OF_COMPANY = (
    Holding(
        SyncConflict,
        SyncConflict.voucher_id.in_(_of_company),
        ("Verschillen met het systeem van Syntens", "Conflicts with the system of Syntens"),
        (Remove(),),
        shown=("id", "their_status", "our_status", "status", "received_at", "decided_at", "reason"),
    ),
    Holding(
        VoucherMessage,
        VoucherMessage.voucher_id.in_(_of_company),
        ("Berichten over vouchers", "Messages about vouchers"),
        (Replace({"body": GONE}, Ground.AID_RECORDS),),
        hidden=frozenset({"author_account_id"}),
    ),
    Holding(
        VoucherMessageReading,
        VoucherMessageReading.voucher_id.in_(_of_company),
        ("Tot waar berichten gelezen zijn", "How far messages were read"),
        (Remove(),),
        hidden=frozenset({"account_id"}),
    ),
    Holding(
        VoucherReminder,
        VoucherReminder.voucher_id.in_(_of_company),
        ("Herinneringen die wij stuurden", "Reminders that we sent"),
        (Remove(),),
    ),
    Holding(
        VoucherAct,
        VoucherAct.voucher_id.in_(_of_company),
        ("Wat er rond vouchers gebeurde", "What happened around vouchers"),
        (Replace({"reason": without_name(VoucherAct.reason)}, Ground.AID_RECORDS),),
        hidden=frozenset({"account_id"}),
    ),
    Holding(
        Objection,
        Objection.voucher_id.in_(_of_company),
        ("Bezwaren", "Objections"),
        (
            Replace({"grounds": GONE}, Ground.AID_RECORDS),
            Replace({"late_reason": GONE}, Ground.AID_RECORDS, Objection.late_reason.is_not(None)),
            Replace({"hearing_report": GONE}, Ground.AID_RECORDS, Objection.hearing_report.is_not(None)),
            Replace({"decision_reason": GONE}, Ground.AID_RECORDS, Objection.decision_reason.is_not(None)),
            Replace({"extension_reason": GONE}, Ground.AID_RECORDS, Objection.extension_reason.is_not(None)),
        ),
        hidden=frozenset({"filed_by", "heard_by", "decided_by", "extended_by", "first_decided_by"}),
    ),
)
COMPANY_OBSTACLES = (
    Obstacle(
        "open_objections",
        (
            "Er loopt nog een bezwaar. Trek het in, of wacht op het besluit.",
            "An objection still runs. Withdraw it, or wait for the decision.",
        ),
        select(func.count())
        .select_from(Objection)
        .where(Objection.voucher_id.in_(_of_company), Objection.status.in_(OPEN_OBJECTIONS)),
    ),
)
