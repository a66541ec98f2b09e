"""Players and posts from elsewhere that stand in a story: of which network, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator

from depeche.model import Block
from depeche.reading.story.players import held_back, itself, title
from depeche.reading.vocabulary.addresses import host, joined, kept
from depeche.reading.vocabulary.phrases import phrases
from depeche.reading.vocabulary.words import plain

# Hosts (and those below them) by network.
_NETWORKS = {
    **dict.fromkeys(("twitter.com", "x.com", "platform.twitter.com"), "x"),
    **dict.fromkeys(("bsky.app", "embed.bsky.app"), "bluesky"),
    **dict.fromkeys(("t.me", "telegram.org", "telegram.me"), "telegram"),
    **dict.fromkeys(("facebook.com", "fb.watch", "fb.com"), "facebook"),
    **dict.fromkeys(("instagram.com", "instagr.am"), "instagram"),
    "threads.net": "threads",
    "threads.com": "threads",
    "tiktok.com": "tiktok",
    **dict.fromkeys(("youtube.com", "youtube-nocookie.com", "youtu.be"), "youtube"),
    "vimeo.com": "vimeo",
    **dict.fromkeys(("dailymotion.com", "dai.ly"), "dailymotion"),
    "reddit.com": "reddit",
    "linkedin.com": "linkedin",
    "pinterest.com": "pinterest",
    "vk.com": "vk",
    "ok.ru": "ok",
    "rutube.ru": "rutube",
    "spotify.com": "spotify",
    "soundcloud.com": "soundcloud",
    "apple.com": "apple",
    "truthsocial.com": "truthsocial",
    "datawrapper.de": "datawrapper",
    "dwcdn.net": "datawrapper",
    **dict.fromkeys(("flourish.studio", "flo.uri.sh"), "flourish"),
    "infogram.com": "infogram",
    "documentcloud.org": "documentcloud",
    "scribd.com": "scribd",
    "twitch.tv": "twitch",
    "imgur.com": "imgur",
    "giphy.com": "giphy",
    "substack.com": "substack",
    "brightcove.net": "brightcove",
    "rumble.com": "rumble",
    "streamable.com": "streamable",
    "bilibili.com": "bilibili",
    "weibo.com": "weibo",
    "youku.com": "youku",
    "nicovideo.jp": "niconico",
    "tv.naver.com": "naver",
    "tv.kakao.com": "kakao",
    "aparat.com": "aparat",
    "deezer.com": "deezer",
    "mixcloud.com": "mixcloud",
    "acast.com": "acast",
    "spreaker.com": "spreaker",
    "ivoox.com": "ivoox",
    "podigee.io": "podigee",
    "tableau.com": "tableau",
    "coub.com": "coub",
}

# Classes that the networks' own embedding code puts on its markup.
_CLASSES = {
    "twitter-tweet": "x",
    "twitter-video": "x",
    "twitter-embed": "x",
    "bluesky-embed": "bluesky",
    "mastodon-embed": "mastodon",
    "instagram-media": "instagram",
    "tiktok-embed": "tiktok",
    "fb-post": "facebook",
    "fb-video": "facebook",
    "text-post-media": "threads",
    "reddit-embed-bq": "reddit",
    "reddit-card": "reddit",
    "telegram-post": "telegram",
    "imgur-embed-pub": "imgur",
    "substack-post-embed": "substack",
}
_AMP = {
    "amp-twitter": ("x", "data-tweetid", "https://twitter.com/i/status/{}"),
    "amp-instagram": ("instagram", "data-shortcode", "https://www.instagram.com/p/{}/"),
    "amp-facebook": ("facebook", "data-href", "{}"),
    "amp-youtube": ("youtube", "data-videoid", "https://www.youtube.com/watch?v={}"),
    "amp-tiktok": ("tiktok", "data-src", "{}"),
    "amp-dailymotion": ("dailymotion", "data-videoid", "https://www.dailymotion.com/video/{}"),
    "amp-vimeo": ("vimeo", "data-videoid", "https://vimeo.com/{}"),
}
_ATTRIBUTE = re.compile(r' ([^\s="]+)="([^"]*)"')
POST = re.compile(
    r"/status/\d|/p/[\w-]|/reel/|/video/|/posts/|/post/|/watch|/@[\w.]+/\d{6}|/statuses/|permalink|story_fbid|/\w+/\d+$"
)
"""What the address of a single post has."""


def attributes(tag: str) -> dict[str, str]:
    """The attributes of a tag as the parser writes it."""
    return {name: plain(value) if "&" in value else value for name, value in _ATTRIBUTE.findall(tag)}


def network(url: str | None) -> str | None:
    """The network that an address belongs to; None for any other site."""
    name = host(url)
    while name:
        if name in _NETWORKS:
            return _NETWORKS[name]
        _, _, name = name.partition(".")
    return None


def network_of_names(names: str) -> str | None:
    """The network whose embedding code gives an element these classes."""
    words = names.split()
    if _CLASSES.keys().isdisjoint(words):  # nearly always
        return None
    return next(_CLASSES[name] for name in words if name in _CLASSES)


def frame(tag: str, base: str | None) -> Block | None:
    """The block of an iframe or of AMP's twin of one; None where it shows nothing that can be named."""
    found = attributes(tag)
    name = tag.split(" ", 1)[0]
    if post := found.get("data-telegram-post"):
        return Block(kind="embed", network="telegram", url=joined(None, f"https://t.me/{post}"))
    if name in _AMP:
        known, key, form = _AMP[name]
        value = found.get(key, "")
        return Block(kind="embed", network=known, url=joined(base, form.format(value))) if value else None
    if name not in ("iframe", "embed", "amp-iframe"):
        url = held_back(tag, f"{found.get('class')} {found.get('id')}")
        return Block(kind="embed", network=network(url) or "iframe", url=url, title=title(found)) if url else None
    url = joined(base, next(_sources(found), None))
    if url is None or _BUTTON.search(url):
        return None
    url = itself(kept(url))
    known_network = network(url) or network_of_names(found.get("class", ""))
    called = found.get("title")
    if known_network is None and (_small(found) or not called or _is_of_the_house(called, url, found)):
        return None
    return Block(kind="embed", network=known_network or "iframe", url=url, title=called or None)


