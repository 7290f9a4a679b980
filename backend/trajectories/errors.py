"""What can go wrong with a trajectory, by name."""

from backend.core.problems import Problem


class TrajectoryNotFound(Problem):
    """There is no such trajectory."""

    status = 404
    nl = "Dit traject bestaat niet."


class TrajectoryExists(Problem):
    """There is already a trajectory for this voucher."""

    status = 409
    nl = "Voor deze voucher loopt al een traject."


class VoucherUnfit(Problem):
    """This voucher does not carry a trajectory now."""

    status = 409
    nl = "Met deze voucher kan nu geen traject beginnen."


class AdviserUnfit(Problem):
    """This adviser cannot start a trajectory now."""

    status = 409
    nl = "Deze adviseur kan nu geen traject beginnen."


class TrajectoryMoveImpossible(Problem):
    """The trajectory cannot go there from where it stands."""

    status = 409
    nl = "Het traject kan niet naar deze status."


class StepsUnfinished(Problem):
    """Finish all four steps first."""

    status = 409
    nl = "Rond eerst alle vier de stappen af."


class TrajectoryClosed(Problem):
    """The trajectory has ended; its steps stay as they are."""

    status = 409
    nl = "Het traject is beëindigd; de stappen blijven zoals ze zijn."


class NotYourTrajectoryMove(Problem):
    """This is for the other side to do."""

    status = 403
    nl = "Dit is aan de andere partij."
