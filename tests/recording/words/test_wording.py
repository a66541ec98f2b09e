"""What a language's wording costs."""

from __future__ import annotations

from string import ascii_lowercase

from depeche.recording.words.wording import wording


def test_languages_that_do_not_exist_are_not_kept_for_good() -> None:
    codes = [f"qq{one}{other}" for one in "xyz" for other in ascii_lowercase]
    for code in codes:  # pages may call their language anything, and each takes a megabyte
        wording(code)
    assert wording.cache_info().currsize < len(codes)
