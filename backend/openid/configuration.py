"""The identity provider of this deployment, as its environment names it."""

from dataclasses import dataclass

from backend.identity.assurance import Assurance, reaches
from backend.settings import Settings

CALLBACK = "/inloggen/terug"  # the page of the app that the provider sends people back to


@dataclass(frozen=True, slots=True)
class Configuration:
    """What we know of the provider beforehand; the rest stands in its discovery document."""

    issuer: str
    client_id: str
    client_secret: str
    scopes: str
    label: str
    redirect_uri: str
    assurance: tuple[tuple[str, Assurance], ...]
    company_claim: str
    company_assurance: Assurance

    def level_of(self, acr: object) -> Assurance | None:
        """Our level for the `acr` of a token; a value that nobody mapped says nothing."""
        return dict(self.assurance).get(acr) if isinstance(acr, str) else None

    def asking_for(self, level: Assurance | None) -> str | None:
        """The `acr` values that are enough, lowest first; None when nothing is asked."""
        fitting = [(known, acr) for acr, known in self.assurance if level and reaches(known, level)]
        return " ".join(acr for _, acr in sorted(fitting, key=lambda pair: list(Assurance).index(pair[0]))) or None


def configuration_of(settings: Settings) -> Configuration | None:
    """The provider, or None when this deployment has none."""
    if not settings.openid_issuer:
        return None
    return Configuration(
        issuer=settings.openid_issuer,
        client_id=settings.openid_client_id,
        client_secret=settings.openid_client_secret.get_secret_value(),
        scopes=settings.openid_scopes,
        label=settings.openid_label,
        redirect_uri=settings.public_url.rstrip("/") + CALLBACK,
        assurance=tuple((acr, Assurance(level)) for acr, level in settings.openid_levels),
        company_claim=settings.openid_company_claim,
        company_assurance=Assurance(settings.openid_company_assurance),
    )
