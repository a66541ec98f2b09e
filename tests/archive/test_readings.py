"""What a worker makes of an article is what the nouns say, however it was put together."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace

from tests.archive.fakes import ENGINE

from depeche import plain
from depeche.archive import engine
from depeche.archive.readings import made, named, noun, stored
from depeche.model import Article, Block, Entity, Meeting, Record, Statement

WORDS = 'Ilse Vaudrin a dit : "Le bac\u2028reprendra, \\ lundi."'
STATEMENT = Statement(start=0, end=9, text=WORDS, kind="direct", cue="a dit", speaker="Ilse Vaudrin", confidence=0.9)
MEETING = Meeting(start=0, end=4, text="bac", what="talks", when="2027-01-12", participants=("Ilse Vaudrin",))
ARTICLE = Article(url="https://a.example/1", title="Bac", blocks=(Block(kind="paragraph", text=WORDS),))
RECORD = Record(statements=(STATEMENT, STATEMENT), meetings=(MEETING,), people=(Entity(kind="person", name="Ilse Vaudrin"),))


def test_the_stored_record_is_its_json_whatever_of_it_was_written_before() -> None:
    for record in (RECORD, Record(), Record(meetings=(MEETING,)), Record(statements=(STATEMENT,), recorder="r/1")):
        found = made(ARTICLE, record, engine.load(ENGINE), "digest")
        assert found.record == stored(record)
        assert json.loads(zlib.decompress(found.record)) == plain.to_plain(record)
        assert noun(Record, found.record) == record
        assert [json.loads(one) for *_, one, _ in found.said] == plain.to_plain(record.statements)
        assert [json.loads(one) for _, one in found.met] == plain.to_plain(record.meetings)


def test_a_speaker_whom_no_given_name_tells_for_a_person_is_a_body() -> None:
    def kind(speaker: str) -> str:
        return named(Record(statements=(replace(STATEMENT, speaker=speaker),)))[0].kind

    assert kind("consejo de Port Sarel") == "organisation"
    assert kind("Kremlin") == "organisation"
    assert kind("Live Quay") == kind("Vier Pfoten") == "organisation"
    assert kind("Élodie Marchand") == kind("J. K. Morven") == kind("Ольга Водрен") == "person"
    assert kind("von der Tarn") == kind("Ilse Vaudrin") == "person"
