"""What can go wrong with a trajectory, by name."""

from backend.core.problems import Problem


class TrajectoryNotFound(Problem):
    """There is no such trajectory, or it does not concern you."""

    status = 404
    nl = "Dit traject bestaat niet, of gaat u niet aan."


class TrajectoryExists(Problem):
    """There is already a trajectory for this voucher."""

    status = 409
    nl = "Voor deze voucher is er al een traject."


class VoucherUnfit(Problem):
    """No trajectory can begin on this voucher now."""

    status = 409
    nl = "Met deze voucher kan nu geen traject beginnen."


class TrajectoryMoveImpossible(Problem):
    """The trajectory cannot go there from where it stands."""

    status = 409
    nl = "Het traject kan nu niet naar deze status."


class TrajectoryMoveNotYours(Problem):
    """This move is for the other side."""

    status = 403
    nl = "Deze stap is aan de andere partij."


class StepsUnfinished(Problem):
    """Finish all four steps first."""

    status = 409
    nl = "Rond eerst alle vier de stappen af."


class TrajectoryNotRunning(Problem):
    """Steps are kept while the trajectory runs."""

    status = 409
    nl = "Stappen bijhouden kan zolang het traject loopt."


class TrajectoryOver(Problem):
    """The trajectory is over: its documents stay as they are."""

    status = 409
    nl = "Het traject is afgelopen: de documenten blijven zoals ze zijn."


class TrajectoryDocumentsFull(Problem):
    """A trajectory holds at most 50 documents. Remove one first."""

    status = 409
    nl = "Bij een traject passen hoogstens 50 documenten. Haal er eerst een weg."


class TrajectoryNotCompleted(Problem):
    """Look back when the trajectory is completed."""

    status = 409
    nl = "Terugkijken kan als het traject is afgerond."


class EvaluationExists(Problem):
    """Your side has looked back already."""

    status = 409
    nl = "Uw kant heeft al teruggekeken."
