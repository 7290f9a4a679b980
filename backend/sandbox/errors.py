"""What can go wrong with the sandbox."""

from backend.core.problems import Problem


class SandboxNotOffered(Problem):
    """There is no sandbox for your organisation."""

    status = 404
    nl = "Voor uw organisatie is er geen proefomgeving."


class SandboxBusy(Problem):
    """The sandbox is being filled, or in use by a slow request; try again later."""

    status = 409
    nl = "De proefomgeving wordt net gevuld, of een trage aanvraag is er nog mee bezig. Probeer het zo opnieuw."
