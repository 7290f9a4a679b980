"""What can go wrong with the access of systems."""

from backend.core.problems import Problem


class MachineClientNotFound(Problem):
    """There is no such API client, or it is not of your organisation."""

    status = 404
    nl = "Deze koppeling bestaat niet, of is niet van uw organisatie."


class CredentialNotFound(Problem):
    """This API client has no such secret or key."""

    status = 404
    nl = "Deze koppeling heeft zo'n geheim of sleutel niet."


class TooManyMachineClients(Problem):
    """Your organisation has as many API clients as it can have."""

    status = 409
    nl = "Uw organisatie heeft het hoogste aantal koppelingen."


class TooManyCredentials(Problem):
    """This API client has two of these already; revoke the old one first."""

    status = 409
    nl = "Deze koppeling heeft er al twee; trek eerst de oude in."


class KeyKnown(Problem):
    """This API client has a key with this name already."""

    status = 409
    nl = "Deze koppeling heeft al een sleutel met deze naam."


class SecondPersonNeeded(Problem):
    """Who lets a system move vouchers does not make its key too: a colleague does the other of the two."""

    status = 403
    nl = "Wie een systeem vouchers laat verplaatsen, maakt niet ook de sleutel. Een collega doet een van de twee."


class SandboxNotOpen(Problem):
    """Your organisation has no sandbox, or nobody has opened it yet."""

    status = 409
    nl = "Uw organisatie heeft geen proefomgeving, of niemand heeft die al geopend."


class TokenDenied(Exception):  # noqa: N818 - named for what the client is told
    """No access token, told in the words of RFC 6749 §5.2 rather than as a problem document."""

    def __init__(self, error: str, description: str, *, status: int = 400) -> None:
        super().__init__(description)
        self.error, self.description, self.status = error, description, status
