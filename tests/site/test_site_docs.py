"""docs/site.md tells every address and every parameter; it is read here so that it stays so."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from depeche.exports.references import FORMATS
from depeche.site.application import ADDRESSES, Address

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "site.md").read_text("utf-8")


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address.path)
def test_every_address_is_told(address: Address) -> None:
    assert f"`{re.sub(r'{[^}]*}', 'N', address.path)}`" in TEXT


def test_every_form_of_a_citation_is_told() -> None:
    assert all(f".{form.suffix}`" in TEXT for form in FORMATS.values())


def test_every_parameter_that_a_page_reads_is_told() -> None:
    pages = (ROOT / "src" / "depeche" / "site" / "pages").glob("*.py")
    read = {name for page in pages for name in re.findall(r'asked\.\w+\("(\w+)"', page.read_text("utf-8"))}
    read |= {name for address in ADDRESSES for name in address.asks}
    assert {name for name in read if not re.search(rf"[`?& ]{name}=", TEXT)} == set()


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address.path)
def test_a_page_reads_no_parameter_that_its_address_refuses(address: Address) -> None:
    source = Path(inspect.getfile(address.page)).read_text("utf-8")
    read = set(re.findall(r'asked\.\w+\("(\w+)"', source)) | ({"page"} if "asked.leaf" in source else set())
    assert read | ({"since", "until"} if "asked.days" in source else set()) == set(address.asks)
