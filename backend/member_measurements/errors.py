"""What can go wrong when a branch enters measurements of its members."""

from backend.core.problems import Problem


class MemberNotOpen(Problem):
    """No member with this number lets your branch enter measurements."""

    status = 404
    nl = "Er is geen lid met dit nummer dat uw branche metingen laat invullen."


class MemberMeasurementNotFound(Problem):
    """This member has no measurement of this day."""

    status = 404
    nl = "Dit lid heeft geen meting van deze dag."


class FileHasFaults(Problem):
    """Rows of this file do not fit, so nothing of it was taken in. A dry run tells which."""

    status = 409
    nl = "Er staan rijen in dit bestand die niet kloppen; er is niets ingevoerd. Een proef vertelt welke."


class NotYourFile(Problem):
    """A branch enters figures of a member on its own page, not as the company."""

    status = 403
    nl = "Een branche voert cijfers van een lid in op de eigen pagina, niet namens het bedrijf."


class MeasurementDiffers(Problem):
    """There is a measurement of this day, of another kind or about another period."""

    status = 409
    nl = "Van deze dag is er al een meting, van een andere soort of over een andere periode."


class MeasurementFileRefused(Problem):
    """We cannot read measurements from this kind of file."""

    status = 415
    nl = "Uit dit soort bestand kunnen wij geen metingen lezen."


class ProposalNotFound(Problem):
    """There is no such proposal for a figure."""

    status = 404
    nl = "Dit voorstel voor een kengetal bestaat niet."


class ProposalDecided(Problem):
    """This proposal was decided already."""

    status = 409
    nl = "Over dit voorstel is al besloten."
