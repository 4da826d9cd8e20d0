"""Makes workspaces of many records for measuring; the same seed gives the same bytes."""

from __future__ import annotations

import random
import shutil
import sys
import textwrap
from pathlib import Path

WORDS = """
mission assessment protection civilians early warning analysis community leaders district council report
monthly risk indicator patrol liaison officer dialogue mediation inquiry evidence training exercise planning
threat armed group displacement market road school hospital authority police judge prosecutor witness record
agreement region border transition handover benchmark condition review partner agency resource mandate renewal
""".split()  # noqa: SIM905 (as a list it would fill the page)
SHARES = (
    ("recommendation", "recommendations", 45),
    ("lesson", "lessons", 35),
    ("actor", "actors", 10),
    ("source", "sources", 10),
)
"""Types, folders and how many of a hundred records are of each."""


class Author:
    """Writes records with a seeded hand."""

    def __init__(self, count: int, seed: int = 20261120) -> None:
        self.random = random.Random(seed)
        self.ids = {
            type_name: [f"{type_name}-{number:05}" for number in range(max(1, count * share // 100))]
            for type_name, _, share in SHARES
        }

    def words(self, least: int, most: int) -> str:
        """Some words that begin like a sentence."""
        return " ".join(self.random.choices(WORDS, k=self.random.randint(least, most))).capitalize()

    def prose(self, field: str, sentences: int, indent: int = 0) -> str:
        """A folded block scalar."""
        text = " ".join(self.words(9, 16) + "." for _ in range(sentences))
        body = textwrap.indent(textwrap.fill(text, 98 - indent), " " * (indent + 2))
        return f"{' ' * indent}{field}: >-\n{body}\n"

    def listed(self, field: str, count: int) -> str:
        """A list of sentences."""
        return f"{field}:\n" + "".join(f"  - {self.words(8, 14)}.\n" for _ in range(count))

    def pick(self, type_name: str, count: int) -> list[str]:
        """Different ids of a type."""
        known = self.ids[type_name]
        return self.random.sample(known, min(count, len(known)))

    def citations(self, count: int) -> str:
        """The sources of a record."""
        rows = [
            f"  - source: {source}\n    locator: para. {self.random.randint(1, 90)} ({self.random.choice('abcd')})\n"
            f"    role: {self.random.choice(('basis', 'evidence', 'counter-view'))}\n"
            for source in self.pick("source", count)
        ]
        return "sources:\n" + "".join(rows)

    def record(self, type_name: str, record_id: str) -> str:
        """A whole record of a type, about 47 lines for the two main types."""
        tags = ", ".join(sorted(set(self.random.choices(WORDS, k=4))))
        head = (
            f"id: {record_id}\ntitle: {self.words(4, 9)}\n{self.prose('summary', 1)}status: published\n"
            f"clearance: public\nrevised: 2026-{self.random.randint(1, 11):02}-{self.random.randint(1, 20):02}\n"
            f"review_by: 2099-01-01\ntags: [{tags}]\n"
        )
        return head + getattr(self, f"_{type_name}")()

    def _recommendation(self) -> str:
        phase = self.random.choice(("mandate-development", "operations", "transition"))
        capacity = self.random.choice(("analytical", "advisory", "convening", "coordinating"))
        addressees = "".join(f"  - {actor}\n" for actor in self.pick("actor", 2))
        related = "".join(f"  - recommendation/{name}\n" for name in self.pick("recommendation", 3))
        return (
            f"{self.prose('action', 2)}addressees:\n{addressees}phase: [{phase}]\ncapacity: [{capacity}]\n"
            f"horizon: standing\n{self.prose('rationale', 4)}{self.listed('steps', 3)}{self.listed('indicators', 3)}"
            f"basis: [interviews]\nnot_carried_out: It is made up.\n{self.citations(3)}related:\n{related}"
        )

    def _lesson(self) -> str:
        teaches = "".join(f"  - {name}\n" for name in self.pick("recommendation", 2))
        return (
            f"case:\n  situation: {self.words(3, 5)}\n  place: {self.words(1, 2)}\n  period: 2012–2014\n"
            f"outcome: {self.random.choice(('positive', 'negative', 'mixed'))}\n"
            f"{self.prose('what_happened', 4)}{self.prose('why', 3)}{self.prose('lesson', 2)}"
            f"{self.listed('do_differently', 3)}teaches:\n{teaches}basis: [expert-argument]\n{self.citations(3)}"
        )

    def _actor(self) -> str:
        return f"{self.prose('role', 3)}kind: office\n{self.citations(2)}"

    def _source(self) -> str:
        number = self.random.randint(100, 2800)
        authors = f"authors:\n  - {self.words(2, 2)}\npublisher: {self.words(2, 4)}\n"
        return f'kind: paper\n{authors}date: "{1990 + number % 30}"\n'


def make_workspace(model: Path, folder: Path, count: int) -> None:
    """A workspace of about `count` records in `folder`, with the schemas and templates of the workspace `model`."""
    for name in ("schemas", "templates", "docs"):
        shutil.copytree(model / name, folder / name)
    shutil.copy(model / "mkdocs.yml", folder)
    author = Author(count)
    for type_name, type_folder, _ in SHARES:
        place = folder / "content" / type_folder
        place.mkdir(parents=True)
        for record_id in author.ids[type_name]:
            (place / f"{record_id}.yaml").write_text(author.record(type_name, record_id), encoding="utf-8")


if __name__ == "__main__":
    make_workspace(Path.cwd(), Path(sys.argv[1]), int(sys.argv[2]))
