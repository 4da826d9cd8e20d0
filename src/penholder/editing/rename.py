"""Rename: a record gets another id, and every record that names it follows.

Only the scalars that hold the name are replaced, where they stand; no file is written anew from its data, so comments,
order, quotation marks and line ends stay as their author left them.
"""

from __future__ import annotations

import codecs
import copy
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from penholder.diagnostics import Severity, UsageFault
from penholder.editing.ids import refuse_bad_id
from penholder.editing.scalars import Edit, Places, Unreachable, apply, written
from penholder.editing.together import Change, change_together
from penholder.knowledge.loading import Loaded, load
from penholder.knowledge.record import FieldPath, Record, RecordName, Reference
from penholder.reading.characters import decode
from penholder.reading.files import SUFFIX
from penholder.reading.nearest import suggestion
from penholder.reading.yaml_nodes import parse
from penholder.workspace import Workspace

_NAMES = re.compile(r"(?<=\{paragraph:)[a-z0-9-]+")
FORMERLY = "formerly"
"""The field that keeps former ids, so that old links still lead somewhere."""


@dataclass(frozen=True, slots=True)
class RenameResult:
    """What a renaming did."""

    name: RecordName
    """The new name."""
    changed: tuple[str, ...]
    """The files that hold something else than before, relative to the workspace: the record's own, then by path."""
    references: int
    """How many references follow."""


def rename(workspace: Workspace, old: RecordName, new_id: str) -> RenameResult:
    """Give a record another id: move its file, note the former id in it, and follow every reference to it.

    All files change, or none. Raises UsageFault where the record is missing, the new id is bad, in use or the former
    id of another record, or where mistakes in files hide references; EnvironmentFault where a file cannot be written.
    """
    refuse_bad_id(new_id)
    loaded = load(workspace)
    record = _renamed_record(loaded, old, new_id)
    new = RecordName(old.type, new_id)
    own = (workspace.root / record.path).with_name(new_id + SUFFIX)
    if os.path.lexists(own):
        raise UsageFault(f"{workspace.relative(own)} is already there", "choose another id")
    values = {
        other.name: {
            reference.field: _renamed(_get(other.data, reference.field), reference, old, new)
            for reference in other.references
            if reference.target == old
        }
        for other in loaded.base.records.values()
    }
    references = sum(len(fields) for fields in values.values())
    values[old][("id",)] = new_id
    before = workspace.root / record.path
    changes = [Change(own, _rewritten(loaded, record, values.pop(old), before, new_id), before)]
    for name, fields in values.items():
        if fields:
            referrer = loaded.base.records[name]
            path = workspace.root / referrer.path
            changes.append(Change(path, _rewritten(loaded, referrer, fields, path)))
    change_together([*changes, Change(before, None)])
    return RenameResult(new, tuple(workspace.relative(change.path) for change in changes), references)


def _renamed_record(loaded: Loaded, old: RecordName, new_id: str) -> Record:
    """The record to rename, once nothing speaks against it."""
    mistake = next((found for found in loaded.diagnostics if found.severity is Severity.ERROR), None)
    if mistake is not None:
        message = f"{mistake.path} has a mistake that may hide references: {mistake.message}"
        raise UsageFault(message, 'mend what "penholder check" reports, then rename')
    record = loaded.base.get(old)
    if record is None:
        known = [other.name.id for other in loaded.base.of_type(old.type)]
        raise UsageFault(f"there is no {old}", suggestion(old.id, known))
    if new_id == old.id:
        raise UsageFault(f'the id of {old} is already "{new_id}"')
    new = RecordName(old.type, new_id)
    if new in loaded.base.records:
        raise UsageFault(f"there is a {new} already", "choose another id")
    for other in loaded.base.of_type(old.type):
        if other.name != old and new_id in other.data.get(FORMERLY, ()):
            raise UsageFault(f'"{new_id}" is a former id of {other.name}', "choose another id: old links lead there")
    return record


