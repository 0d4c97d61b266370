"""Where answers are kept, and what happens when they cannot be; every key begins with "practice-store-"."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "practice-store-newer": "{file} was written by a newer tutor, so it is left as it is. This session is kept in "
    "memory only. Install the newer tutor to go on with your progress.",
    "practice-store-closed": "Your progress cannot be kept in {file}: {why}. This session goes on in memory.",
    "practice-store-unwritten": "Your last answers could not be written to {file}: {why}. They are kept in memory, and "
    "written as soon as that is possible.",
    "practice-store-broken": "The file with your progress was damaged. It is now {file}; {count} entries could be "
    "read, and you go on with them.",
    "practice-store-rescued": "Your progress could not be kept in its place, so the {count} entries of this session "
    "are in {file}. `tutor progress import` takes them up from there.",
    "practice-store-lost": "The {count} entries of this session could not be written anywhere.",
}
