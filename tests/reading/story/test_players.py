"""Players and posts that a page holds back, and the addresses of the things themselves."""

from __future__ import annotations

import pytest
from tests.reading.story.test_embeds import embedded

from depeche.reading.story.players import film_of, held_back, itself

FILM = "https://www.youtube.com/watch?v=AbC123xyz_0"


@pytest.mark.parametrize(
    ("address", "thing"),
    [
        ("https://www.youtube-nocookie.com/embed/AbC123xyz_0?rel=0", FILM),
        ("https://player.vimeo.com/video/76979871?h=8272", "https://vimeo.com/76979871"),
        ("https://geo.dailymotion.com/player/xb.html?mute=1&video=x8abc", "https://www.dailymotion.com/video/x8abc"),
        ("https://platform.twitter.com/embed/Tweet.html?dnt=false&id=178812345", "https://twitter.com/i/status/178812345"),
        (
            "https://embed.bsky.app/embed/did:plc:quay/app.bsky.feed.post/3kabc?id=1",
            "https://bsky.app/profile/did:plc:quay/post/3kabc",
        ),
        (
            "https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fquay%2Fposts%2F12&width=500",
            "https://www.facebook.com/quay/posts/12",
        ),
        ("https://www.instagram.com/p/C1abcde/embed/captioned/?cr=1", "https://www.instagram.com/p/C1abcde/"),
        ("https://open.spotify.com/embed/episode/4abc?utm_source=x", "https://open.spotify.com/episode/4abc"),
        ("https://social.example/@ada/112233445566/embed", "https://social.example/@ada/112233445566"),
        ("https://quay.example/chart/embed/12", "https://quay.example/chart/embed/12"),
    ],
)
def test_a_player_gives_the_address_of_what_it_plays(address: str, thing: str) -> None:
    assert itself(address) == thing


@pytest.mark.parametrize(
    ("markup", "network", "url"),
    [
        ('<lite-youtube videoid="AbC123xyz_0" playlabel="Storm"></lite-youtube>', "youtube", FILM),
        ('<div class="youtube-player" data-id="AbC123xyz_0"><img src="/still.jpg"></div>', "youtube", FILM),
        ('<div class="facade"><img src="https://i.ytimg.com/vi/AbC123xyz_0/hqdefault.jpg"></div>', "youtube", FILM),
        ('<div class="tweet-embed" data-tweet-id="178812345"></div>', "x", "https://twitter.com/i/status/178812345"),
        (
            '<div class="embed-consent" data-src="https://twitter.com/quay/status/178812345"><p>Content of X.</p></div>',
            "x",
            "https://twitter.com/quay/status/178812345",
        ),
        (
            '<div class="optin"><p>You agree to be seen.</p><iframe data-consent-src="https://www.youtube.com/embed/AbC123xyz_0">'
            "</iframe></div>",
            "youtube",
            FILM,
        ),
        ('<iframe src="about:blank" data-src="https://www.youtube.com/embed/AbC123xyz_0"></iframe>', "youtube", FILM),
        ('<div id="datawrapper-vis-aBcDe"></div>', "datawrapper", "https://datawrapper.dwcdn.net/aBcDe/"),
        (
            '<div class="flourish-embed" data-src="visualisation/12"></div>',
            "flourish",
            "https://public.flourish.studio/visualisation/12",
        ),
        (
            '<div class="fb-post" data-href="https://www.facebook.com/quay/posts/1234"></div>',
            "facebook",
            "https://www.facebook.com/quay/posts/1234",
        ),
        ("<p>https://youtu.be/AbC123xyz_0</p>", "youtube", FILM),
        ("<p>https://x.com/quay/status/178812345?s=20</p>", "x", "https://x.com/quay/status/178812345"),
    ],
)
def test_what_is_held_back_until_a_click_or_consent_is_there(markup: str, network: str, url: str) -> None:
    block = embedded(markup)
    assert (block.network, block.url, block.text) == (network, url, "")


def test_a_film_of_brightcove_is_known_by_its_account_and_number() -> None:
    tag = 'video-js data-account="6041" data-player="quay" data-embed="default" data-video-id="77231"'
    assert held_back(tag, "") == "https://players.brightcove.net/6041/quay_default/index.html?videoId=77231"
    assert held_back('video-js data-account="6041"', "") is None


def test_share_buttons_and_accounts_are_no_posts() -> None:
    for tag in (
        'div class="share" data-url="https://twitter.com/intent/tweet?text=x"',
        'div class="fb-like" data-href="https://www.facebook.com/quay"',
        'div class="youtube-subscribe" data-id="quay"',
    ):
        assert held_back(tag, "share fb-like youtube-subscribe") is None
    assert film_of("https://quay.example/vi/AbC123xyz_0/a.jpg") is None


def test_a_picture_at_the_address_of_a_player_is_its_film() -> None:
    assert film_of("https://www.youtube.com/embed/AbC123xyz_0") == FILM
    assert film_of("https://www.youtube.com/embed/videoseries") is None
