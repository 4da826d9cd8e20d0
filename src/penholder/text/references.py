"""References: the numbers of other paragraphs, put in once all paragraphs are numbered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from penholder.text.model import Block, Heading, Paragraph, Spans, joined, paragraphs


def numbers(operative: Sequence[Block]) -> dict[str, str]:
    """The number of each named paragraph and item, as cited: `16`, `5 bis`, `16 (c) (i)`.

    Only operative paragraphs have numbers.
    """
    return dict(_numbers(operative, ""))


def _numbers(blocks: Sequence[Block], above: str) -> Iterator[tuple[str, str]]:
    for block in paragraphs(blocks):
        own = block.label if above else block.label.rstrip(".")
        cited = f"{above} {own}".strip()
        if block.name:
            yield block.name, cited
        yield from _numbers(block.items, cited)


@dataclass(frozen=True, slots=True)
class Resolver:
    """Puts numbers in the place of references."""

    numbers: Mapping[str, str]
    """What each target is cited by."""

    def blocks(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        """The blocks with their references resolved; a target without a number is shown in brackets."""
        return tuple(self._block(block) for block in blocks)

    def _block(self, block: Block) -> Block:
        if isinstance(block, Heading):
            return block
        resolved: Paragraph = replace(block, spans=self._spans(block.spans), items=self.blocks(block.items))
        return resolved

    def _spans(self, spans: Spans) -> Spans:
        if not any(span.target or span.footnote for span in spans):
            return spans
        return joined(
            replace(span, text=self.numbers[span.target])
            if span.target in self.numbers
            else replace(span, text=f"[{span.target}]", target="")
            if span.target
            else replace(span, footnote=self._spans(span.footnote))
            for span in spans
        )
