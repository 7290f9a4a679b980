"""Every act that the backend can write into the audit trail, read from its source."""

import ast
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

from backend.advisers.models import Accreditation, FirmAct, FirmStatus
from backend.complaints.models import ComplaintStatus
from backend.core.review import VersionStatus
from backend.events.models import EventStatus
from backend.extracts.models import ExtractStatus
from backend.groups.models import GroupMemberStatus, GroupVerdict
from backend.network.models import NetworkVerdict
from backend.obstacles.models import ObstacleStatus
from backend.organisations.models import AccessStatus, CompanyStatus
from backend.questions.models import AppealOutcome, QuestionStatus, Verdict
from backend.scans.models import PlanStatus, ProposalStatus, RemarkStatus, ScanStatus
from backend.vouchers.models import ActKind
from backend.vouchers.states import VoucherStatus

BACKEND = Path(__file__).resolve().parents[2] / "backend"
# What stands where an act is put together; an act that is put together otherwise fails until it is named here.
TOGETHER = {
    "access.{request.status}": AccessStatus,
    "advisers.{adviser.accreditation}": set(Accreditation) - {Accreditation.APPLIED},
    "companies.{company.status}": set(CompanyStatus) - {CompanyStatus.ACTIVE},
    "firms.{change.act}": set(FirmAct) - {FirmAct.CHANGED},
    "firms.{firm.status}": set(FirmStatus) - {FirmStatus.APPLIED},
    "instruments.{wish.to_status}": VersionStatus,
    "questions.{wish.to_status}": (QuestionStatus.WITHDRAWN, QuestionStatus.CLOSED),
    "network.{wish.verdict}": NetworkVerdict,
    "network.appeal_{wish.outcome}": AppealOutcome,
    "questions.{wish.verdict}": Verdict,
    "groups.{wish.to_status}": set(GroupMemberStatus) - {GroupMemberStatus.REQUESTED},
    "groups.report_{wish.verdict}": GroupVerdict,
    "questions.appeal_{wish.outcome}": AppealOutcome,
    "exchange.{wish.to_status}": ("shared", "withdrawn"),
    "complaints.{complaint.status}": set(ComplaintStatus) - {ComplaintStatus.FILED},
    "research-extracts.{extract.status}": ExtractStatus,
    "obstacles.{obstacle.status}": (ObstacleStatus.PASSED_ON, ObstacleStatus.ANSWERED),
    "events.{event.status}": (EventStatus.PUBLISHED, EventStatus.CANCELLED),
    "practices.{wish.to_status}": VersionStatus,
    "publications.{wish.to_status}": VersionStatus,
    "newsletters.{wish.to_status}": ("draft", "in_review", "sending"),
    "referrals.{wish.decision}": ("accepted", "declined"),
    "reviews.text_{wish.to_status}": ("approved", "withheld"),
    "rounds.{wish.to_status}": ("published", "open", "closed", "ended"),
    "scans.plan_{proposal.status}": set(ProposalStatus) - {ProposalStatus.OPEN},
    "scans.plan_{to}": PlanStatus,
    "scans.remark_{found.status}": (RemarkStatus.APPROVED, RemarkStatus.WITHHELD),
    "scans.{to}": set(ScanStatus) - {ScanStatus.DRAFT},
    "toolbox.experience_{wish.to_status}": ("approved", "withheld"),
    "toolbox.{wish.to_status}": VersionStatus,
    "vouchers.{act.kind}": ActKind,
    "vouchers.{self.voucher.status}": set(VoucherStatus) - {VoucherStatus.DRAFT},
}
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def acts_of_the_backend() -> frozenset[str]:
    """The names of all acts, as `vouchers.granted`."""
    found: set[str] = set()
    for module in _modules().values():
        # Other subjects have a `record` too: this is the one of the audit trail.
        writing = {"audit.record", *(["record"] if _takes("record", "backend.audit.service", module) else [])}
        for function in _functions(module):
            for call in _calls(function, "record"):
                if ast.unparse(call.func) in writing:
                    found |= _acts(call.args[2], function, module)
    return frozenset(found)


@cache
def _modules() -> dict[str, ast.Module]:
    """Every module of the backend by its name."""
    parsed = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(BACKEND.rglob("*.py"))}
    return {".".join(path.relative_to(BACKEND.parent).with_suffix("").parts): tree for path, tree in parsed.items()}


def _takes(name: str, home: str, module: ast.Module) -> bool:
    """Whether a module imports this name from its home."""
    return any(
        isinstance(node, ast.ImportFrom) and node.module == home and name in _names(node) for node in module.body
    )


def _users(name: str, module: ast.Module) -> Iterator[ast.Module]:
    """The module of a function, and those that import it."""
    home = next(each for each, tree in _modules().items() if tree is module)
    return (tree for tree in _modules().values() if tree is module or _takes(name, home, tree))


def _functions(module: ast.Module) -> Iterator[Function]:
    return (node for node in ast.walk(module) if isinstance(node, Function))


def _calls(within: ast.AST, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(within):
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == name:
            yield node


def _imported(name: str, module: ast.Module) -> list[ast.expr]:
    """The value of a constant that another module names; nothing for what is no import."""
    homes = [node.module for node in module.body if isinstance(node, ast.ImportFrom) and name in _names(node)]
    return [ast.Constant(getattr(import_module(home), name)) for home in homes if home]


def _names(node: ast.ImportFrom) -> set[str]:
    return {each.asname or each.name for each in node.names}


def _acts(told: ast.expr, function: Function, module: ast.Module) -> set[str]:
    """The acts that an expression can be, through the variable or the parameter that it stands in."""
    match told:
        case ast.Constant(value=str(act)):
            return {act}
        case ast.IfExp(body=one, orelse=other):
            return _acts(one, function, module) | _acts(other, function, module)
        case ast.JoinedStr(values=[ast.Constant(value=start), ast.FormattedValue(value=ast.Name() as rest)]) if (
            rest.id in _parameters(function)
        ):
            return {f"{start}{act}" for act in _acts(rest, function, module)}
        case ast.JoinedStr():
            written = ast.unparse(told)[2:-1]
            return {written.partition("{")[0] + str(word) for word in TOGETHER[written]}
        case ast.Name(id=name) if name in _parameters(function):
            place = _parameters(function).index(name)
            found: set[str] = set()
            for user in _users(function.name, module):
                for caller in _functions(user):
                    for call in _calls(caller, function.name):
                        found |= _acts(call.args[place], caller, user)
            return found
        case ast.Name(id=name):
            set_to = _imported(name, module) or [
                node.value for node in ast.walk(function) if isinstance(node, ast.Assign) and _is(node, name)
            ]
            return set().union(*(_acts(each, function, module) for each in set_to))
    raise AssertionError(f"{ast.unparse(told)} in {function.name} may be any act")


def _parameters(function: Function) -> list[str]:
    return [each.arg for each in function.args.args]


def _is(assignment: ast.Assign, name: str) -> bool:
    return [ast.unparse(target) for target in assignment.targets] == [name]
