"""What is held of people with publications: that they wrote or published a version. Names of authors are public."""

from backend.core.own_data import THE_ONE, Ground, Holding, Keep, Part, Remove, Replace
from backend.publications.models import Publication, PublicationVersion, PublicationWriter

_WORDS = "Published words of an organisation; the names of authors in them are public and lead to no account."

PART = Part(
    subject="publications",
    of_person=(
        Holding(
            PublicationWriter,
            PublicationWriter.account_id == THE_ONE,
            ("Artikelen waaraan u schreef", "Articles you wrote in"),
            (Remove(),),
        ),
        Holding(
            PublicationVersion,
            PublicationVersion.published_by == THE_ONE,
            ("Artikelen die u publiceerde", "Articles you published"),
            (Replace({"published_by": None}, Ground.OTHERS),),
            shown=("id", "published_at"),
        ),
    ),
    of_company=(
        Holding(
            Publication,
            Publication.owner_id == THE_ONE,
            ("Artikelen die de organisatie publiceerde", "Articles the organisation published"),
            (Keep(Ground.OTHERS),),
        ),
    ),
    excepted_of_company={
        "publication_versions": _WORDS,
        "publication_writers": "Who wrote in the published words of an organisation.",
        "former_publication_addresses": "An address at which an article stood before.",
    },
)
