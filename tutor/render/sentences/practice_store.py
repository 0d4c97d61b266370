"""Where answers are kept, and what happens when they cannot be; every key begins with "practice-"."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "practice-store-newer": "{file} was written by a newer tutor, so it is left as it is. This session is kept in "
    "memory only. Install the newer tutor to go on with your progress.",
    "practice-store-closed": "Your progress cannot be kept in {file}: {why}. This session goes on in memory.",
    "practice-store-read-only": "Your progress in {file} can be read, but nothing can be written there: {why}. This "
    "session goes on in memory.",
    "practice-store-unwritten": "Your last answers could not be written to {file}: {why}. They are kept in memory, and "
    "written as soon as that is possible.",
    "practice-store-unread": "Your progress could not be read from {file}: {why}. Some of it may be missing here.",
    "practice-store-gone": "The file with your progress, {file}, was taken away or replaced while you practised. What "
    "you did in this session is written again.",
    "practice-store-newer-page": "{file} was written by a newer tutor, so it is left as it is. Install the newer tutor "
    "to see your progress.",
    "practice-store-closed-page": "Your progress in {file} cannot be reached: {why}.",
    "practice-store-read-only-page": "Your progress in {file} can be read, but nothing can be written there: {why}.",
    "practice-store-broken": "The file with your progress was damaged. It is now {file}; {count} entries could be "
    "read, and you go on with them.",
    "practice-noted-in-memory": "Your note is in memory only so far.",
    "practice-interrupted-in-memory": "Stop here? `yes` ends the session; anything else goes on. What you did last is "
    "in memory only; at the end it is written, if that is possible then.",
    "practice-interrupted-lines-in-memory": "The lines of your working are kept with it, as a note.",
    "practice-fault-in-memory": "Something went wrong inside tutor; that is not your mistake. What you typed last is "
    "in memory only so far.",
    "practice-store-rescued": "Your progress could not be kept in its place, so the {count} entries of this session "
    "are in {file}. `tutor progress import` takes them up from there.",
    "practice-store-lost": "The {count} entries of this session could not be written anywhere.",
}
