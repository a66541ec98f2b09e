from __future__ import annotations

import re
from dataclasses import fields
from importlib.resources import files

import pytest
from jinja2 import meta, nodes

from depeche.site import rendering
from depeche.site.application import ADDRESSES, Address

TEMPLATES = sorted(file.name for file in (files("depeche.site") / "templates").iterdir())


def source(name: str) -> str:
    return (files("depeche.site") / "templates" / name).read_text("utf-8")


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_sees_its_page_and_where_it_stands_and_nothing_else(name: str) -> None:
    environment = rendering.environment()
    tree = environment.parse(source(name))
    own = {str(alias) for found in tree.find_all(nodes.FromImport) for alias in found.names}
    own |= {macro.name for macro in tree.find_all(nodes.Macro)}
    own |= {variable.name for variable in tree.find_all(nodes.Name) if variable.ctx == "store"}
    assert meta.find_undeclared_variables(tree) - own <= {"page", "here", *environment.globals}


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_template_lets_markup_through(name: str) -> None:
    assert not re.search(r"\|\s*safe|Markup|autoescape|<script|style=|\son[a-z]+=|src=", source(name))


@pytest.mark.parametrize("name", TEMPLATES)
def test_addresses_from_articles_are_links_only_where_they_are_of_the_web(name: str) -> None:
    outward = re.findall(r'href="\{\{\s*([a-z_.]+)\s*\}\}"[^>]*rel="external', source(name))
    for address in outward:
        checked = rf"set {address} = .*\| web|if {re.escape(address)} \| web|if {re.escape(address)} %"
        assert re.search(checked, source(name))


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address.template)
def test_every_field_of_a_page_is_shown(address: Address) -> None:
    page = address.page.__annotations__["return"]
    module = __import__(address.page.__module__, fromlist=[page])
    text = source(address.template)
    unused = [field.name for field in fields(getattr(module, page)) if f"page.{field.name}" not in text]
    assert unused == []


def test_the_stylesheet_has_an_address_that_changes_with_it() -> None:
    assert re.fullmatch(r"/static/depeche\.css\?[0-9a-f]{12}", str(rendering.environment().globals["stylesheet"]))


def test_the_stylesheet_loads_nothing() -> None:
    text = (files("depeche.site") / "static" / "depeche.css").read_text("utf-8")
    assert not re.search(r"url\(|@import|@font-face", text)


def test_what_a_terminal_would_obey_is_escaped_in_json() -> None:
    assert rendering.as_json({"title": "ferry \u202eyrref \x9b"}) == '{"title": "ferry \\u202eyrref \\u009b"}'
