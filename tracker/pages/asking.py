"""Questions about a text, each with a button for each answer and one for "I don't know"."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from tracker.pages import look
from tracker.text.answers import UNKNOWN, Answer, open_words
from tracker.text.drafts import Draft
from tracker.text.reading import Question, Reading
from tracker.views.listing import escaped

Answered = Callable[[Answer], None]
"""What is called with an answer that was given, or with one that is taken back."""


def place(question: Question) -> tuple[int, int, bool]:
    """What a question is about: the same words are asked about once."""
    return question.start, question.end, bool(question.choices)


@dataclass(frozen=True)
class Asking:
    """What asking needs: the reading, what was answered so far, the day, and whom to tell of an answer."""

    reading: Reading
    answers: Sequence[Answer]
    today: date
    give: Answered
    take_back: Answered


def questions(asking: Asking, asked: Sequence[Question]) -> None:
    """The questions that are open, and remarks on how something odd was read."""
    known = {(one.start, one.end) for one in asking.answers}
    for question in {place(one): one for one in asked}.values():
        if not question.choices:
            look.note(question.sentence)
        elif (question.start, question.end) not in known:
            words = asking.reading.text[question.start : question.end]
            _ask(question, words, asking.today, asking.give)


def answers_on(answers: Sequence[Answer], drafts: Sequence[Draft]) -> dict[str, list[Answer]]:
    """What was answered, by the key of the first draft that it is about; under no key what is about none."""
    found: dict[str, list[Answer]] = {}
    for answer in answers:
        key = next((draft.key for draft in drafts if _is_about(answer, draft)), "")
        found.setdefault(key, []).append(answer)
    return found


def said(asking: Asking, answer: Answer) -> None:
    """One answer that was given, with a way to be asked again."""
    place = (answer.start, answer.end)
    words = asking.reading.text[answer.start : answer.end]
    question = next((one for one in asking.reading.questions if (one.start, one.end) == place), None)
    kept = open_words(question, words, asking.today) if question else ""
    if answer.choice != UNKNOWN or question is not None:
        _answered(answer, words, kept, asking.take_back)


def with_answer(answers: Sequence[Answer], answer: Answer) -> list[Answer]:
    """The answers with one more, in place of an earlier one about the same words."""
    return [*(one for one in answers if one.end <= answer.start or answer.end <= one.start), answer]


def _is_about(answer: Answer, draft: Draft) -> bool:
    """Whether an answer is about words of a draft."""
    return any(
        unit.event.start <= answer.start < unit.event.end
        or any(
            answer.start <= one.start < answer.end
            for one in (*unit.event.procedures, *unit.event.conditions, *unit.event.reasons)
        )
        for unit in draft.units
    )


def _ask(question: Question, words: str, today: date, give: Answered) -> None:
    """Ask; ``words`` are those asked about."""
    key = f"ask-{question.start}-{question.end}"
    with st.container(key=key):
        st.markdown(f"**{escaped(question.sentence)}**")
        with st.container(horizontal=True, key=f"answers-{question.start}"):
            for place, choice in enumerate(question.choices):
                _button(escaped(choice), f"answer-{question.start}-{place}", _answer(question, choice), give)
            _button("I don't know", f"answer-{question.start}-unknown", _answer(question, UNKNOWN), give)
        look.note(f"Without an answer, or with “I don't know”, {open_words(question, words, today)}.")


def _answer(question: Question, choice: str) -> Answer:
    return Answer(question.start, question.end, choice, question.sentence)


def _button(label: str, key: str, answer: Answer, give: Answered) -> None:
    st.button(label, key=key, on_click=give, args=(answer,))


def _answered(answer: Answer, words: str, kept: str, take_back: Answered) -> None:
    """Say what was answered, and offer to be asked again; ``kept`` says what is stored when it is not known."""
    key = f"answered-{answer.start}-{answer.end}"
    with st.container(horizontal=True, vertical_alignment="center", key=key):
        if answer.choice == UNKNOWN:
            look.said(f"You don't know what “{words}” means here: {kept}.")
        else:
            look.said(f"You answered: “{words}” is {answer.choice}.")
        label = f"Ask again about “{escaped(words)}”"
        st.button(label, key=f"{key}-again", on_click=take_back, args=(answer,))
