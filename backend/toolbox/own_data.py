"""What the toolbox holds of a company: which instruments it uses."""

from backend.core.own_data import THE_ONE, Ground, Holding, Keep, Part, Remove
from backend.toolbox.models import ToolboxItem, ToolboxUse

_WORDS = "Published words of an organisation; they name no person."

PART = Part(
    subject="toolbox",
    of_company=(
        Holding(
            ToolboxUse, ToolboxUse.company_id == THE_ONE, ("Instrumenten in gebruik", "Instruments in use"), (Remove(),)
        ),
        Holding(
            ToolboxItem,
            ToolboxItem.owner_id == THE_ONE,
            ("Instrumenten die het bedrijf schreef", "Instruments the company wrote"),
            (Keep(Ground.OTHERS),),
        ),
    ),
    excepted_of_company={"toolbox_versions": _WORDS},
)
