"""The page of progress, its export and import; every key begins with "practice-"."""

from __future__ import annotations

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

SENTENCES: dict[str, str] = {
    "practice-page-title": "Your progress",
    "practice-page-title-of": "The progress of {student}",
    "practice-page-empty": "Nothing has been answered yet. `tutor practice` begins.",
    "practice-page-answers": "Answers: {answers}, of which right: {right}. Different exercises: {exercises}.",
    "practice-page-mastered": "Mastered: {mastered} of {skills} skills.",
    "practice-page-streak": "You have practised on {days} days in a row; the longest row is {longest}.",
    "practice-page-longest": "The longest row of days with practice is {longest}.",
    "practice-page-away": "Some of it was practised in banks that are not in use here: {banks}. Their skills are not "
    "shown; `--bank` with the file of a bank shows them.",
    "practice-page-skills": "Skills",
    "practice-page-skill": "skill",
    "practice-page-mastery": "mastery",
    "practice-page-trend": "trend",
    "practice-page-returns": "returns",
    "practice-page-new": "new",
    "practice-page-steady": "steady",
    "practice-page-rising": "rising",
    "practice-page-falling": "falling",
    "practice-page-now": "now",
    "practice-page-mistakes": "Mistakes seen twice or more",
    "practice-page-mistake": "{times} times: {said} {cure}",
    "practice-page-unnamed": "the mistake {id}.",
    "practice-page-cure": "Practise it with {id}, “{title}”.",
    "practice-page-no-cure": "",
    "practice-page-notes": "Your last notes",
    "practice-page-note": "{text}",
    "practice-page-note-on": "{text} (at “{title}”)",
    "practice-page-calendar": "Answers on each day",
    "practice-page-week-of": "week from",
    "practice-page-date": "{day} {month}",
    "practice-page-monday": "Mo",
    "practice-page-tuesday": "Tu",
    "practice-page-wednesday": "We",
    "practice-page-thursday": "Th",
    "practice-page-friday": "Fr",
    "practice-page-saturday": "Sa",
    "practice-page-sunday": "Su",
    **{f"practice-page-month-{number}": name for number, name in enumerate(_MONTHS, 1)},
}