_BUTTON = re.compile(r"/widgets/(?:tweet|follow)_button|/plugins/(?:like|likebox|fan|share_button|send|follow|facepile)\b")
"""In the address of a button of a network, or of a list of who pressed it."""


def _sources(found: dict[str, str]) -> Iterator[str]:
    """The addresses of a frame, its own first, then those that it is to get once the reader scrolls, clicks or consents."""
    own = found.get("src", "").strip()
    if own and not own.startswith(("about:", "javascript:", "data:")):
        yield own
    for key, value in found.items():
        if key.startswith("data-") and ("src" in key or key == "data-url") and value.strip().startswith(("http", "//", "/")):
            yield value


def _is_of_the_house(called: str, url: str, found: dict[str, str]) -> bool:
    """Whether a frame is an advertisement, a form for a letter, or another story of a house."""
    name = f"{called} {url}".casefold()
    return (
        "newsletter" in name
        or "doubleclick.net" in name
        or "googlesyndication" in name
        or "wp-embedded-content" in found.get("class", "")
        or "advert" in called.casefold()
        or phrases().is_signpost(called)
    )


def _small(found: dict[str, str]) -> bool:
    """A frame that nobody is meant to see."""
    sizes = [found.get(key, "") for key in ("width", "height")]
    return any(size.isdecimal() and int(size[:6]) < 50 for size in sizes) or "display:none" in found.get("style", "")


def without_trackers(url: str | None) -> str | None:
    """The address of a post without what only tells where it was embedded."""
    if url is None:
        return None
    url = kept(url)
    return url if network(url) in _ASKED else url.split("?")[0]


_ASKED = (
    "youtube", "facebook", "vk", "dailymotion", "iframe", "twitch", "bilibili", "brightcove", "soundcloud", "mixcloud",
    "spreaker",
)  # fmt: skip
"""Networks whose addresses name the post behind the question mark."""


def bare(text: str) -> Block | None:
    """The block of a line that is nothing but the address of a post or film, as editors paste them."""
    url = itself(text)
    name = network(url)
    if name is None or not (url != text or POST.search(url)):
        return None
    return Block(kind="embed", network=name, url=without_trackers(url))
