"""References: where in a record other records are named, found by a plan made from its type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from penholder.knowledge.record import FieldPath, RecordName, Reference, Relation
from penholder.knowledge.types import CLEARANCES, Field, Kind, RecordType
from penholder.text.placeholders import targets

_Walk = Callable[[Any, FieldPath, list[Reference]], None]


class ReferencePlan:
    """Finds the references in records of a type; it looks only where there can be some."""

    def __init__(self, type_: RecordType) -> None:
        self._relations: list[Relation] = []
        self._walk = _properties(self._of_fields(type_.fields, "public", None))
        self.relations = tuple(self._relations)
        """The relations of the type, in schema order."""

    def find(self, data: Mapping[str, Any]) -> tuple[Reference, ...]:
        """The references of a record's data, in schema order."""
        found: list[Reference] = []
        self._walk(data, (), found)
        return tuple(found)

    def _of_fields(self, fields: tuple[Field, ...], clearance: str, bearer: Field | None) -> dict[str, _Walk]:
        walks = ((field.name, self._of_field(field, clearance, bearer)) for field in fields)
        return {name: walk for name, walk in walks if walk is not None}

    def _of_field(self, field: Field, clearance: str, bearer: Field | None) -> _Walk | None:
        """How to find references in a value of the field, or None where there can be none."""
        clearance = max(clearance, field.clearance, key=CLEARANCES.index)
        # The name of a relation may stand on the list or object around the reference: the innermost counts.
        bearer = field if field.inverse or bearer is None else bearer
        if field.kind is Kind.REFERENCE:
            return _leaf(self._relation(field, bearer, field.references, clearance))
        if field.kind in (Kind.LIST, Kind.MAP) and field.items is not None:
            inner = self._of_field(field.items, clearance, bearer)
            return None if inner is None else _entries(inner)
        walks = self._of_fields(field.fields, clearance, bearer)
        below = _properties(walks) if walks else None
        return _words(self._relation(field, bearer, field.mentions, clearance), below) if field.mentions else below

    def _relation(self, field: Field, bearer: Field, takes: tuple[str, ...], clearance: str) -> Relation:
        relation = Relation(
            name=bearer.name,
            title=bearer.title,
            inverse=bearer.inverse,
            takes=takes,
            acyclic=field.acyclic or bearer.acyclic,
            clearance=clearance,
        )
        self._relations.append(relation)
        return relation


def target_name(text: str, relation: Relation) -> RecordName:
    """The record that `text` names: by bare id where one type is meant, else by full name."""
    if not relation.takes_full_names:
        return RecordName(relation.takes[0], text)
    return RecordName.parse(text) or RecordName("", text)


def _leaf(relation: Relation) -> _Walk:
    def walk(value: Any, path: FieldPath, found: list[Reference]) -> None:  # noqa: ANN401
        if isinstance(value, str):
            found.append(Reference(path, target_name(value, relation), relation))

    return walk


def _words(relation: Relation, below: _Walk | None) -> _Walk:
    """The records that placeholders in words name; a value that is no text has its parts."""

    def walk(value: Any, path: FieldPath, found: list[Reference]) -> None:  # noqa: ANN401
        if isinstance(value, str):
            names = dict.fromkeys(target.partition("/")[0] for target in targets(value))
            found.extend(Reference(path, RecordName(relation.takes[0], name), relation) for name in names)
        elif below is not None:
            below(value, path, found)

    return walk


def _entries(inner: _Walk) -> _Walk:
    def walk(value: Any, path: FieldPath, found: list[Reference]) -> None:  # noqa: ANN401
        pairs = enumerate(value) if isinstance(value, list) else value.items() if isinstance(value, dict) else ()
        for key, entry in pairs:
            inner(entry, (*path, key), found)

    return walk


def _properties(walks: Mapping[str, _Walk]) -> _Walk:
    def walk(value: Any, path: FieldPath, found: list[Reference]) -> None:  # noqa: ANN401
        if isinstance(value, dict):
            for key, inner in walks.items():
                if key in value:
                    inner(value[key], (*path, key), found)

    return walk
