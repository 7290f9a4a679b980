"""The method by which tools and advisers are chosen, on the wire."""

from typing import Literal

from backend.core.matching import MatchingCondition, MatchingCriterion
from backend.core.schemas import LocalizedText, Schema


class MatchingMethod(Schema):
    """How one sort of help is chosen: what must hold, and what is weighed, in this order."""

    subject: Literal["tools", "advisers"]
    conditions: list[MatchingCondition]
    criteria: list[MatchingCriterion]


class MatchingMethodRead(Schema):
    """How help is chosen with the result of a scan."""

    methods: list[MatchingMethod]
    ties: LocalizedText
    never_weighs: list[LocalizedText]
