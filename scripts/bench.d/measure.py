"""Measures Penholder against its peers, in turn and in one run, and prints each ratio with its target."""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from annexes import make_annexes
from browsing import seconds_to_result
from memory import mebibytes
from pages import write_project
from records import make_workspace
from serving import Edited, Server
from weighing import weigh

from penholder.rendering.pandoc import program

ROOT = Path(__file__).resolve().parents[2]
PENHOLDER = Path(sys.executable).with_name("penholder")
PEERS = ROOT / ".penholder" / "bench-peers"
ROWS = ("check", "site", "serve", "drafts", "search", "weight")
PEER_PACKAGES = ("pyyaml", "jsonschema", "mkdocs", "mkdocs-material")


@dataclass(frozen=True, slots=True)
class Run:
    """A command that was measured."""

    seconds: float
    """The time that the whole process took."""
    mebibytes: float
    """The most memory that it and its children held together."""


def run(*command: object, cwd: Path) -> Run:
    """Run a command and measure it; a command that fails ends the measuring."""
    start = time.perf_counter()
    process = subprocess.Popen([str(part) for part in command], cwd=cwd, stdout=subprocess.DEVNULL)
    most = [0.0]
    watcher = threading.Thread(target=_watch, args=(process.pid, most), daemon=True)
    watcher.start()
    code = process.wait()
    seconds = time.perf_counter() - start
    if code:
        sys.exit(f"{command[0]} ended with {code}")
    return Run(seconds, most[0])


def _watch(pid: int, most: list[float]) -> None:
    while Path(f"/proc/{pid}").exists():
        most[0] = max(most[0], mebibytes(pid))
        time.sleep(0.05)


def peer_environment() -> Path:
    """A Python environment with the peers, at the versions of the lock file; made once."""
    python = PEERS / "bin" / "python"
    if not python.exists():
        print("Installing the peers …", file=sys.stderr)
        lock = (ROOT / "requirements-dev.lock").read_text().splitlines()
        pins = [line.split(" ")[0] for line in lock if line.split("==")[0] in PEER_PACKAGES]
        subprocess.run([sys.executable, "-m", "venv", str(PEERS)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *pins], check=True)
    return PEERS / "bin"


def compare(product: Callable[[], Run], peer: Callable[[], Run], times: int) -> tuple[Run, Run]:
    """Product and peer in turn, some times; the medians."""
    pairs = [(product(), peer()) for _ in range(times)]
    return _median([pair[0] for pair in pairs]), _median([pair[1] for pair in pairs])


def _median(runs: list[Run]) -> Run:
    return Run(statistics.median(run.seconds for run in runs), statistics.median(run.mebibytes for run in runs))


def told(name: str, product: Run, peer: Run, target: float) -> None:
    """Print a row."""
    ratio = product.seconds / peer.seconds
    verdict = "met" if ratio <= target else f"missed by {ratio / target - 1:.0%}"
    print(
        f"{name:<34}{product.seconds:>9.2f} s{peer.seconds:>9.2f} s{ratio:>9.3f}×{target:>8.2f}×  {verdict:<16}"
        f"{product.mebibytes:>6.0f} MiB{peer.mebibytes:>6.0f} MiB",
        flush=True,
    )


def measure_check(folder: Path, times: int) -> None:
    """Cold and warm check of 10,000 records."""
    workspace = folder / "check"
    make_workspace(ROOT, workspace, 10_000)
    edited = workspace / "content" / "lessons" / "lesson-00007.yaml"
    text = edited.read_text()
    peer = peer_environment() / "python"

    def check() -> Run:
        return run(PENHOLDER, "check", "--quiet", cwd=workspace)

    def cold() -> Run:
        shutil.rmtree(workspace / ".penholder", ignore_errors=True)
        return check()

    def warm() -> Run:
        edited.write_text(text.replace("place: ", f"place: Upper {time.monotonic_ns()} "))
        return check()

    def peer_check() -> Run:
        return run(peer, ROOT / "scripts" / "bench.d" / "peer_check.py", workspace, cwd=workspace)

    peer_check()  # once for the file cache
    told("cold check, 10,000 records", *compare(cold, peer_check, times), 0.25)
    time.sleep(0.1)
    check()
    told("warm check after one edit, 10,000", *compare(warm, peer_check, times), 0.05)


def measure_site(folder: Path, count: int, times: int) -> None:
    """The whole build, against MkDocs alone on the same pages."""
    workspace, plain = folder / f"site-{count}", folder / f"plain-{count}"
    make_workspace(ROOT, workspace, count)
    write_project(workspace, plain)
    mkdocs = peer_environment() / "mkdocs"

    def cold() -> Run:
        shutil.rmtree(workspace / ".penholder", ignore_errors=True)
        return run(PENHOLDER, "build", cwd=workspace)

    def again() -> Run:
        return run(PENHOLDER, "build", cwd=workspace)

    def peer_site() -> Run:
        return run(mkdocs, "build", "--quiet", cwd=plain)

    product, peer = compare(cold, peer_site, times)
    told(f"site, {count:,} records, with search", product, peer, 1.15)
    told(f"site, {count:,}, nothing changed", again(), peer, 1.15)


