"""The state machines: over all pairs, in the code, in the database and in the documentation."""

import itertools
import re
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from uuid import uuid4

import pytest
from sqlalchemy import text

from backend.core import clock
from backend.vouchers.drawing import draw
from backend.vouchers.errors import ClaimNotOpen, MoveImpossible, RoundMoveImpossible
from backend.vouchers.models import (
    AccountKind,
    BankAccountStatus,
    Claim,
    CorrectionKind,
    CorrectionStatus,
    DecisionProposalStatus,
    FailureCode,
    LedgerAct,
    Payment,
    Round,
    Voucher,
)
from backend.vouchers.payment_errors import AlreadyPaid, PaymentFailed, PaymentNotDue
from backend.vouchers.service.moves import ACTS, WITHOUT_BOOK
from backend.vouchers.states import (
    MOVES,
    NEXT,
    NEXT_OF_CLAIM,
    NEXT_OF_PAYMENT,
    NEXT_OF_ROUND,
    BatchStatus,
    ClaimStatus,
    Party,
    PaymentStatus,
    ReclaimStatus,
    RoundStatus,
    VoucherStatus,
)

NOW, TODAY, SOMEBODY = clock.now(), date(2026, 3, 2), uuid4()
RECOGNISED = SimpleNamespace(
    name="Karin", firm="Kompas", organisation_id=uuid4(), accredited_from=TODAY, accredited_until=TODAY
)
V = VoucherStatus
# The act that reaches each status; where a status has more than one, by where it comes from.
REACH = {
    V.SUBMITTED: lambda voucher: (
        voucher.move_up()
        if voucher.status is V.WAITLISTED
        else voucher.submit(subsidy_cents=1, at=NOW, on=TODAY, by=SOMEBODY, weeks=8)
    ),
    V.WAITLISTED: lambda voucher: voucher.wait(),
    V.IN_REVIEW: lambda voucher: (
        voucher.supply(TODAY) if voucher.status is V.INFORMATION_REQUESTED else voucher.review(SOMEBODY)
    ),
    V.INFORMATION_REQUESTED: lambda voucher: voucher.ask(TODAY),
    V.GRANTED: lambda voucher: voucher.grant(cents=1, by=SOMEBODY, at=NOW, valid_until=TODAY),
    V.REJECTED: lambda voucher: voucher.reject(NOW),
    V.NOT_CONSIDERED: lambda voucher: voucher.leave(TODAY, NOW),
    V.WITHDRAWN: lambda voucher: voucher.withdraw(),
    V.IN_USE: lambda voucher: voucher.start(),
    V.CLAIMED: lambda voucher: voucher.claim(),
    V.CLAIM_RETURNED: lambda voucher: voucher.return_claim(),
    V.SETTLED: lambda voucher: voucher.settle(cents=1, by=SOMEBODY, at=NOW),
    V.EXPIRED: lambda voucher: voucher.expire(),
    V.REVOKED: lambda voucher: voucher.revoke(NOW),
}


@pytest.mark.parametrize(("start", "to"), list(itertools.product(V, set(V) - {V.DRAFT})))
def test_a_voucher_makes_exactly_the_moves_of_the_table(start, to):
    voucher = Voucher(status=start, suspended_on=TODAY, suspended_days=0, decision_due_on=TODAY)
    if (start, to) in MOVES:
        REACH[to](voucher)
        assert voucher.status is to
    else:
        with pytest.raises(MoveImpossible) as refused:
            REACH[to](voucher)
        assert refused.value.members == {"currentStatus": start, "allowedStatuses": sorted(NEXT[start])}
        assert voucher.status is start


def test_nothing_goes_back_to_a_draft():
    assert all(to is not V.DRAFT for _, to in MOVES)


def test_every_move_of_people_has_its_act():
    by_claim = {(V.IN_USE, V.CLAIMED), (V.CLAIM_RETURNED, V.CLAIMED)}
    of_people = {move for move, party in MOVES.items() if party is not Party.PLATFORM}
    assert set(ACTS) == of_people - by_claim
    assert set(ACTS) >= WITHOUT_BOOK


