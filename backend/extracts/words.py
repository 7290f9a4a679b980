"""What an extract says to people, in both languages: the terms, its variables and the steps of its coarsening."""

from backend.extracts.coarsening import Coarsening

Text = dict[str, str]

TERMS_VERSION = "2026-11"
TERMS: tuple[Text, ...] = (
    {
        "nl": "U probeert geen bedrijf te herkennen, ook niet door dit bestand naast een ander te leggen.",
        "en": "You do not try to recognise a company, not by laying this file beside another either.",
    },
    {
        "nl": "U geeft het uittreksel aan niemand anders, ook niet binnen uw organisatie.",
        "en": "You give the extract to nobody else, not within your organisation either.",
    },
    {
        "nl": "U publiceert alleen uitkomsten over tien bedrijven of meer, waarvan geen meer dan de helft uitmaakt.",
        "en": "You publish results over ten companies or more only, in which no company makes up more than half.",
    },
    {
        "nl": "U vernietigt het uittreksel en alle kopieën op de einddatum, of eerder als wij u daarom vragen.",
        "en": "You destroy the extract and all copies at the end date, or sooner when we ask you to.",
    },
    {
        "nl": "Ziet u toch om welk bedrijf het gaat, of raakt u het bestand kwijt, dan meldt u dat dezelfde dag.",
        "en": "When you see which company it is after all, or lose the file, you report it the same day.",
    },
)
SOURCE: Text = {
    "nl": "Slimmer Werken, metingen van bedrijven die ermee instemmen dat zij worden gevolgd",
    "en": "Slimmer Werken, measurements of companies that consent to being followed",
}

STEPS: dict[Coarsening, Text] = {
    Coarsening.NONE: {"nl": "zoals bekend", "en": "as known"},
    Coarsening.REGION: {"nl": "landsdeel in plaats van provincie", "en": "part of the country, not the province"},
    Coarsening.COUNTRY: {"nl": "geen plaats", "en": "no place"},
    Coarsening.TWO_SIZES: {"nl": "twee grootteklassen", "en": "two size classes"},
    Coarsening.ANY_SECTION: {"nl": "geen sector", "en": "no sector"},
    Coarsening.ANY_SIZE: {"nl": "geen grootte", "en": "no size"},
    Coarsening.ANY_START: {"nl": "geen startjaar", "en": "no year of start"},
}

FIRM: Text = {
    "nl": "pseudoniem van het bedrijf, alleen in dit uittreksel",
    "en": "pseudonym of the firm, in this extract alone",
}
SECTION: Text = {
    "nl": "sector (letter van de SBI 2008); * is niet gegeven",
    "en": "sector (letter of the SBI 2008); * is not given",
}
SIZE_CLASS: Text = {
    "nl": "medewerkers; 1-49 en 50+ zijn samengevoegde klassen, * is niet gegeven",
    "en": "employees; 1-49 and 50+ are joined classes, * is not given",
}
AREA: Text = {
    "nl": "provincie, of het landsdeel waarin zij ligt; NL is niet gegeven",
    "en": "province, or the part of the country it lies in; NL is not given",
}
KIND: Text = {"nl": "groep waarin het bedrijf wordt gevolgd", "en": "group in which the firm is followed"}
START_YEAR: Text = {
    "nl": "jaar waarin het bedrijf in die groep kwam; * is niet gegeven",
    "en": "year in which the firm came into that group; * is not given",
}
YEAR: Text = {
    "nl": "kalenderjaar van de meting; van twee in een jaar geldt de laatste",
    "en": "calendar year of the measurement; of two in a year the last one counts",
}
INDICATOR: Text = {"nl": "code van het kengetal", "en": "code of the indicator"}
VALUE: Text = {
    "nl": "waarde, bewerkt zoals bij het kengetal staat; een rij die ontbreekt is niet gemeten of niet verteld",
    "en": "value, treated as told at the indicator; a row that is not there was not measured or is not told",
}
SOURCE_OF_VALUE: Text = {"nl": "wie de waarde bracht", "en": "who brought the value"}
CORRECTED: Text = {
    "nl": "1: een eerdere waarde is verbeterd; 0: niet",
    "en": "1: an earlier value was corrected; 0: not",
}
KINDS: dict[str, Text] = {
    "participant": {"nl": "deelnemer", "en": "participant"},
    "comparison": {"nl": "vergelijkingsgroep", "en": "comparison group"},
    "waiting_list": {"nl": "wachtlijst", "en": "waiting list"},
}
SOURCES: dict[str, Text] = {
    "company": {"nl": "het bedrijf zelf", "en": "the company itself"},
    "branch": {"nl": "de branche, door het bedrijf goedgekeurd", "en": "the branch, approved by the company"},
    "import": {"nl": "overgenomen uit een bestand", "en": "taken over from a file"},
    "computed": {"nl": "berekend uit twee andere waarden", "en": "computed from two other values"},
}
OTHERS: dict[str, Text] = {
    "*": {"nl": "niet gegeven", "en": "not given"},
    "NL": {"nl": "niet gegeven", "en": "not given"},
}
