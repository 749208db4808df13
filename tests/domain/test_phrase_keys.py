"""Every code, every choice and every field has a phrase, and no phrase of theirs is left over."""

import importlib
import pkgutil
from enum import StrEnum

import pytest

import tracker
from tracker.domain import choices, vocabulary
from tracker.domain.history import LISTS
from tracker.domain.levels import REGION_NAMES, Extent
from tracker.domain.phrases import LANGUAGES, phrases, say, spoken
from tracker.domain.records import Record

VOCABULARIES = (
    *("procedures", "indications", "hardware", "imaging", "findings", "symptoms", "other_implants", "scores"),
    *("sides", "complications", *vocabulary.PLAIN),
)
SHOWN_ELSEWHERE = ("Side", "Extent", "Presence")
"""Choices that are shown and stand beside the value they belong to, not among the choices of the records."""


def _keys(prefix: str) -> set[str]:
    return {key for key in phrases() if key.startswith(prefix)}


def _kinds() -> dict[str, type[StrEnum]]:
    for module in pkgutil.walk_packages(tracker.__path__, "tracker."):
        if not module.name.startswith(("tracker.__main__", "tracker.entry")):
            importlib.import_module(module.name)
    return {kind.__name__: kind for kind in StrEnum.__subclasses__()}


def test_every_code_has_a_name_and_no_name_is_left_over() -> None:
    codes = {f"vocabulary.{name}.{code}" for name in VOCABULARIES for code in vocabulary.named(name)}
    assert codes == _keys("vocabulary.")


def test_an_abbreviation_among_the_phrases_belongs_to_a_code() -> None:
    codes = {f"abbreviation.{name}.{code}" for name in VOCABULARIES for code in vocabulary.named(name)}
    assert _keys("abbreviation.") <= codes


def test_names_in_one_vocabulary_differ_in_every_language() -> None:
    for language in LANGUAGES:
        with spoken(language):
            for name in VOCABULARIES:
                said = [say(f"vocabulary.{name}.{code}") for code in vocabulary.named(name)]
                assert sorted(set(said)) == sorted(said), (language, name)


def test_a_name_is_found_whatever_is_spoken() -> None:
    vocabulary.procedures.cache_clear()
    with spoken("de"):
        assert vocabulary.procedures()["laminoplasty"].name == "Laminoplasty"


def test_every_choice_has_a_phrase_and_none_is_left_over() -> None:
    kinds = _kinds()
    shown = {
        kind.__name__ for kind in vars(choices).values() if isinstance(kind, type) and kind is not StrEnum
    }
    said = shown | set(SHOWN_ELSEWHERE) | {key.split(".")[1] for key in _keys("choice.")}
    assert _keys("choice.") == {
        f"choice.{name}.{member.name.lower()}" for name in said for member in kinds[name]
    }


def test_every_kind_of_record_has_a_title_and_no_title_is_left_over() -> None:
    kinds = Record.__subclasses__()
    assert _keys("title.") == {f"title.{kind.table()}" for kind in kinds if "title" in vars(kind)}


def test_every_date_beside_the_own_one_says_what_came_of_it() -> None:
    dates = {
        (kind.table(), name)
        for kind in LISTS
        for name in kind.model_fields
        if f"{name}_earliest" in kind.model_fields and name != "date"
    }
    assert {key for key in _keys("since.") if key.count(".") == 1} == {f"since.{name}" for _, name in dates}
    assert {key for key in _keys("since.") if key.count(".") == 2} <= {
        f"since.{of}.{name}" for of, name in dates
    }


@pytest.mark.parametrize("kind", [choices.Answer, choices.Present])
def test_yes_no_and_not_recorded_share_no_word(kind: type[StrEnum]) -> None:
    for language in LANGUAGES:
        with spoken(language):
            said = [say(f"choice.{kind.__name__}.{member.name.lower()}") for member in kind]
            words = [set(text.lower().split()) for text in (*said, say("not_recorded"))]
        assert not any(one & other for one in words for other in words if one is not other), language


def test_every_device_is_named_within_a_sentence_for_one_and_for_several() -> None:
    kinds = (*vocabulary.hardware(), "called")
    assert _keys("device.") == {f"device.{kind}.{number}" for kind in kinds for number in ("one", "many")}


def test_every_extent_and_qualifier_is_known_in_a_name_and_behind_a_finding() -> None:
    assert _keys("extent_in_name.") == {f"extent_in_name.{extent}" for extent in Extent}
    qualifiers = {f"finding.{each.name.lower()}" for each in choices.Qualifier}
    assert _keys("finding.") == qualifiers - {"finding.present"}


def test_words_written_small_within_a_german_sentence_begin_a_name() -> None:
    with spoken("de"):
        names = {say(f"vocabulary.{name}.{code}") for name in VOCABULARIES for code in vocabulary.named(name)}
        small = say("small_within").split()
    assert set(small) <= {name.partition(" ")[0] for name in names}


def test_every_place_is_named() -> None:
    joints = {"site.si_joint", "site.si_joint_left", "site.si_joint_right", "site.pelvis", "site.coccyx"}
    assert _keys("site.") == joints | {f"site.{name.replace(' ', '_')}" for name in REGION_NAMES}
