"""What can go wrong with webhooks."""

from backend.core.problems import Problem


class WebhookEndpointNotFound(Problem):
    """There is no such webhook, or it is not of your organisation."""

    status = 404
    nl = "Deze webhook bestaat niet, of is niet van uw organisatie."


class TooManyWebhookEndpoints(Problem):
    """Your organisation has as many webhooks as it can have."""

    status = 409
    nl = "Uw organisatie heeft het hoogste aantal webhooks."


class WebhookDeliveryNotFound(Problem):
    """There is no such message of this webhook, or it is older than thirty days."""

    status = 404
    nl = "Dit bericht bestaat niet bij deze webhook, of is ouder dan dertig dagen."


class WebhookNotActive(Problem):
    """Nothing is sent to this webhook now; let it go on first."""

    status = 409
    nl = "Naar deze webhook gaat nu niets. Zet hem eerst weer aan."


class WebhookMoveImpossible(Problem):
    """The webhook cannot go to this status from the one it has."""

    status = 409
    nl = "De webhook kan vanuit deze status niet naar de gekozen status."
