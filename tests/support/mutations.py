"""Record texts, changed a little as people and bad intentions change them."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

TOKENS = (
    *(
        "&a ",
        "*a",
        "!!str ",
        "!x ",
        "! ",
        "<<: ",
        "? ",
        "?\n",
        ": ",
        ":",
        ":\n",
        " :",
        "- ",
        "-",
        "- - ",
        "---\n",
        "...\n",
    ),
    *(
        "\t",
        " \t",
        "\n\t",
        " ",
        "  ",
        "    ",
        "\n",
        "\n\n",
        "\n  ",
        "\n    ",
        "\n- ",
        "\n -",
        "\r\n",
        "\n  # c\n",
        "\n# c\n",
    ),
    *(
        "0123",
        "1.10",
        "0x1F",
        "0o17",
        "0b1",
        "1_000",
        "12:30:00",
        ".5",
        "5.",
        "+1",
        "-0",
        "1e3",
        "4.5",
        ".nan",
        "-.inf",
    ),
    *("2026-02-30", "99999999999999999999", "~", "null", "true", "yes", "NO", "2100"),
    *(
        '"',
        "'",
        '""',
        "''",
        "\\",
        "\\n",
        '"\\u200b"',
        '"a\\\n  b"',
        "''a''",
        '"a": b',
        "'a' : b",
        '"a":b',
        "\n'",
        '"\n',
    ),
    *(
        "[",
        "]",
        "{",
        "}",
        "[]",
        "{}",
        "[a, b]",
        "{a: b}",
        "[a: b]",
        "{a}",
        "{a:}",
        "{a,}",
        "[a,]",
        ",",
        ", ",
        "[\n",
        "\n}",
    ),
    *("|", "|\n", "|2-\n", ">+\n", ">-\n   ", "|9\n", ">", "|-", "#", " # c", "# c", "%", "%YAML 1.2\n", "@", "`", "="),
    *(
        "\u00e9",
        "e\u0301",
        "\u200b",
        "\u00ad",
        "\ufeff",
        "\u2028",
        "\x85",
        "\u00a0",
        "\u2003",
        "\u202e",
        "\x00",
        "\uffff",
    ),
    *("\U0001f600", "\u0660", "key: v\n", "a: b", "a :b", "<b>", "[x](y)", "&amp;", "![", "{: a}", "{ .a }"),
    "a" * 1_030 + ": ",
)
"""What YAML, and the prose in it, treat in a way of their own."""


@st.composite
def mutated(draw: st.DrawFn, texts: Sequence[tuple[str, str, str]]) -> tuple[str, str, str]:
    """One of some texts (type, id, text), with one to four changes."""
    type_name, record_id, text = draw(st.sampled_from(texts))
    for _ in range(draw(st.integers(1, 4))):
        text = _changed(draw, text)
    return type_name, record_id, text.replace("\r\n", "\n").replace("\r", "\n")


def _changed(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    number = draw(st.integers(0, len(lines) - 1))
    line = lines[number]
    token = draw(st.sampled_from(TOKENS))
    # Most places where something may begin matter more than those inside words.
    starts = [0, *(index + 1 for index, character in enumerate(line) if character in " :-[{,\"'"), len(line)]
    at = draw(st.sampled_from(starts) | st.integers(0, len(line)))
    key, colon, value = line.partition(": ")
    choices = {
        "insert": line[:at] + token + line[at:],
        "replace": line[:at] + token + line[at + len(token) :],
        "delete": line[:at] + line[at + draw(st.integers(1, 8)) :],
        "value": key + colon + token if colon else line + token,
        "indent": " " * draw(st.integers(1, 3)) + line,
        "dedent": line.removeprefix(" "),
        "twice": f"{line}\n{line}",
        "away": "",
        "join": line + (lines.pop(number + 1).lstrip() if number + 1 < len(lines) else ""),
        "quote": f'{key}{colon}"{value}"',
    }
    lines[number] = choices[draw(st.sampled_from(sorted(choices)))]
    return "\n".join(lines)
