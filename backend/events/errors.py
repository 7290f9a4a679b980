"""What can go wrong with events and registrations."""

from backend.core.problems import Problem


class EventNotFound(Problem):
    """We do not know this event."""

    status = 404
    nl = "Deze bijeenkomst kennen wij niet."


class EventMoveImpossible(Problem):
    """This event cannot go to that status."""

    status = 409
    nl = "Deze bijeenkomst kan niet naar die status."


class EventIncomplete(Problem):
    """An event that is published has a place or a link, and begins later than now."""

    status = 409
    nl = "Een bijeenkomst die u publiceert heeft een plek of een link, en begint later dan nu."


class EventOver(Problem):
    """This event was cancelled or has begun: it no longer changes."""

    status = 409
    nl = "Deze bijeenkomst is afgelast of al begonnen: er verandert niets meer aan."


class EventPlacesTaken(Problem):
    """More places are taken already than you want to offer."""

    status = 409
    nl = "Er zijn al meer plaatsen bezet dan u wilt aanbieden."


class EventClosed(Problem):
    """One cannot register for this event any more."""

    status = 409
    nl = "Aanmelden voor deze bijeenkomst kan niet meer."


class EventFull(Problem):
    """There is no place for more people."""

    status = 409
    nl = "Er is geen plaats voor meer mensen."


class EventRegistrationNotFound(Problem):
    """This link belongs to no registration, or the registration is deleted."""

    status = 404
    nl = "Bij deze link hoort geen aanmelding, of de aanmelding is gewist."


class EventRegistrationEnded(Problem):
    """This registration was cancelled, or not confirmed in time. Register again if you want to come."""

    status = 409
    nl = "Deze aanmelding is afgezegd, of niet op tijd bevestigd. Meld u opnieuw aan als u wilt komen."


class EventCodeUnknown(Problem):
    """This code belongs to no event of today."""

    status = 404
    nl = "Deze code hoort bij geen bijeenkomst van vandaag."


class EventDoorClosed(Problem):
    """Attendance is ticked from two hours before a published event begins."""

    status = 409
    nl = "Aanwezigheid vinkt u aan vanaf twee uur voor het begin van een bijeenkomst die doorgaat."


class EventPlaceNotHeld(Problem):
    """Only somebody with a confirmed place can have been there."""

    status = 409
    nl = "Alleen wie een bevestigde plaats heeft, kan aanwezig zijn geweest."


class EventMailingSent(Problem):
    """These same words were mailed to these people already."""

    status = 409
    nl = "Deze mensen kregen precies deze mail al."


class EventMailingToNobody(Problem):
    """There is nobody to mail."""

    status = 409
    nl = "Er is niemand om te mailen."


class EventMaterialFull(Problem):
    """An event holds ten documents at most."""

    status = 409
    nl = "Bij een bijeenkomst horen hoogstens tien documenten."
