"""Files of each kind become documents; broken ones are named, not passed over."""

import gzip
import io
import json
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wardround.knowledge import load_documents
from wardround.knowledge.loaders.load import READERS
from wardround.records import KnowledgeError

MEDQUAD = """<Document id="1" source="TEST" url="https://example.org/gout"><Focus>Gout</Focus>
<FocusAnnotations><Synonyms><Synonym>Podagra</Synonym></Synonyms></FocusAnnotations><QAPairs>
<QAPair pid="1"><Question qid="1-1" qtype="causes">What causes Gout ?</Question>
<Answer>Urate crystals.</Answer></QAPair>
<QAPair pid="2"><Question qid="1-2" qtype="treatment">What helps ?</Question><Answer/></QAPair></QAPairs></Document>"""
PUBMED = """<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>7</PMID><Article><Journal><JournalIssue><PubDate>
<Year>2019</Year><Month>Mar</Month></PubDate></JournalIssue></Journal>
<ArticleTitle>On <i>gout</i></ArticleTitle><Abstract>
<AbstractText Label="AIM">To see.</AbstractText><AbstractText Label="RESULTS">Seen.</AbstractText></Abstract>
<PublicationTypeList><PublicationType>Retracted Publication</PublicationType></PublicationTypeList></Article>
<MeshHeadingList><MeshHeading><DescriptorName>Gout</DescriptorName></MeshHeading></MeshHeadingList></MedlineCitation>
</PubmedArticle></PubmedArticleSet>"""
JATS = """<article><front><article-meta><article-id pub-id-type="pmc">PMC9</article-id><title-group><article-title>Gout
</article-title></title-group><pub-date><year>2020</year><month>5</month></pub-date><abstract><p>Short.</p></abstract>
</article-meta></front><body><sec><title>Methods</title><p>We looked<xref>1</xref> well.</p></sec></body></article>"""
TOPICS = """<health-topics><health-topic id="3" title="Gout" url="https://example.org/t" language="English"
date-created="01/31/2020"><also-called>Podagra</also-called><full-summary>&lt;p&gt;It
&lt;b&gt;hurts&lt;/b&gt;.&lt;/p&gt; </full-summary></health-topic></health-topics>"""
SPL = """<document xmlns="urn:hl7-org:v3"><setId root="abc"/><title>LABEL</title><effectiveTime value="20200131"/>
<component><structuredBody><component><section><title>WARNINGS</title>
<text><paragraph>Do not.</paragraph></text></section></component>
</structuredBody></component></document>"""


def only(tmp_path, name: str, text: str):
    (tmp_path / name).write_text(text, encoding="utf-8")
    (document,) = load_documents(tmp_path / name)
    return document


def test_medquad(tmp_path):
    document = only(tmp_path, "d.xml", MEDQUAD)
    assert (document.id, document.title, document.text) == ("TEST:1-1", "Gout", "Urate crystals.")
    assert document.metadata == {"question_type": "causes", "question": "What causes Gout ?", "synonyms": "Podagra"}
    assert document.source == "https://example.org/gout"


OPENFDA = {
    "meta": {"results": {"total": 2}},
    "results": [
        {
            "set_id": "0000-made-up",
            "id": "v7",
            "version": "7",
            "effective_time": "20240131",
            "contraindications": ["Known allergy to inventamycin."],
            "boxed_warning": ["Not for people."],
            "boxed_warning_table": ["<table></table>"],
            "openfda": {
                "brand_name": ["Inventa"],
                "generic_name": ["INVENTAMYCIN"],
                "pharm_class_epc": ["Made-up [EPC]"],
            },
        },
        {"set_id": "empty", "openfda": {}},
    ],
}


def check_label(document):
    assert (document.id, document.title, document.date) == ("spl:0000-made-up", "Inventa, INVENTAMYCIN", "2024-01-31")
    assert document.text.startswith("## Boxed warning\n\nNot for people.\n\n## Contraindications")
    assert "<table>" not in document.text
    assert document.metadata == {
        "jurisdiction": "US",
        "synonyms": "Inventa; INVENTAMYCIN",
        "keywords": "Made-up [EPC]",
        "version": "7",
    }


def test_openfda_answer(tmp_path):
    check_label(only(tmp_path, "label.json", json.dumps(OPENFDA)))


def test_openfda_lines(tmp_path):
    check_label(only(tmp_path, "labels.jsonl", json.dumps(OPENFDA["results"][0])))


def test_zip_in_zip(tmp_path):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as packed:
        packed.writestr("label.xml", SPL)
        packed.writestr("picture.jpg", b"")
    with zipfile.ZipFile(tmp_path / "release.zip", "w") as packed:
        packed.writestr("rx/one.zip", inner.getvalue())
        packed.writestr("label.json", json.dumps(OPENFDA))
    assert {document.id for document in load_documents(tmp_path)} == {"spl:abc", "spl:0000-made-up"}


