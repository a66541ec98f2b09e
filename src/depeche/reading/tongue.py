"""In which language is it? Of the text, not of the template: what is declared, checked against the letters and small words."""

from __future__ import annotations

from depeche.reading.claims import Claim, Claims
from depeche.reading.settle import Settled, settle
from depeche.reading.survey import Survey


def language(claims: Claims, found: Survey) -> Settled[str]:
    """BCP 47, as declared."""
    stated = []
    if found.language:
        stated.append(Claim("language", "dom", "html lang", found.language))
    stated += claims.of("language", "locale")
    return settle([(claim, tag) for claim in stated if (tag := well_formed(claim.raw))], same=lambda tag: tag.split("-")[0])


def well_formed(text: str) -> str | None:
    """A language tag as BCP 47 writes it ("fr_FR" → "fr-FR"), or None where it is none."""
    parts = text.strip().replace("_", "-").split("-")[:3]
    if not 2 <= len(parts[0]) <= 3 or not parts[0].isascii() or not parts[0].isalpha():
        return None
    kept = [parts[0].lower()]
    for part in parts[1:]:
        if len(part) == 4 and part.isalpha():
            kept.append(part.title())
        elif (len(part) == 2 and part.isalpha()) or (len(part) == 3 and part.isdigit()):
            kept.append(part.upper())
    return "-".join(kept)
