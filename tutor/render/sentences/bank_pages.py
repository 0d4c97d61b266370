"""Sentences on the pages of `tutor bank`: the list of exercises, an exercise, what was found in a bank."""

from __future__ import annotations

_LIST: dict[str, str] = {
    "title": "Exercises",
    "bank": "{title} ({bank})",
    "id": "exercise",
    "about": "title",
    "level": "level",
    "kinds": "kinds",
    "variants": "variants",
    "count": "One exercise, {variants} variants.",
    "counts": "{exercises} exercises, {variants} variants.",
    "next": "`tutor bank show {id}` shows one of them.",
    "no-match": "No exercise is all of this at once. Leave out --topic, --skill or --difficulty.",
    "none-here": "No exercise in these banks can be used. `tutor bank lint` tells what is wrong with them.",
}

_PAGE: dict[str, str] = {
    "about": "{id} · level {difficulty} of 5",
    "variant": "{id} · level {difficulty} of 5 · variant {seed}",
    "part": "Part {part}",
    "number": "{number}. {said}",
    "next-line": "The next line:",
    "points": "{points} points",
    "attempts": "{count} attempts",
    "attempt": "only one attempt",
    "and": "{first} · {second}",
    "discuss": "Answer in your own words. Then compare with the model answer, and mark the points that you reached.",
    "discuss-exam": "Answer in your own words. At the end a model answer is shown, to compare with.",
    "as-before": "as in part {part}",
    "rate": "{rate} {relation} {shown}",
    "hints": "Hints",
    "hint-later": "A hint that needs your answer to part {part} comes in practice.",
    "hint-later-many": "A hint that needs your answers to parts {first} and {last} comes in practice.",
    "your-answer": "your answer to part {part}",
    "from-answer": "what follows from your answer to part {part}",
    "from-answer-many": "what follows from your answers to parts {first} and {last}",
    "go-on": "Go on from your answer to part {part}.",
    "go-on-many": "Go on from your answers to parts {first} and {last}.",
    "solution": "Worked solution",
    "solution-part": "Part {part}, worked out",
}

_COVER: dict[str, str] = {
    "title": "What the exercises cover",
    "skills": "Skills by level",
    "kinds": "Kinds of questions by level",
    "both": "Skills by kinds of questions",
    "mistakes": "Mistakes that can show",
    "skill": "skill",
    "kind": "kind",
    "kinds-in": "exercises of each kind, and their levels",
    "level": "level {level}",
    "all": "all",
    "exercise": "exercise",
    "shows": "mistakes with a name",
    "alike": "lead to the same answer",
    "gaps": "No exercise practises {skills}.",
    "no-gaps": "Every skill has an exercise.",
}

_SAID: dict[str, str] = {
    "outcome-title": "Your answer",
    "discussed-yours": "What you wrote",
    "discussed-mark": "Which of these points are in what you wrote? Nobody but you can tell: answer again with their "
    "numbers ({numbers} for all), or with none.",
}

SENTENCES: dict[str, str] = {
    **{f"bank-list-{key}": said for key, said in _LIST.items()},
    **{f"bank-page-{key}": said for key, said in _PAGE.items()},
    **{f"bank-cover-{key}": said for key, said in _COVER.items()},
    **{f"bank-{key}": said for key, said in _SAID.items()},
}
"""Every sentence by key."""