@pytest.mark.parametrize(("start", "to"), list(itertools.product(RoundStatus, set(RoundStatus) - {RoundStatus.DRAFT})))
def test_a_round_makes_exactly_the_moves_of_the_table(start, to):
    round_ = Round(status=start, opens_at=NOW, closes_at=NOW)
    acts = {
        RoundStatus.PUBLISHED: round_.publish,
        RoundStatus.OPEN: lambda: round_.open(NOW),
        RoundStatus.CLOSED: lambda: round_._move(RoundStatus.CLOSED),
        RoundStatus.ALLOCATED: round_.allocate,
        RoundStatus.ENDED: round_.end,
    }
    if to in NEXT_OF_ROUND[start]:
        acts[to]()
        assert round_.status is to
    else:
        with pytest.raises(RoundMoveImpossible):
            acts[to]()
        assert round_.status is start


@pytest.mark.parametrize(
    ("start", "to"), list(itertools.product(ClaimStatus, set(ClaimStatus) - {ClaimStatus.SUBMITTED}))
)
def test_a_claim_makes_exactly_the_moves_of_the_table(start, to):
    claim = Claim(status=start)
    acts = {
        ClaimStatus.CONFIRMED: lambda: claim.confirm(SOMEBODY, NOW),
        ClaimStatus.RETURNED: lambda: claim.send_back("Waar is de factuur?"),
        ClaimStatus.SETTLED: claim.settle,
        ClaimStatus.CANCELLED: claim.cancel,
    }
    if to in NEXT_OF_CLAIM[start]:
        acts[to]()
        assert claim.status is to
    else:
        with pytest.raises(ClaimNotOpen):
            acts[to]()


@pytest.mark.parametrize(("start", "to"), list(itertools.product(PaymentStatus, PaymentStatus)))
def test_a_payment_makes_exactly_the_moves_of_the_table(start, to):
    payment = Payment(status=start)
    acts = {
        PaymentStatus.PAID: lambda: payment.confirm(paid_on=TODAY, bank_reference="SW", by=SOMEBODY),
        PaymentStatus.CANCELLED: payment.cancel,
        PaymentStatus.IN_BATCH: lambda: payment.put_in(SOMEBODY, iban="NL60VOOR0000000001", holder="Voorbeeld"),
        PaymentStatus.DUE: payment.take_out,
        PaymentStatus.FAILED: lambda: payment.fail(FailureCode.ACCOUNT_CLOSED, TODAY, SOMEBODY),
    }
    if to in NEXT_OF_PAYMENT[start]:
        acts[to]()
        assert payment.status is to
    else:
        with pytest.raises((AlreadyPaid, PaymentFailed, PaymentNotDue)):
            acts[to]()


@pytest.mark.parametrize(
    ("constraint", "kind"),
    [
        ("vouchers_voucherstatus_check", VoucherStatus),
        ("voucher_status_changes_to_status_check", VoucherStatus),
        ("voucher_status_changes_party_check", Party),
        ("rounds_roundstatus_check", RoundStatus),
        ("claims_claimstatus_check", ClaimStatus),
        ("payments_paymentstatus_check", PaymentStatus),
        ("payment_batches_batchstatus_check", BatchStatus),
        ("reclaims_reclaimstatus_check", ReclaimStatus),
        ("bank_accounts_bankaccountstatus_check", BankAccountStatus),
        ("ledger_accounts_accountkind_check", AccountKind),
        ("ledger_transactions_ledgeract_check", LedgerAct),
        ("decision_proposals_decisionproposalstatus_check", DecisionProposalStatus),
        ("ledger_corrections_correctionkind_check", CorrectionKind),
        ("ledger_corrections_correctionstatus_check", CorrectionStatus),
    ],
)
async def test_the_database_knows_the_same_statuses(session, constraint, kind):
    found = await session.scalar(
        text("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = :name"), {"name": constraint}
    )
    assert set(re.findall(r"'([a-z_]+)'", found)) == {member.value for member in kind}


def test_the_drawing_in_the_documentation_is_that_of_the_code():
    page = Path(__file__).resolve().parents[2] / "docs" / "states.md"
    assert page.read_text(encoding="utf-8") == draw(), "run `python -m backend.vouchers.drawing > docs/states.md`"
