"""Players and posts that a page holds back until a click or a consent, and the addresses of the things themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

from depeche.reading.vocabulary.addresses import host, joined

_WATCH = "https://www.youtube.com/watch?v={}"
_FORMS = tuple(
    (re.compile(pattern), form)
    for pattern, form in (
        (r"youtube(?:-nocookie)?\.com/(?:embed|v|shorts)/(?!videoseries|live_stream)([\w-]{6,})", _WATCH),
        (r"//youtu\.be/([\w-]{6,})", _WATCH),
        (r"player\.vimeo\.com/video/(\d+)", "https://vimeo.com/{}"),
        (r"dailymotion\.com/embed/video/(\w+)", "https://www.dailymotion.com/video/{}"),
        (r"dailymotion\.com/player[^?]{0,40}\?(?:[^#]{0,200}&)?video=(\w+)", "https://www.dailymotion.com/video/{}"),
        (r"platform\.(?:twitter|x)\.com/embed/[^?]{0,40}\?(?:[^#]{0,400}&)?id=(\d+)", "https://twitter.com/i/status/{}"),
        (r"embed\.bsky\.app/embed/([\w.:%-]+)/app\.bsky\.feed\.post/(\w+)", "https://bsky.app/profile/{}/post/{}"),
        (r"instagram\.com/(p|reel|tv)/([\w-]+)/embed", "https://www.instagram.com/{}/{}/"),
        (r"open\.spotify\.com/embed(?:-podcast)?/(\w+)/(\w+)", "https://open.spotify.com/{}/{}"),
        (r"^(https://t\.me/\w+/\d+)\?", "{}"),
        (r"^(https://[^/]+/@[\w.@-]+/\d+)/embed", "{}"),
    )
)
_NAMED = re.compile(
    r"(?i)(?<![a-z])(youtube|yt|vimeo|dailymotion|tweet|twitter|instagram|tiktok|facebook|fb|infogram|flourish|datawrapper)(?![a-z])"
)
_IDENTITY = re.compile(
    r" (?:data-)?(?:video-?id|youtube(?:-?(?:id|video|embed))?|yt-?id|vimeo-?(?:id)?|tweet-?id|tweet|embed-?id|embed|id"
    r'|video|src)="([\w-]{4,40}|visualisation/\d+)"'
)
_VISUAL = re.compile(r' id="datawrapper-(?:vis|chart)-(\w+)"')
_ADDRESS = re.compile(r' data-[\w-]{2,40}="((?:https?:)?//[^"\s]{8,500})"')
_BRIGHTCOVE = re.compile(r' data-(account|player|video-id)="([\w-]{1,40})"')
_TITLES = ("title", "playlabel", "data-title", "videotitle", "aria-label")
_BY_IDENTITY = {
    "youtube": (re.compile(r"[\w-]{11}"), _WATCH),
    "yt": (re.compile(r"[\w-]{11}"), _WATCH),
    "vimeo": (re.compile(r"\d{6,12}"), "https://vimeo.com/{}"),
    "dailymotion": (re.compile(r"x\w{5,8}"), "https://www.dailymotion.com/video/{}"),
    "tweet": (re.compile(r"\d{4,20}"), "https://twitter.com/i/status/{}"),
    "twitter": (re.compile(r"\d{4,20}"), "https://twitter.com/i/status/{}"),
    "infogram": (re.compile(r"[\w-]+"), "https://infogram.com/{}"),
    "flourish": (re.compile(r"visualisation/\d+"), "https://public.flourish.studio/{}"),
}
_SHOWN = re.compile(
    r"/status/\d|/(?:p|reel|tv)/[\w-]{6}|/videos?/\w|/posts/|/post/|/watch|/embed/|/@[\w.]+/\d{6}|youtu\.be/[\w-]{6}|story_fbid"
)
"""What addresses have of posts and films, and not those of accounts and of share buttons."""


def itself(url: str) -> str:
    """The address of a post or film, given that of its player: "…/embed/AbC" → "…/watch?v=AbC"."""
    if "facebook.com/plugins/" in url:
        named = parse_qs(urlsplit(url).query).get("href")
        return (joined(None, named[0]) if named else None) or url
    for pattern, form in _FORMS:
        found = pattern.search(url)
        if found is not None:
            return form.format(*found.groups())
    return url


def held_back(tag: str, names: str) -> str | None:
    """The address of what a part stands for until a script draws it, given its tag and its class and id; None where it says
    none: `<lite-youtube videoid="…">`, `<div class="tweet-embed" data-tweet-id="…">`, `<div class="consent" data-src="…">`.
    """
    if tag.startswith("video-js"):
        parts = dict(_BRIGHTCOVE.findall(tag))
        account, film = parts.get("account", ""), parts.get("video-id", "")
        address = (
            f"https://players.brightcove.net/{account}/{parts.get('player', 'default')}_default/index.html?videoId={film}"
        )
        return address if account.isdigit() and film else None
    for address in _ADDRESS.findall(tag) if "//" in tag else ():
        if _SHOWN.search(address) and (whole := joined(None, address.replace("&amp;", "&"))):
            shown = itself(whole)
            return shown if shown != whole or host(shown) in _HOSTS else None
    if "datawrapper-" in names and (visual := _VISUAL.search(tag)):
        return f"https://datawrapper.dwcdn.net/{visual[1]}/"
    called = f"{tag.partition(' ')[0]} {names}"
    if not any(map(called.lower().__contains__, _BY_IDENTITY)):  # nearly always; the pattern takes ten times as long
        return None
    for name in _NAMED.findall(called):
        shape, form = _BY_IDENTITY.get(name.lower(), (None, ""))
        for identity in _IDENTITY.findall(tag) if shape is not None else ():
            if shape is not None and shape.fullmatch(identity):
                return form.format(identity)
    return None


_HOSTS = frozenset(
    ("twitter.com", "x.com", "bsky.app", "t.me", "facebook.com", "fb.watch", "instagram.com", "threads.net", "threads.com",
     "tiktok.com", "youtube.com", "youtu.be", "vimeo.com", "dailymotion.com")
)  # fmt: skip


def may_hold(tag: str) -> bool:
    """Whether a tag has anything that `held_back` looks at; most have not."""
    return "data-" in tag or "videoid" in tag or "datawrapper-" in tag


def film_of(picture: str) -> str | None:
    """The address of the film that a picture from a network's own store announces."""
    found = _STILL.search(picture)
    return _WATCH.format(found[1]) if found is not None else None


_STILL = re.compile(
    r"(?:(?:ytimg\.com|img\.youtube\.com)/vi(?:_webp)?|youtube(?:-nocookie)?\.com/embed)/(?!videoseries)([\w-]{11})(?![\w-])"
)
"""The address of a still, or that of the player, which some pages write on a picture until a script draws it."""


def title(found: Mapping[str, str]) -> str | None:
    """What a player or placeholder is called."""
    return next((found[key] for key in _TITLES if found.get(key)), None)
