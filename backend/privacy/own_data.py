"""What this subject holds itself: downloads, requests for erasure, and who looked into a file."""

from backend.core.own_data import THE_ONE, Ground, Holding, Keep, Part, Remove
from backend.privacy.models import DataExport, ErasureLogEntry, ErasureRequest, FileAccess

_LOG = "An identifier that leads nowhere, so that a restored copy can be erased again."

PART = Part(
    subject="privacy",
    of_person=(
        Holding(
            DataExport, DataExport.account_id == THE_ONE, ("Downloads die u vroeg", "Downloads you asked"), (Remove(),)
        ),
        Holding(
            ErasureRequest,
            (ErasureRequest.subject_id == THE_ONE) | (ErasureRequest.requested_by == THE_ONE),
            ("Verzoeken om te wissen", "Requests for erasure"),
            (Keep(Ground.ACCOUNTABILITY),),
        ),
        Holding(
            FileAccess,
            FileAccess.account_id == THE_ONE,
            ("Dossiers die u als medewerker van het programma opende", "Files you opened as staff of the programme"),
            (Keep(Ground.ACCOUNTABILITY),),
            shown=("part", "accessed_on"),
        ),
    ),
    of_company=(
        Holding(DataExport, DataExport.company_id == THE_ONE, ("Downloads", "Downloads"), (Remove(),)),
        Holding(
            ErasureRequest,
            ErasureRequest.subject_id == THE_ONE,
            ("Verzoeken om te wissen", "Requests for erasure"),
            (Keep(Ground.ACCOUNTABILITY),),
        ),
        Holding(
            FileAccess,
            FileAccess.company_id == THE_ONE,
            ("Wie in het dossier keek", "Who looked into the file"),
            (Remove(),),
            shown=("part", "accessed_on", "organisation_id"),
        ),
    ),
    excepted_of_person={ErasureLogEntry.__tablename__: _LOG},
    excepted_of_company={ErasureLogEntry.__tablename__: _LOG},
)
