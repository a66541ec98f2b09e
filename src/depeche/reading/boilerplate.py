"""What the names in the markup say a part of a page is for: `class`, `id`, `role`, `itemprop`, the tag itself.

Page builders name the parts of a page in a vocabulary that is shared far beyond one site: "related", "share", "standfirst",
"caption". It is kept here as tables. A name says little by itself: the caller weighs it against how much prose the part holds.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

Role = Literal["shun", "lede", "notice", "caption", "credit", "pull", "body", "embed", "meta", "wall", "hidden"]
"""What a part is for. "shun": not of the story; "meta": byline, date and the like; "wall": the end of what is free."""

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")

# Words of names, in the languages that templates are written in. One of them is enough.
_SHUN = frozenset("""
    ad ads adbox adslot advert adverts advertisement advertising adsense adunit anzeige werbung publicidad publicite reklama
    affiliate banner banners billboard leaderboard dfp gpt outbrain taboola plista teads
    related relacionadas relacionados relation verwandt mehr readmore morelinks further weiterlesen
    recommended recommendation recommendations recommend recirc recirculation suggested suggestions
    share shares sharing sharebar sharer sharedaddy social socials socialmedia addthis teilen partager compartir follow followus
    newsletter newsletters signup subscribe subscription subscriptions abo abonnement mailing
    promo promos promobox promotion promotional teaser teasers sponsor sponsored sponsors upsell
    breadcrumb breadcrumbs brotkrumen nav navbar navigation menu menus toolbar pager pagination pagenav prevnext
    sidebar aside rail rightrail footer masthead
    comment comments commentlist kommentare kommentar comentarios commentaires disqus respond replies forum
    tags taglist tagcloud keywords topics hashtags schlagworte
    cookie cookies consent gdpr cmp modal popup overlay lightbox tooltip dropdown offcanvas toast
    login signin register registration
    print printonly noprint toc rating ratings vote poll survey quiz
    widget widgets popular trending mostread bestof bestseller ticker
    author-box authorbox authorbio aboutauthor bio
    player playlist audio podcast listen tts readspeaker vorlesen
    shop shopping product products price prices coupon deals
    skip jump backtotop totop feedback donate donation donations spenden
    copyright disclaimer legal impressum
    loading loader placeholder spinner skeleton
""".split())  # fmt: skip

# These say it only as the whole of a class or id, since they are also parts of harmless names.
_SHUN_WHOLE = frozenset("""
    ad ads more tools actions links box-links more-links read-more see-also article-footer entry-footer post-footer entry-meta
    post-meta article-meta story-footer post-navigation post-tags article-tags entry-tags author-info author-card author-bio
    about-author post-author related-posts jp-relatedposts
""".split())  # fmt: skip

_LEDE = frozenset("""
    lede lead leadtext standfirst chapo chapeau intro introduction entradilla bajada sumario subhead subheadline subtitle
    subtitulo deck dek vorspann anriss ingress abstract summary excerpt sottotitolo occhiello catenaccio onderkop
    einleitung manchet perex ledtext preamble zajawka
""".split())  # fmt: skip
_NOTICE = frozenset("correction corrections corrigendum erratum clarification editornote editorsnote editor-note".split())
_CAPTION = frozenset("caption captions figcaption bildunterschrift legende legend pie cutline bildtext".split())
_CREDIT = frozenset("credit credits copyright photographer source quelle fotograf agency byline rights".split())
_PULL = frozenset("pullquote pull-quote pull blockquote-pull quote-pull zitatbox".split())
_META = frozenset("byline bylines dateline timestamp published updated posted readingtime date datetime authors kicker".split())
_WALL = frozenset("paywall piano regwall meteredwall metered premium-wall paywalled".split())
_HIDDEN = frozenset("visually-hidden visuallyhidden sr-only screen-reader-text screenreader offscreen u-hidden hidden".split())
_BODY = frozenset("articlebody article-body entry-content post-content story-body article-content article-text".split())
_ROLES = frozenset("navigation complementary banner contentinfo search dialog menu menubar toolbar alert alertdialog".split())


@lru_cache(maxsize=4096)
def role(names: str) -> Role | None:
    """What class and id of an element, joined by a space, say that it is for."""
    whole = names.lower().split()
    words = {word.lower() for word in _WORD.findall(names)} if not names.islower() else set(_WORD.findall(names))
    if not _HIDDEN.isdisjoint(whole):
        return "hidden"
    if not _WALL.isdisjoint(words):
        return "wall"
    if not _PULL.isdisjoint(words) or not _PULL.isdisjoint(whole):
        return "pull"
    if not _NOTICE.isdisjoint(words) or not _NOTICE.isdisjoint(whole):
        return "notice"
    if not _BODY.isdisjoint(whole):
        return "body"
    if not _SHUN.isdisjoint(words) or not _SHUN_WHOLE.isdisjoint(whole):
        return "shun"
    if not _CAPTION.isdisjoint(words):
        return "caption"
    if not _LEDE.isdisjoint(words):
        return "lede"
    if not _META.isdisjoint(words):
        return "meta"
    return None


def shunned_role(value: str) -> bool:
    """Whether an ARIA role names a part that is not of the story."""
    return value in _ROLES
