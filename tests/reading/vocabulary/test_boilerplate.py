"""What the names of elements say: words of a shared vocabulary, whole names, and what is only a state or a utility."""

from __future__ import annotations

import pytest

from depeche.reading.vocabulary.boilerplate import has_within, names_of, role


@pytest.mark.parametrize(
    ("names", "part"),
    [
        ("article__related-box", "box"),
        ("RelatedStories_wrapper__3kd", "box"),
        ("article-body", "body"),
        ("standfirst", "lede"),
        ("article-lead", "lede"),
        ("image image--lead", "media"),
        ("leadPhoto", "media"),
        ("post-header__text__dek", "lede"),
        ("figure__caption", "caption"),
        ("post-sub-title", "lede"),
        ("arr--sub-headline", "lede"),
        ("subTitleWrapper", "lede"),
        ("paragraph--type--fact-box", "box"),
        ("section-pull-quote", "pull"),
        ("read-more-content", None),
        ("sub-menu", "shun"),
        ("paywall__text", "wall"),
        ("sr-only", "gone"),
        ("hidden", "gone"),
        ("hidden md:block", None),
        ("has-sidebar no-comments", None),
        ("item no_caption", None),
        ("section_commentlinks", "gone"),
        ("style commentary", None),
        ("category-newsletter tag-share", None),
        ("field--type-text-with-summary", None),
        ("md:grid-cols-[share] lg:nav", None),
        ("css-1x2y3z", None),
        ("e1e566ad block-9ad19770 ad33dba53773", None),
        ("outline-2 outline-container-orgd7109ad", None),
        ("column aiArticleSummary compressed", "shun"),
        ("sns-list-lead", "shun"),
        ("ad300x250", "shun"),
        ("widget", "shun"),
        ("widget related", "box"),
        ("image widget rich", "media"),
        ("ad2020", "shun"),
        ("", None),
    ],
)
def test_names_say_what_a_part_is_for(names: str, part: str | None) -> None:
    assert role(names) == part


def test_a_call_to_do_something_is_seldom_of_the_story() -> None:
    assert [role(names) for names in ("kg-card kg-cta-card", "blog__cta", "call-to-action", "acta")] == ["shun"] * 3 + [None]


def test_an_id_made_of_a_heading_says_nothing() -> None:
    assert names_of("section", "how-to-share-a-newsletter-menu") == "section"
    assert names_of("section", "comments") == "section comments"


def test_the_words_of_a_role_count_within_a_caption_as_well() -> None:
    assert has_within("credit", "figure__PhotographeName")
    assert has_within("credit", "quelle-text")
    assert not has_within("credit", "figure__text")
