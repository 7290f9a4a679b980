"""What can go wrong with effect releases."""

from backend.core.problems import Problem


class EffectReleaseNotFound(Problem):
    """There is no such effect release."""

    status = 404
    nl = "Deze effectuitgave is er niet."


class EffectReleaseInWork(Problem):
    """A release is being computed already."""

    status = 409
    nl = "Er wordt al een uitgave gerekend. Wacht tot die klaar is."


class EffectReleaseNotReady(Problem):
    """The release is not in a state that allows this."""

    status = 409
    nl = "Dat kan niet met deze uitgave."


class EffectReleaseNotReplaceable(Problem):
    """Only a published release that nothing replaced yet can be replaced."""

    status = 409
    nl = "Alleen een gepubliceerde uitgave die nog niet is vervangen, kunt u vervangen."


class OwnEffectRelease(Problem):
    """Who ordered a release does not decide on it: somebody else does."""

    status = 403
    nl = "U vroeg deze uitgave zelf aan. Een collega beslist of zij naar buiten gaat."


class EffectReleaseOrphaned(Problem):
    """Who ordered the release was erased, and two officers stand behind what is told: it can only be withheld."""

    status = 409
    nl = "Wie deze uitgave aanvroeg, is hier niet meer. Houd haar achter en vraag een nieuwe aan."


class EffectReleaseOvertaken(Problem):
    """Another release was published since this one was held against the one before; order it again."""

    status = 409
    nl = "Intussen is een andere uitgave gepubliceerd. Vraag deze opnieuw aan, dan vergelijken wij met die."
