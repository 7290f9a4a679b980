"""What can go wrong with a study."""

from backend.core.problems import Problem


class StudyNotFound(Problem):
    """Your organisation has no such study."""

    status = 404
    nl = "Dit onderzoek heeft uw organisatie niet."


class FormRefused(Problem):
    """Send the study as a form: multipart/form-data, with the files `firms` and `measurements`."""

    status = 415
    nl = "Stuur het onderzoek als formulier: multipart/form-data, met de bestanden `firms` en `measurements`."


class PanelTooLarge(Problem):
    """The panel is too large to compute here."""

    status = 413
    nl = "Het panel is te groot om hier door te rekenen."


class StudiesBusy(Problem):
    """Other studies are being computed: try again in a moment."""

    status = 503
    nl = "Er worden al andere onderzoeken doorgerekend: probeer het zo weer."


class TooManyStudies(Problem):
    """Your organisation keeps very many studies: delete those you no longer need."""

    status = 409
    nl = "Uw organisatie bewaart erg veel onderzoeken: verwijder wat u niet meer nodig hebt."
