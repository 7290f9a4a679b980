"""What the figures of a branch hold of a company: that it stands behind the newest of them."""

from backend.branch_figures.models import BranchFigureContribution
from backend.core.own_data import THE_ONE, Holding, Part, Remove

_AGGREGATE = "Figures over ten firms or more, that tell of no single firm and are not computed again."

PART = Part(
    subject="branch_figures",
    of_company=(
        Holding(
            BranchFigureContribution,
            BranchFigureContribution.company_id == THE_ONE,
            ("Cijfers van uw branche waarin u meetelt", "Figures of your branch that you count in"),
            (Remove(),),
            hidden=frozenset({"id", "release_id"}),
        ),
    ),
    excepted_of_company={"branch_figure_releases": _AGGREGATE, "branch_figures": _AGGREGATE},
)
