"""Elements of XML with text of pages in them."""

from __future__ import annotations

from xml.etree import ElementTree as Tree

from depeche.exports.wording import xml_text


def under(parent: Tree.Element, name: str, text: str | None = None, **attributes: str) -> Tree.Element:
    """A new element, the last in its parent."""
    made = Tree.SubElement(parent, name, {key: xml_text(value) for key, value in attributes.items()})
    if text is not None:
        made.text = xml_text(text)
    return made
