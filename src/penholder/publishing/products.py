"""Products: what is made of records, piece by piece, and made again only where what it shows has changed."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from penholder.knowledge.base import KnowledgeBase
from penholder.publishing.digest import digest
from penholder.publishing.stock import Item, Stock
from penholder.publishing.trace import Sights, Standing, Trace
from penholder.publishing.workers import AHEAD, BATCH

_Draft = TypeVar("_Draft")
Work: TypeAlias = Callable[[list[tuple[str, _Draft]]], list[tuple[Any, bytes]]]
"""What a worker does with some prepared products, each with its path: for each, notes on it (JSON) and its bytes."""


@dataclass(frozen=True, slots=True)
class Product(Generic[_Draft]):
    """Something to be made."""

    path: str
    """What it is known by; no two products have the same."""
    origin: str
    """The file of the workspace that it is made from; a problem of it is told of that file."""
    shape: bytes
    """A digest of all that shapes it beside the records."""
    prepare: Callable[[Trace], _Draft]
    """Collects from the records what a worker needs to make it, and notes in the trace what it looked at."""


@dataclass(frozen=True, slots=True)
class _Batch(Generic[_Draft]):
    """Products in the hands of a worker."""

    products: list[tuple[Product[_Draft], Sights]]
    results: Future[list[tuple[Any, bytes]]]


class Making:
    """Makes products in a pool, for one knowledge base after the other; what is in stock and still good stays."""

    def __init__(self, stock: Stock, pool: Executor) -> None:
        self._stock = stock
        self._pool = pool
        self._standing = Standing(lasting=stock.at_hand)
        self._wanted: list[str] = []

    def begin(self, base: KnowledgeBase) -> None:
        """Make products of this base from now on."""
        self._wanted = []
        self._standing.turn_to(base)

    def end(self) -> None:
        """Forget all products in stock that were not asked for since the beginning."""
        self._stock.keep_only(self._wanted)

    def make(self, products: Iterable[Product[_Draft]], work: Work[_Draft]) -> Iterator[tuple[Product[_Draft], Item]]:
        """Each product with what was made of it; what is in stock overtakes what is being made.

        Never holds many of them. What a worker raises is raised here.
        """
        running: deque[_Batch[_Draft]] = deque()
        waiting: list[tuple[Product[_Draft], Sights]] = []
        drafts: list[tuple[str, _Draft]] = []
        for product in products:
            self._wanted.append(product.path)
            item = self._stock.get(product.path)
            if item is not None and item.grounds == self._grounds(product, item.sights):
                yield product, item
                continue
            trace = Trace()
            drafts.append((product.path, product.prepare(trace)))
            waiting.append((product, trace.sights))
            if len(waiting) == BATCH:
                running.append(_Batch(waiting, self._pool.submit(work, drafts)))
                waiting, drafts = [], []
            if len(running) > AHEAD:
                yield from self._finished(running.popleft())
        if waiting:
            running.append(_Batch(waiting, self._pool.submit(work, drafts)))
        for batch in running:
            yield from self._finished(batch)

    def later(self, products: Iterable[Product[_Draft]]) -> Iterator[Product[_Draft]]:
        """The products as they come; they will be made by who asks for them, and what is in stock of them stays."""
        for product in products:
            self._wanted.append(product.path)
            yield product

    def _finished(self, batch: _Batch[_Draft]) -> Iterator[tuple[Product[_Draft], Item]]:
        for (product, sights), (notes, body) in zip(batch.products, batch.results.result(), strict=True):
            item = Item(self._grounds(product, sights), sights, notes, body)
            self._stock.put(product.path, item)
            yield product, item

    def _grounds(self, product: Product[_Draft], sights: Sights) -> bytes:
        return digest(product.shape, self._standing.of(sights))
