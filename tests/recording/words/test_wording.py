"""What a language's wording costs, and that its lists are looked up as they are declared."""

from __future__ import annotations

from dataclasses import fields
from string import ascii_lowercase

from depeche.recording.encounters.phrasebook import Phrasebook, phrasebook
from depeche.recording.words.wording import Wording, wording


def test_languages_that_do_not_exist_are_not_kept_for_good() -> None:
    codes = [f"qq{one}{other}" for one in "xyz" for other in ascii_lowercase]
    for code in codes:  # pages may call their language anything, and each takes a megabyte
        wording(code)
    assert wording.cache_info().currsize < len(codes)


def test_lists_are_what_they_are_declared_to_be() -> None:
    """What kind of list each is stands in the language's tables: whoever declares another kind here looks in vain."""
    kinds = {"Words": frozenset, "Phrases": dict, "tuple[str, ...]": tuple, "bool": bool}
    for made, declared in ((wording("en"), fields(Wording)), (phrasebook("en"), fields(Phrasebook))):
        for field in declared:
            kind = kinds.get(str(field.type))  # compiled, a field's type says no more than the class
            assert kind is None or isinstance(getattr(made, field.name), kind), field.name
