"""What the monitor holds of a company and of people: who stands behind a release, who ordered one, who asked."""

from backend.core.own_data import THE_ONE, Ground, Holding, Part, Remove, Replace
from backend.monitor.models import MonitorContribution, MonitorOrder, MonitorQuery

_AGGREGATE = "Figures over ten firms or more, that tell of no single firm and are not computed again."

PART = Part(
    subject="monitor",
    of_person=(
        Holding(
            MonitorQuery,
            MonitorQuery.account_id == THE_ONE,
            ("Cijfers van de monitor waarnaar u vroeg", "Figures of the monitor that you asked for"),
            (Remove(),),
            shown=("asked_at", "asked"),
        ),
        Holding(
            MonitorOrder,
            MonitorOrder.ordered_by == THE_ONE,
            ("Uitgaven van de monitor waar u opdracht voor gaf", "Releases of the monitor that you ordered"),
            (Replace({"ordered_by": None}, Ground.OTHERS),),
            shown=("ordered_at", "carried_out_at"),
        ),
    ),
    of_company=(
        Holding(
            MonitorContribution,
            MonitorContribution.company_id == THE_ONE,
            ("Cijfers van de monitor waarin u meetelt", "Figures of the monitor that you count in"),
            # Without this row the others behind a release could be told apart from it: it stays, and is nobody's.
            (Replace({"company_id": None}, Ground.OTHERS),),
            hidden=frozenset({"id", "release_id", "firm_key"}),
        ),
    ),
    excepted_of_company={
        "monitor_cells": _AGGREGATE,
        "monitor_queries": "Who asked for figures as a branch or a researcher; a company never stands in it.",
    },
)
