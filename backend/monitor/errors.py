"""What can go wrong with the monitor."""

from backend.core.problems import Problem


class MonitorReleaseNotFound(Problem):
    """There is no such release of the monitor."""

    status = 404
    nl = "Deze cijfers zijn er niet."


class MonitorTableNotFound(Problem):
    """The monitor has no such table: its tables are fixed."""

    status = 404
    nl = "Deze tabel is er niet. De tabellen van de monitor liggen vast."