def test_broken_zip(tmp_path):
    (tmp_path / "x.zip").write_bytes(b"PK no zip")
    with pytest.raises(KnowledgeError, match=r"x\.zip"):
        list(load_documents(tmp_path))


def test_pubmed(tmp_path):
    document = only(tmp_path, "p.xml", PUBMED)
    assert (document.id, document.title, document.date) == ("pmid:7", "On gout", "2019-03")
    assert document.text == "AIM: To see.\n\nRESULTS: Seen."
    assert document.metadata["retracted"] == "yes"


def test_jats(tmp_path):
    document = only(tmp_path, "a.nxml", JATS)
    assert (document.id, document.title, document.date) == ("pmc:9", "Gout", "2020-05")
    assert document.text == "Short.\n\n### Methods\n\nWe looked well."


def test_medlineplus(tmp_path):
    document = only(tmp_path, "t.xml", TOPICS)
    assert (document.title, document.text, document.date) == ("Gout", "It hurts.", "2020-01-31")
    assert document.metadata["audience"] == "patient"


def test_drug_label(tmp_path):
    document = only(tmp_path, "l.xml", SPL)
    assert (document.id, document.text, document.date) == ("spl:abc", "## WARNINGS\n\nDo not.", "2020-01-31")


def test_markdown_with_a_head(tmp_path):
    document = only(tmp_path, "c.md", "---\nlicence: CC0-1.0\njurisdiction: UK\n---\n# Gout\n\nHurts.\n")
    assert (document.title, document.licence, document.metadata) == ("Gout", "CC0-1.0", {"jurisdiction": "UK"})
    assert document.text == "# Gout\n\nHurts.\n"


def test_html_without_scripts_and_menus(tmp_path):
    page = "<title>Gout</title><nav>Menu</nav><script>x()</script><h2>Cause</h2><p>Urate<br>crystals &amp; more</p>"
    document = only(tmp_path, "p.html", page)
    assert (document.title, document.text) == ("Gout", "## Cause\n\nUrate\ncrystals & more")


def test_json_lines_by_usual_names(tmp_path):
    row = {"_id": 5, "answer": "Urate.", "focus": "Gout", "qtype": "causes", "url": "https://example.org", "year": 2020}
    document = only(tmp_path, "d.jsonl", json.dumps(row) + "\n")
    assert (document.id, document.text, document.title, document.date) == ("5", "Urate.", "Gout", "2020")
    assert document.metadata == {"question_type": "causes"}


def test_pubmedqa_leaves_out_question_and_conclusion(tmp_path):
    record = {
        "QUESTION": "Does it?",
        "CONTEXTS": ["We saw."],
        "LABELS": ["RESULTS"],
        "LONG_ANSWER": "It does.",
        "MESHES": ["Gout"],
    }
    document = only(tmp_path, "q.json", json.dumps({"11": record}))
    assert (document.id, document.text, document.metadata) == ("11", "RESULTS: We saw.", {"mesh": "Gout"})


def test_folder_with_packed_and_unknown_files(tmp_path, caplog):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text("Text A", encoding="utf-8")
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(b'{"text": "Text B"}\n'))
    (tmp_path / "c.bin").write_bytes(b"\x00")
    (tmp_path / ".hidden.txt").write_text("no", encoding="utf-8")
    assert [document.id for document in load_documents(tmp_path)] == ["b.jsonl#1", "sub/a.txt"]
    assert "c.bin" in caplog.text


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", b"{"),
        ("a.jsonl", b'{"title": "no text"}'),
        ("a.xml", b"<unknown/>"),
        ("a.xml", b"<broken"),
        ("a.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><Document>&b;</Document>'),
        ("a.txt", b"null \x00 byte"),
        ("a.pdf", b"%PDF-not"),
        ("a.txt.gz", b"not packed"),
        ("a.bin", b"?"),
    ],
)
def test_broken_files_are_named(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(KnowledgeError, match=r"a\.\w+"):
        list(load_documents(tmp_path / name))


def test_nothing_there(tmp_path):
    with pytest.raises(KnowledgeError):
        list(load_documents(tmp_path / "none"))
    with pytest.raises(KnowledgeError):
        list(load_documents(tmp_path))


@pytest.mark.parametrize("suffix", sorted(READERS))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=200) | st.text(alphabet='<>/{}[]":&;a\n#-', max_size=120).map(str.encode))
def test_any_bytes_give_documents_or_an_error_of_ours(suffix, data):
    try:
        documents = list(READERS[suffix](data, f"file{suffix}"))
    except KnowledgeError:
        return
    assert all(document.text for document in documents)
