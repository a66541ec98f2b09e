"""The WARC records of articles, copied byte for byte: what was kept is what is given away (ISO 28500).

A warcinfo record says where they come from; each record is one gzip member, as in the archive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from depeche import __version__
from depeche.archive import members, warc
from depeche.archive.whole import WarcRecord
from depeche.exports.head import Head
from depeche.exports.wording import single_line, urn


def chunks(records: Iterable[WarcRecord], head: Head) -> Iterator[bytes]:
    """The file, a record at a time."""
    yield opening(head)
    for record in records:
        yield record.member


def opening(head: Head) -> bytes:
    """The warcinfo record, as a gzip member."""
    name = urn(f"depeche:export:{head.title}:{head.now.isoformat()}")
    software = f"depeche {__version__}, export of {single_line(head.title)}"
    return members.packed(warc.opening(record=f"<{name}>", name="export.warc.gz", now=head.now, software=software))
