"""The themes of working smarter: the vocabulary that scans, tools, advisers and practices share."""

from enum import StrEnum


class Theme(StrEnum):
    """A side of how work is organised, in the order of the questionnaire."""

    WORK_DIVISION = "work_division"
    WORKING_TIME = "working_time"
    MANAGEMENT = "management"
    PARTICIPATION = "participation"
    CRAFTSMANSHIP = "craftsmanship"
    PROCESS = "process"
    TECHNOLOGY = "technology"
    RESULTS = "results"
