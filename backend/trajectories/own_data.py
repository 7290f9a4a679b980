"""What trajectories hold: the work of a company with an adviser. Paid with a voucher, its hours stay, without words."""

from sqlalchemy import func, select

from backend.advisers.models import Adviser
from backend.core.own_data import GONE, THE_ONE, Ground, Holding, Keep, Obstacle, Part, Remove, Replace
from backend.files.models import File
from backend.trajectories.models import Trajectory, TrajectoryEvaluation, TrajectoryStatus, TrajectoryStep

_of_company = select(Trajectory.id).where(Trajectory.company_id == THE_ONE)
_free = select(Trajectory.id).where(Trajectory.company_id == THE_ONE, Trajectory.voucher_id.is_(None))
_as_adviser = Trajectory.adviser_id.in_(select(Adviser.id).where(Adviser.account_id == THE_ONE))
_running = Trajectory.status.in_((TrajectoryStatus.PLANNED, TrajectoryStatus.RUNNING))
_paid = Trajectory.voucher_id.is_not(None)

PART = Part(
    subject="trajectories",
    of_person=(
        Holding(
            TrajectoryEvaluation,
            TrajectoryEvaluation.account_id == THE_ONE,
            ("Oordelen die u gaf over een traject", "Your evaluations of a trajectory"),
            (Replace({"account_id": None, "words": None}, Ground.OTHERS),),
        ),
        Holding(
            Trajectory,
            _as_adviser,
            ("Trajecten waarin u adviseert", "Trajectories in which you advise"),
            (Keep(Ground.OTHERS),),
            shown=("id", "theme", "status", "started_on", "ended_on"),
        ),
    ),
    of_company=(
        Holding(
            File,
            (File.subject_kind == "trajectory") & File.subject_id.in_(_of_company),
            ("Documenten van de adviseur bij trajecten", "Documents of the adviser with trajectories"),
            (Remove(),),
            hidden=frozenset({"sha256", "created_by"}),
        ),
        Holding(
            TrajectoryEvaluation,
            TrajectoryEvaluation.trajectory_id.in_(_of_company),
            ("Oordelen over trajecten", "Evaluations of trajectories"),
            (Remove(),),
            hidden=frozenset({"account_id"}),
        ),
        Holding(
            TrajectoryStep,
            TrajectoryStep.trajectory_id.in_(_of_company),
            ("Stappen van trajecten", "Steps of trajectories"),
            (
                Remove(TrajectoryStep.trajectory_id.in_(_free)),
                Replace({"goal": None}, Ground.BOOKKEEPING),
                Replace({"report": GONE}, Ground.BOOKKEEPING, TrajectoryStep.report.is_not(None)),
            ),
        ),
        Holding(
            Trajectory,
            Trajectory.company_id == THE_ONE,
            ("Trajecten", "Trajectories"),
            (
                Remove(~_paid),
                Replace({"goal": GONE}, Ground.BOOKKEEPING),
                Replace({"stop_reason": GONE}, Ground.BOOKKEEPING, Trajectory.stop_reason.is_not(None)),
            ),
        ),
    ),
    excepted_of_person={"trajectory_steps": "Of a company with an adviser; a step names no account."},
    person_obstacles=(
        Obstacle(
            "running_trajectories",
            (
                "U begeleidt nog trajecten. Rond ze af, of draag ze over aan een andere adviseur.",
                "You still advise in trajectories. Finish them, or hand them over to another adviser.",
            ),
            select(func.count()).select_from(Trajectory).where(_as_adviser, _running),
        ),
    ),
    company_obstacles=(
        Obstacle(
            "running_trajectories",
            ("Er loopt nog een traject. Rond het af of stop het.", "A trajectory still runs. Finish or stop it."),
            select(func.count()).select_from(Trajectory).where(Trajectory.company_id == THE_ONE, _running),
        ),
    ),
)
