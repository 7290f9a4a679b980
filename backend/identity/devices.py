"""Which device a session is on, in two words: enough to recognise it, too little to follow anybody with."""

from dataclasses import dataclass

# The first that is found counts: most browsers also name those they descend from.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True, slots=True)
class Device:
    """A browser and the system it runs on, as far as they say so."""

    browser: str | None = None
    system: str | None = None


def _first(told: str, known: tuple[tuple[str, str], ...]) -> str | None:
    return next((name for mark, name in known if mark in told), None)


def device_of(user_agent: str | None) -> Device:
    """The device behind a `User-Agent`."""
    told = user_agent or ""
    return Device(_first(told, _BROWSERS), _first(told, _SYSTEMS))
