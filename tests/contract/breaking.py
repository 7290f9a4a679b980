"""What in an API document would break a client that was made for an earlier one.

Rules, after the notes on compatibility in the NL GOV REST API Design Rules (versioning) and the strictness of this API:
an operation or a success answer may not go; a request may not ask more or accept less, and unknown fields are refused,
so a field that goes is one that is refused; an answer may not give less. New operations, optional fields, fields in
answers, kinds of problems and words in answers are no break: a client passes over what it does not know.
"""

from collections.abc import Iterator, Mapping
from typing import Any

Document = Mapping[str, Any]
METHODS = ("get", "post", "put", "patch", "delete")
NARROWER_WHEN_HIGHER = ("minimum", "exclusiveMinimum", "minLength", "minItems")
NARROWER_WHEN_LOWER = ("maximum", "exclusiveMaximum", "maxLength", "maxItems")


def breaking_changes(old: Document, new: Document) -> list[str]:
    """Each break in words, with where it is: `GET /vouchers: answer 200: items[].code is gone`."""
    return list(_Comparison(old, new).all())


def allowed(old: str, new: str) -> bool:
    """Whether semantic versioning lets these breaks happen between two versions: a new major, or minor before 1.0."""
    before, after = ([int(part) for part in version.split(".")] for version in (old, new))
    return after[:1] > before[:1] or (before[0] == 0 and after[:2] > before[:2])


