"""Why an exercise comes now, by key; every key begins with "practice-"."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "practice-why-due": "{skill}: you last practised it {ago}.",
    "practice-why-prerequisite": "{skill}: you last practised it {ago}. What needs it comes after it: {next}.",
    "practice-why-growing": "{skill}: you have begun to learn this.",
    "practice-why-new": "New: {skill}. You know what it needs.",
    "practice-why-new-first": "New: {skill}. It needs nothing before it.",
    "practice-why-early": "{skill}. It builds on something you have not practised enough yet: {needs}.",
    "practice-why-keep": "{skill}: nothing is due, and of all you know you have practised this least.",
    "practice-ago-hours": "less than a day ago",
    "practice-ago-day": "a day ago",
    "practice-ago-days": "{days} days ago",
}
