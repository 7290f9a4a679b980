"""Figures to twelve digits: the last ones of a double differ between processors, and the same panel gives the same."""

from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

Thing = TypeVar("Thing")


def settled(thing: Thing) -> Thing:
    """The same release, estimate or tuple of them, with every float rounded to twelve significant digits."""
    if isinstance(thing, float):
        return type(thing)(f"{thing:.12g}")
    if isinstance(thing, tuple):
        return type(thing)(settled(each) for each in thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        return replace(thing, **{field.name: settled(getattr(thing, field.name)) for field in fields(thing)})
    return thing
