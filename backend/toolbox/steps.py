"""The steps of an item: the numbered points of its text, as plain sentences."""

import re

_POINT = re.compile(r"^\d{1,3}[.)]\s+(?P<words>.+)$")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"(\*\*|__|`|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w))")


def steps_of(markdown: str) -> list[str]:
    """The numbered points in order, without marks; lines that are set in go on with the point above them."""
    steps: list[str] = []
    is_open = False
    for line in markdown.splitlines():
        point = _POINT.match(line)
        if point:
            steps.append(point["words"])
            is_open = True
        elif is_open and line.startswith((" ", "\t")) and line.strip():
            steps[-1] += " " + line.strip().removeprefix("- ")
        else:
            is_open = False
    return [" ".join(_MARKS.sub("", _LINK.sub(r"\1", step)).split()) for step in steps]