def measure_serve(folder: Path, times: int) -> None:
    """From the moment that a file is saved to the page with its new words, against `mkdocs serve`."""
    workspace, plain = folder / "serve", folder / "serve-plain"
    make_workspace(ROOT, workspace, 2_000)
    write_project(workspace, plain)
    page = "lessons/lesson-00007/"
    record = Edited(workspace / "content" / "lessons" / "lesson-00007.yaml", "what_happened: >-\n  ")
    title = Edited(record.file, "title: ")
    markdown = Edited(plain / "docs" / page / "index.md", '<div class="ph-prose"><p>')
    mkdocs = [peer_environment() / "mkdocs", "serve", "--quiet", "--dev-addr"]
    body, heading, other = [], [], []
    with (
        Server([PENHOLDER, "serve", "--port"], "", workspace, page) as product,
        Server(mkdocs, "127.0.0.1:", plain, page) as peer,
    ):
        product.seconds_to(record)  # once, as the first edit of a day
        for _ in range(times):
            body.append(Run(product.seconds_to(record), product.mebibytes))
            heading.append(Run(product.seconds_to(title), product.mebibytes))
            other.append(Run(peer.seconds_to(markdown), peer.mebibytes))
    told("edit to page in serve, 2,000", _median(body), _median(other), 0.15)
    told("the same for an edit of a title", _median(heading), _median(other), 0.15)


def measure_search(folder: Path, count: int, times: int) -> None:
    """From the first key to the first result in a browser, against the theme's own search."""
    workspace, plain = folder / f"search-{count}", folder / f"search-plain-{count}"
    make_workspace(ROOT, workspace, count)
    write_project(workspace, plain)
    run(PENHOLDER, "build", cwd=workspace)
    run(peer_environment() / "mkdocs", "build", "--quiet", cwd=plain)
    ours = seconds_to_result(workspace / "build" / "site", times)
    theirs = seconds_to_result(plain / "build" / "site", times)
    told(f"search, first result at {count:,}", Run(ours, 0), Run(theirs, 0), 0.5 / theirs)


def measure_weight() -> None:
    """What a reader loads: the first page, then the heaviest page of each kind. Of the records of this repository."""
    run(PENHOLDER, "build", cwd=ROOT)
    weigh(ROOT / "build" / "site")


def measure_drafts(folder: Path, count: int, target: float, times: int) -> None:
    """Annexes of 30 pages as Word, against pandoc alone on the same Markdown, one after the other."""
    workspace, markdown = folder / f"drafts-{count}", folder / f"markdown-{count}"
    annexes = make_annexes(ROOT, workspace, count)
    run(PENHOLDER, "draft", *annexes, "--to", "md", "--out", markdown, cwd=workspace)
    reference = workspace / "templates" / "word" / "reference.docx"

    def written() -> Run:
        return run(PENHOLDER, "draft", *annexes, "--out", folder / "word", cwd=workspace)

    def peer() -> Run:
        files = [(markdown / f"{annex}.md", folder / f"{annex}.docx") for annex in annexes]
        options = ("--from=commonmark", f"--reference-doc={reference}")
        runs = [run(program(), source, *options, "--output", target, cwd=workspace) for source, target in files]
        return Run(sum(run.seconds for run in runs), max(run.mebibytes for run in runs))

    what = "one annex" if count == 1 else f"{count} annexes"
    told(f"{what} of 30 pages to Word", *compare(written, peer, times), target)


def main() -> None:
    """Measure the rows that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", nargs="*", choices=[*ROWS, []], help="which rows; all where none is named")
    parser.add_argument("--large", action="store_true", help="the site at 10,000 records too")
    parser.add_argument("--times", type=int, default=3, help="runs a row, of which the median counts")
    arguments = parser.parse_args()
    rows = arguments.rows or ROWS
    print(
        f"{'work':<34}{'penholder':>11}{'peer':>11}{'ratio':>10}{'target':>9}  {'verdict':<16}{'memory, together':>20}"
    )
    with tempfile.TemporaryDirectory(prefix="penholder-bench-") as name:
        folder = Path(name)
        if "check" in rows:
            measure_check(folder, arguments.times)
        if "drafts" in rows:
            measure_drafts(folder, 1, 2.5, max(arguments.times, 7))
            measure_drafts(folder, 50, 0.6, arguments.times)
        if "site" in rows:
            measure_site(folder, 2_000, arguments.times)
            if arguments.large:
                measure_site(folder, 10_000, 1)
        if "serve" in rows:
            measure_serve(folder, arguments.times)
        if "search" in rows:
            measure_search(folder, 2_000, arguments.times)
            if arguments.large:
                measure_search(folder, 10_000, arguments.times)
        if "weight" in rows:
            measure_weight()


if __name__ == "__main__":
    main()
