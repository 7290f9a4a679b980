"""What the toolbox holds of a company: which instruments it uses, and what it makes of them."""

from backend.core.own_data import THE_ONE, Ground, Holding, Keep, Part, Remove
from backend.toolbox.models import ToolboxItem, ToolboxRating, ToolboxUse

_WORDS = "Published words of an organisation; they name no person."

PART = Part(
    subject="toolbox",
    of_company=(
        Holding(
            ToolboxUse, ToolboxUse.company_id == THE_ONE, ("Instrumenten in gebruik", "Instruments in use"), (Remove(),)
        ),
        Holding(
            ToolboxRating,
            ToolboxRating.company_id == THE_ONE,
            ("Beoordelingen van instrumenten", "Ratings of instruments"),
            (Remove(),),
        ),
        Holding(
            ToolboxItem,
            ToolboxItem.owner_id == THE_ONE,
            ("Instrumenten die het bedrijf schreef", "Instruments the company wrote"),
            (Keep(Ground.OTHERS),),
        ),
    ),
    excepted_of_person={"toolbox_attachments": "Which document belongs to which published words; it names no person."},
    excepted_of_company={
        "toolbox_versions": _WORDS,
        "toolbox_attachments": "Which document belongs to which published words of an organisation.",
        "toolbox_effects": "What pooled measurements say of an item, as a band; it names nobody.",
        "toolbox_downloads": "How often documents of an item were downloaded on a day; of who did, nothing is kept.",
    },
)