class _Comparison:
    def __init__(self, old: Document, new: Document) -> None:
        self._old, self._new = old, new
        self._seen: set[tuple[str, str, bool]] = set()

    def all(self) -> Iterator[str]:
        for path, operations in self._old["paths"].items():
            for method in METHODS:
                if method in operations:
                    where = f"{method.upper()} {path}"
                    later = self._new["paths"].get(path, {}).get(method)
                    if later is None:
                        yield f"{where}: is gone"
                    else:
                        yield from self._operation(where, operations[method], later)

    def _operation(self, where: str, old: Document, new: Document) -> Iterator[str]:
        yield from self._parameters(where, old, new)
        yield from self._body(f"{where}: request", old.get("requestBody"), new.get("requestBody"))
        if extra := _scopes(new) - _scopes(old):
            yield f"{where}: asks more rights: {', '.join(sorted(extra))}"
        for status, answer in old["responses"].items():
            if not status.startswith("2"):
                continue
            told = f"{where}: answer {status}"
            later = new["responses"].get(status)
            if later is None:
                yield f"{told}: is gone"
                continue
            for media, content in answer.get("content", {}).items():
                if media not in later.get("content", {}):
                    yield f"{told}: no {media} any more"
                else:
                    schemas = content.get("schema", {}), later["content"][media].get("schema", {})
                    yield from self._schema(told, "", *schemas, asked=False)

    def _parameters(self, where: str, old: Document, new: Document) -> Iterator[str]:
        before, after = ({(p["in"], p["name"]): p for p in side.get("parameters", [])} for side in (old, new))
        for key, parameter in before.items():
            told = f"{where}: {key[0]} {key[1]}"
            if key not in after:
                yield f"{told}: is gone"
            else:
                yield from self._schema(told, "", parameter["schema"], after[key]["schema"], asked=True)
        for key, parameter in after.items():
            if parameter.get("required") and not before.get(key, {}).get("required"):
                yield f"{where}: {key[0]} {key[1]}: is required now"

    def _body(self, where: str, old: Document | None, new: Document | None) -> Iterator[str]:
        if new is not None and new.get("required") and not (old or {}).get("required"):
            yield f"{where}: is required now"
        for media, content in (old or {}).get("content", {}).items():
            later = (new or {}).get("content", {}).get(media)
            if later is None:
                yield f"{where}: no {media} any more"
            else:
                yield from self._schema(where, "", content.get("schema", {}), later.get("schema", {}), asked=True)

    def _schema(self, where: str, at: str, old: Document, new: Document, *, asked: bool) -> Iterator[str]:
        names = old.get("$ref", ""), new.get("$ref", "")
        if names[0] and names[1]:
            # A schema used in many places is told of once, at the first of them; this ends recursion too.
            if (*names, asked) in self._seen:
                return
            self._seen.add((*names, asked))
        old, new = self._resolved(self._old, old), self._resolved(self._new, new)
        place = f"{where}: {at or 'the whole'}"
        before, after = self._types(self._old, old), self._types(self._new, new)
        wider, narrower = (after, before) if asked else (before, after)
        if missing := narrower - wider if wider else set():
            yield f"{place} {'refuses' if asked else 'may be'} {', '.join(sorted(missing))} now"
        if asked:
            yield from _limits(place, old, new)
        if words := set(map(str, _words(old))) - set(map(str, _words(new))) if asked and _words(new) else set():
            yield f"{place} refuses {', '.join(sorted(words))} now"
        yield from self._fields(where, at, old, new, asked=asked)
        if "items" in old and "items" in new:
            yield from self._schema(where, f"{at}[]", old["items"], new["items"], asked=asked)
        yield from self._choices(where, at, old, new, asked=asked)

    def _fields(self, where: str, at: str, old: Document, new: Document, *, asked: bool) -> Iterator[str]:
        before, after = old.get("properties", {}), new.get("properties", {})
        if not before:
            return
        for name, schema in before.items():
            inner = f"{at}.{name}" if at else name
            if name in after:
                yield from self._schema(where, inner, schema, after[name], asked=asked)
            elif asked or not new.get("additionalProperties"):
                yield f"{where}: {inner} is gone"
        first, second = (old, new) if asked else (new, old)
        for name in sorted(set(second.get("required", [])) - set(first.get("required", []))):
            if asked or name in after:
                inner = f"{at}.{name}" if at else name
                yield f"{where}: {inner} {'is required now' if asked else 'may be left out now'}"

    def _choices(self, where: str, at: str, old: Document, new: Document, *, asked: bool) -> Iterator[str]:
        """Members of a union are paired by what tells them apart: the value of the discriminator, else the name."""
        before, after = _members(old), _members(new)
        for name, schema in before.items():
            if name in after:
                yield from self._schema(where, at, schema, after[name], asked=asked)
            elif asked and after:
                yield f"{where}: {at or 'the whole'} refuses {name} now"

    def _types(self, document: Document, schema: Document) -> set[str]:
        """The JSON types that a schema names; none when it names none."""
        schema = self._resolved(document, schema)
        if "type" in schema:
            found = {schema["type"]} if isinstance(schema["type"], str) else set(schema["type"])
        else:
            members = (*schema.get("anyOf", ()), *schema.get("oneOf", ()))
            found = {kind for one in members for kind in self._types(document, one)}
        return found | ({"integer"} if "number" in found else set())

    @staticmethod
    def _resolved(document: Document, schema: Document) -> Document:
        while "$ref" in schema:
            found: Any = document
            for part in schema["$ref"].removeprefix("#/").split("/"):
                found = found[part.replace("~1", "/").replace("~0", "~")]
            schema = found
        return schema


def _words(schema: Document) -> list[Any]:
    return list(schema.get("enum", [schema["const"]] if "const" in schema else []))


def _scopes(operation: Document) -> set[str]:
    return {scope for each in operation.get("security", []) for scopes in each.values() for scope in scopes}


def _limits(place: str, old: Document, new: Document) -> Iterator[str]:
    for name in (*NARROWER_WHEN_HIGHER, *NARROWER_WHEN_LOWER):
        before, after = old.get(name), new.get(name)
        if after is None or after == before:
            continue
        if before is None or (after > before) == (name in NARROWER_WHEN_HIGHER):
            yield f"{place} has {name} {after} now"
    if new.get("pattern") not in (None, old.get("pattern")):
        yield f"{place} has another pattern now"


def _members(schema: Document) -> dict[str, Document]:
    members = [one for one in (*schema.get("oneOf", ()), *schema.get("anyOf", ())) if one.get("type") != "null"]
    if mapping := schema.get("discriminator", {}).get("mapping"):
        return {value: {"$ref": ref} for value, ref in mapping.items()}
    if len(members) == 1:
        return {"value": members[0]}
    return {one["$ref"].rsplit("/", 1)[1]: one for one in members if "$ref" in one}