def _rewritten(
    loaded: Loaded, record: Record, fields: Mapping[FieldPath, str], path: Path, new_id: str | None = None
) -> bytes:
    """A file's bytes with new values in some fields; with `new_id` set, it is the file of the renamed record."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageFault(f"{record.path} cannot be read any more: {error.strerror}") from error
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    text = data.decode("utf-8-sig")
    node = parse(_clean(data))[0]
    if node is None or node.value != record.data:
        raise UsageFault(f"{record.path} was changed in this moment", "try again")
    expected = copy.deepcopy(node.value)
    places = Places(text, node)
    try:
        edits = [
            edit for field, value in fields.items() for edit in _edits(places, field, _get(record.data, field), value)
        ]
        for field, value in fields.items():
            _set(expected, field, value)
        if new_id is not None:
            edits += _note_former(places, expected, record.name.id, new_id)
    except Unreachable:
        raise _unusual(record.path) from None
    result = mark + apply(text, edits).encode()
    _verify(loaded, record, result, expected)
    return result


def _tokens(name: str) -> tuple[str, str]:
    """How placeholders name a clause, with and without an item."""
    return f"{{paragraph:{name}}}", f"{{paragraph:{name}/"


def _renamed(value: str, reference: Reference, old: RecordName, new: RecordName) -> str:
    """A value that names a record, or words that name it in placeholders, with the new name."""
    if value not in (old.id, str(old)):
        for before, after in zip(_tokens(old.id), _tokens(new.id), strict=True):
            value = value.replace(before, after)
        return value
    return str(new) if reference.relation.takes_full_names else new.id


def _edits(places: Places, field: FieldPath, before: str, after: str) -> list[Edit]:
    if "{paragraph:" not in before:
        return [places.replace(field, before, after)]
    # Words with placeholders: a name has no spaces, so that no folding can part it.
    (old, new), *_ = (
        (one[0], other[0])
        for one, other in zip(_NAMES.finditer(before), _NAMES.finditer(after), strict=True)
        if one[0] != other[0]
    )
    return [
        edit
        for one, other in zip(_tokens(old), _tokens(new), strict=True)
        for edit in places.replace_within(field, one, other, before.count(one))
    ]


def _clean(data: bytes) -> str:
    text = decode(data)
    return text if isinstance(text, str) else ""


def _note_former(places: Places, expected: dict[str, Any], old_id: str, new_id: str) -> list[Edit]:
    """Add the old id to the former ones, in the place of the new id where that was one of them."""
    former = expected.setdefault(FORMERLY, [])
    if old_id in former:
        return []
    if new_id in former:
        index = former.index(new_id)
        former[index] = old_id
        return [places.replace((FORMERLY, index), new_id, old_id)]
    former.insert(0, old_id)
    entry = written(old_id)
    if len(former) > 1:
        start = places.start((FORMERLY,))
        if places.text[start] == "[":
            return [Edit(start + 1, start + 1, f"{entry}, ")]
        return [Edit(start, start, f"- {entry}{places.newline}{' ' * places.column((FORMERLY,))}")]
    start = places.start(())
    if places.text[start] == "{":
        return [Edit(start + 1, start + 1, f"{FORMERLY}: [{entry}], ")]
    end = places.end_of_line(places.replace(("id",), old_id, new_id).end)
    margin = places.newline + " " * places.column(())
    return [Edit(end, end, f"{margin}{FORMERLY}:{margin}  - {entry}")]


def _verify(loaded: Loaded, record: Record, data: bytes, expected: Mapping[str, Any]) -> None:
    """Read what would be written; it must say what is meant, and pass its schema."""
    found = loaded.reader.careful.read(_clean(data), record.name.type, str(expected["id"]))
    if isinstance(found, Sequence):
        message = f"{record.path} could not be changed: {found[0].message}"
        raise UsageFault(message, found[0].hint)
    if found != expected:
        raise _unusual(record.path)


def _unusual(path: str) -> UsageFault:
    return UsageFault(f"a name in {path} is written in an unusual way", "write it on one line, then try again")


def _get(data: Any, path: FieldPath) -> str:  # noqa: ANN401
    for step in path:
        data = data[step]
    return str(data)


def _set(data: Any, path: FieldPath, value: str) -> None:  # noqa: ANN401
    for step in path[:-1]:
        data = data[step]
    data[path[-1]] = value
