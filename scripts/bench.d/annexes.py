"""Makes a workspace of annexes, about 30 pages each, for measuring; the same seed gives the same bytes."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from records import Author

PARAGRAPHS = 84
"""The paragraphs of an annex, with three items each: about 30 pages of A4."""
HEAD = (
    "id: {id}\ntitle: {title}\nsummary: Made for measuring.\nstatus: published\nclearance: public\n"
    "revised: 2026-11-20\n"
)


def make_annexes(model: Path, folder: Path, count: int) -> list[str]:
    """Annexes and their clauses in `folder`, with the schemas and templates of the workspace `model`; their ids."""
    for name in ("schemas", "templates", "docs"):
        shutil.copytree(model / name, folder / name)
    shutil.copy(model / "mkdocs.yml", folder)
    author = Author(100)
    clauses = [f"clause-{number:03}" for number in range(PARAGRAPHS)]
    for clause in clauses:
        _write(folder, "clauses", clause, _clause(author))
    _write(folder, "verbs", "requests", "form: Requests\nkind: operative\nfunction: task\nusage: Asks.\n")
    annexes = [f"annex-{number:02}" for number in range(count)]
    for annex in annexes:
        author.random.shuffle(clauses)
        _write(folder, "drafts", annex, _draft(author, clauses))
    return annexes


def _write(folder: Path, type_folder: str, record_id: str, text: str) -> None:
    path = folder / "content" / type_folder / f"{record_id}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD.format(id=record_id, title=record_id) + text, encoding="utf-8")


def _clause(author: Author) -> str:
    items = "".join(f"      - {author.words(22, 30).lower()}\n" for _ in range(3))
    return (
        "kind: operative\nfunction: task\nrationale: It is measured.\nprovenance: proposed\nstrengths:\n  preferred:\n"
        f"    verb: requests\n    text: the mission to {author.words(40, 50).lower()} and *requests* more\n"
        f"    items:\n{items}"
    )


def _draft(author: Author, clauses: list[str]) -> str:
    sections = "".join(
        f"  - heading: {author.words(2, 4)}\n    clauses:\n"
        + "".join(f"      - {{clause: {clause}, strength: preferred}}\n" for clause in clauses[start : start + 9])
        for start in range(0, len(clauses), 9)
    )
    return f'product: annex\nversion: "0.1"\ndate: 2026-11-20\nmarking: DRAFT / NON-PAPER\nsections:\n{sections}'


if __name__ == "__main__":
    make_annexes(Path.cwd(), Path(sys.argv[1]), int(sys.argv[2]))
