"""Who belongs to a side of a voucher, and so has no part in what officers decide about it."""

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import aliased

from backend.advisers.models import Adviser
from backend.identity.models import Membership
from backend.vouchers.models import Voucher


def with_interest(person_id: Any) -> ColumnElement[bool]:
    """Whether this person belongs to the company of the voucher, or to the firm of its adviser."""
    adviser, membership = aliased(Adviser), aliased(Membership)
    firm = select(adviser.organisation_id).where(adviser.id == Voucher.adviser_id).correlate_except(adviser)
    found = exists().where(
        membership.account_id == person_id,
        or_(membership.organisation_id == Voucher.company_id, membership.organisation_id.in_(firm)),
    )
    return found.correlate_except(membership)  # the voucher of the query around it, however deep this stands


def may_act(account_id: Any) -> ColumnElement[bool]:
    """Whether this officer can have the file: no interest in the voucher, and the application entered by another."""
    return and_(~with_interest(account_id), Voucher.entered_by.is_distinct_from(account_id))
