"""What people of the demonstration world ask and answer, in their own words."""

from dataclasses import dataclass

from backend.questions.models import AnswerRole, StepStage


@dataclass(frozen=True, slots=True)
class Reply:
    """What somebody of the demonstration world answers, a day later."""

    who: str
    role: AnswerRole
    body: str
    votes: tuple[str, ...] = ()
    named: bool = True


@dataclass(frozen=True, slots=True)
class Story:
    """A question, so many days ago, with its answers; the first is the one that helped when `helped`."""

    key: str
    who: str
    days_ago: int
    title: str
    body: str
    themes: tuple[str, ...]
    sectors: tuple[str, ...]
    anonymous: bool = False
    replies: tuple[Reply, ...] = ()
    helped: bool = False
    stage: StepStage | None = None
    adviser: str | None = None
    language: str = "nl"


STORIES = (
    Story(
        "evenings",
        "sietske@aandegracht.example",
        41,
        "Hoe verdelen wij avonddiensten zonder dat het elke maand ruzie is?",
        "Wij zijn met twaalf mensen. Nu maakt de chef het rooster, en **dezelfde drie** draaien elk weekend.",
        ("working_time",),
        ("I",),
        replies=(
            Reply(
                "marieke@korenbloem.example",
                AnswerRole.PEER,
                "Leg eerst samen vast wat eerlijk is, op één vel. Laat de ploeg daarna zelf roosteren, twee weken als "
                "proef. Bij ons scheelde dat een uur per week, en het gemopper.",
                ("kees@kantbank.example", "noor@houtenfiets.example"),
            ),
            Reply("samira@syntens.example", AnswerRole.DESK, "In de toolbox staat een werkblad voor zelf roosteren."),
        ),
        helped=True,
    ),
    Story(
        "taskboard",
        "kees@kantbank.example",
        23,
        "Wie heeft ervaring met een takenbord op de werkvloer?",
        "Wij lassen en zetten. Werkvoorbereiding en vloer praten langs elkaar heen.",
        ("work_division", "process"),
        ("C",),
        replies=(
            Reply(
                "karin@kompas.example",
                AnswerRole.ADVISER,
                "Hang het bord waar het werk begint, niet bij de koffie. Tien minuten staand, elke dag, met wie het "
                "werk doet. Na drie weken weet u wat er niet op hoort.",
                ("geert@noorderas.example",),
            ),
        ),
        helped=True,
    ),
    Story(
        "anonymous",
        "marieke@korenbloem.example",
        3,
        "Mijn leidinggevende houdt vernieuwing tegen. Wat werkt?",
        "Iedereen wil, behalve één. Ik wil niemand beschadigen.",
        ("management",),
        (),
        anonymous=True,
        stage=StepStage.PEERS,
    ),
    Story(
        "desk",
        "noor@houtenfiets.example",
        6,
        "Hoe begin je met medezeggenschap als je maar negen mensen hebt?",
        "Een raad is te zwaar, maar alles bij de koffie bespreken werkt ook niet.",
        ("participation",),
        ("G",),
        stage=StepStage.DESK,
    ),
    Story(
        "adviser",
        "geert@noorderas.example",
        9,
        "Hoe leer je ervaren draaiers werken met nieuwe software?",
        "De jongeren kunnen het, de ervaren mensen lopen weg bij het scherm.",
        ("craftsmanship", "technology"),
        ("C",),
        stage=StepStage.ADVISER,
        adviser="karin-voorbeeldhuis",
    ),
    Story(
        "reported",
        "hans@laatsteletter.example",
        12,
        "Welke planningssoftware gebruiken jullie?",
        "Wij zoeken iets dat ook op de telefoon werkt.",
        ("technology",),
        ("C",),
        replies=(Reply("ahmed@hetmagazijn.example", AnswerRole.PEER, "Koop de mijne, voor u met korting. Bel mij."),),
    ),
    Story(
        "absence",
        "roelie@lindenhof.example",
        30,
        "Wat deed bij jullie het verzuim dalen?",
        "Wij proberen elke maand iets anders en leren er niets van.",
        ("results",),
        ("Q",),
        anonymous=True,
        replies=(
            Reply(
                "ineke@gebint.example",
                AnswerRole.PEER,
                "Een ding kiezen en het een kwartaal volhouden. En meten: aan het begin en aan het eind.",
                named=False,
            ),
        ),
    ),
    Story(
        "english",
        "yara@puntkomma.example",
        17,
        "Does anybody work with a four-day week in software?",
        "We want to try it with half of the team first.",
        ("working_time",),
        ("J",),
        language="en",
        replies=(
            Reply("ahmed@hetmagazijn.example", AnswerRole.PEER, "We tried it for a season. Plan the handover first."),
        ),
    ),
)
