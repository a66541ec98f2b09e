"""Posts and players from elsewhere: which network, whose words, where."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

import depeche
from depeche.model import Block
from depeche.reading.story.embeds import frame, network

PROSE = "".join(
    f"<p>The harbour board met for the {n}th time this year, and again nothing was decided about the pier.</p>"
    for n in range(9)
)


def embedded(markup: str) -> Block:
    after = PROSE.replace("nothing", "little")
    page = f"<html><body><article><h1>The board meets</h1>{PROSE}{markup}{after}</article></body></html>"
    found = [block for block in depeche.read(page, url="https://quay.example/board").blocks if block.kind == "embed"]
    assert len(found) == 1
    return found[0]


def test_a_post_on_x_has_words_author_day_and_address() -> None:
    block = embedded(
        '<blockquote class="twitter-tweet"><p lang="en">We sail at noon. <a href="https://t.co/x">pic.twitter.com/x</a></p>'
        "&mdash; Ada Quill (@adaquill) "
        '<a href="https://twitter.com/adaquill/status/1234567?ref_src=twsrc">May 6, 2031</a></blockquote>'
    )
    assert (block.network, block.author, block.text) == ("x", "Ada Quill", "We sail at noon.")
    assert block.url == "https://twitter.com/adaquill/status/1234567"
    assert block.published == date(2031, 5, 6)


@pytest.mark.parametrize(
    ("markup", "name", "url"),
    [
        (
            '<script async src="https://telegram.org/js/w.js" data-telegram-post="quay/77"></script>',
            "telegram",
            "https://t.me/quay/77",
        ),
        (
            '<iframe src="https://www.youtube.com/embed/AbC123xyz_0?rel=0" title="Storm"></iframe>',
            "youtube",
            "https://www.youtube.com/watch?v=AbC123xyz_0",
        ),
        (
            '<div class="x"><blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/Q9/?a=1">'
            '<div><a href="https://www.instagram.com/p/Q9/">A post shared by Quay (@quay)</a></div></blockquote></div>',
            "instagram",
            "https://www.instagram.com/p/Q9/",
        ),
        (
            '<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@quay/video/998877">'
            "<section>The tide comes in.</section></blockquote>",
            "tiktok",
            "https://www.tiktok.com/@quay/video/998877",
        ),
        (
            '<blockquote class="bluesky-embed"><p>Fog again.</p>&mdash; Quay '
            '(<a href="https://bsky.app/profile/quay.example">@quay.example</a>) '
            '<a href="https://bsky.app/profile/quay.example/post/3kabc?ref_src=embed">May 6, 2031</a></blockquote>',
            "bluesky",
            "https://bsky.app/profile/quay.example/post/3kabc",
        ),
        (
            '<amp-youtube data-videoid="AbC123xyz_0" layout="responsive"></amp-youtube>',
            "youtube",
            "https://www.youtube.com/watch?v=AbC123xyz_0",
        ),
    ],
)
def test_each_network_is_known_by_its_own_embedding_code(markup: str, name: str, url: str) -> None:
    block = embedded(markup)
    assert (block.network, block.url) == (name, url)


def test_an_embedded_posts_words_stand_inside_the_text() -> None:
    page = f'<body><article>{PROSE}<blockquote class="twitter-tweet"><p>We sail at noon.</p></blockquote>{PROSE}</article>'
    assert "We sail at noon." in depeche.read(page, url="https://quay.example/board").text


def test_frames_that_nobody_is_meant_to_see_are_none() -> None:
    assert frame('iframe src="https://count.example/x" width="1" height="1"', None) is None
    assert frame('iframe src="about:blank"', None) is None


def test_a_network_is_known_below_its_host_too() -> None:
    assert network("https://m.facebook.com/quay") == "facebook"
    assert network("https://notfacebook.com/quay") is None
    assert network("https://flo.uri.sh/visualisation/12/embed") == network("https://public.flourish.studio/x") == "flourish"


def test_a_post_has_the_time_that_its_markup_shows() -> None:
    post = (
        '<blockquote class="twitter-tweet"><p>We sail.</p>&mdash; Ada (@ada) '
        '<a href="https://x.com/ada/status/77">{}</a></blockquote>'
    )
    assert embedded(post.format("12:04 PM · May 16, 2031")).published == datetime(2031, 5, 16, 12, 4)
    stamped = post.format('<time datetime="2031-05-16T10:04:00Z">a week ago</time>')
    assert embedded(stamped).published == datetime(2031, 5, 16, 10, 4, tzinfo=UTC)


def test_what_stands_below_a_player_is_its_caption() -> None:
    block = embedded(
        '<figure class="wp-block-embed"><div><iframe src="https://www.youtube.com/embed/AbC123xyz_0"></iframe></div>'
        "<figcaption>The divers at work. Photo: Ann Ash</figcaption></figure>"
    )
    assert (block.caption, block.credit) == ("The divers at work.", "Ann Ash")


def test_who_posted_is_told_in_any_language_by_the_links_of_the_last_line() -> None:
    block = embedded(
        '<div class="fb-post"><blockquote cite="https://www.facebook.com/quay/posts/1"><p>The pier stands.</p>Publiée par '
        '<a href="https://www.facebook.com/quay">The Quay</a> sur '
        '<a href="https://www.facebook.com/quay/posts/1">6 mai 2031</a>'
        "</blockquote></div>"
    )
    assert (block.text, block.author, block.published) == ("The pier stands.", "The Quay", date(2031, 5, 6))


def test_a_post_says_itself_how_to_be_seen_and_is_no_signpost() -> None:
    block = embedded(
        '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/Q9/"><div>'
        '<a href="https://www.instagram.com/p/Q9/"><div>View this post on Instagram</div></a>'
        '<p><a href="https://www.instagram.com/p/Q9/">A post shared by Quay (@quay)</a></p></div></blockquote>'
    )
    assert (block.author, block.text) == ("Quay", "")


@pytest.mark.parametrize(
    "frame_tag",
    [
        'iframe src="https://quay.example/f" title="Newsletter sign-up"',
        'iframe src="https://tpc.googlesyndication.com/x" title="3rd party ad content"',
        'iframe class="wp-embedded-content" src="https://quay.example/a/embed" title="Ferries"',
    ],
)
def test_frames_of_the_house_are_none(frame_tag: str) -> None:
    assert frame(frame_tag, None) is None


def test_who_shared_a_post_stands_below_its_words() -> None:
    block = embedded(
        '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/Q9/"><div>'
        '<a href="https://www.instagram.com/p/Q9/">View this post on Instagram</a><p><a href="https://www.instagram.com/p/Q9/">'
        'Low tide.</a></p><p>A post shared by <a href="https://www.instagram.com/quay/">Quay</a> (@quay) on '
        "<time>Jun 16, 2019 at 7:30am PDT</time></p></div></blockquote>"
    )
    assert (block.text, block.author) == ("Low tide.", "Quay")
    assert isinstance(block.published, datetime)
    assert block.published.date() == date(2019, 6, 16)


@pytest.mark.parametrize(
    "url",
    [
        "https://platform.twitter.com/widgets/tweet_button.html?url=https%3A%2F%2Fquay.example",
        "https://www.facebook.com/plugins/like.php?href=https%3A%2F%2Fquay.example",
    ],
)
def test_buttons_of_networks_are_none(url: str) -> None:
    assert frame(f'iframe src="{url}"', None) is None


def test_a_clip_that_its_network_names_behind_the_question_mark_keeps_that_name() -> None:
    source = "https://clips.twitch.tv/embed?clip=QuayBell-5G&amp;parent=quay.example"
    player = f"<figure class='wp-block-embed'><iframe src='about:blank' data-lazy-src='{source}'></iframe></figure>"
    prose = "<p>" + "The bell of the north pier rang at noon, as it has every day since the fire of the last winter. " * 2
    found = depeche.read(
        f"<article><h1>The bell</h1>{prose}</p>{player}{prose}Late.</p></article>", url="https://quay.example/a-bell"
    )
    assert [block.url for block in found.blocks if block.kind == "embed"] == [source.replace("&amp;", "&")]
