"""A small resolution of our own in every format that is read, and the same in six languages."""

from __future__ import annotations

import io
import zipfile

PLAIN = """Resolution 9001 (2031)

Adopted by the Security Council at its 12001st meeting, on
4 March 2031

The Security Council,

Recalling its resolution 9000 (2030) and the letter that it
received,
Deeply concerned by the drought in Samarka and the
quarrels over wells,

Acting under Chapter VII of the Charter of the United
Nations,

Wells

1. Decides to keep the Wells Mission (WEMIS) until 30 June
2032, and requests the Secretary-General to count
the wells;

2. Decides that WEMIS shall:

(a) Guard wells, in particular:

(i) By day;

(ii) By night;

(b) Mend pumps;

Reports

3. Requests the Secretary-General to report
twice a year;

4. Urges haste;

S. Calls upon all to dig;

6. Decides to remain seized of the matter.

Adopted unanimously at the 12001st meeting.

7 Ibid., p. 3.
"""

XML = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement>
<meta><x value="no words"/></meta>
<coverPage><p><docNumber>S/RES/9001 (2031)</docNumber></p><p>Adopted on<docDate date="2031-03-04"
refersTo="#adoptionDate">4 March 2031</docDate></p></coverPage>
<preamble><formula><p><span class="italic">The Security Council</span>,</p></formula>
<container><p>\t<span class="italic">Recalling</span> its resolution,</p></container>
<container><p><span class="italic">Deeply concerned</span> by the drought,</p></container>
<list><point><num>1.</num><content><p><span class="italic">Decides</span> to stay;</p></content></point></list>
</preamble>
<mainBody><paragraph><num>2.</num><list><intro><p><span class="italic">Calls</span> upon all:</p></intro>
<point><num>(a)</num><content><p>To dig;</p></content><sublist><point><num>3.</num><content>
<p><span class="italic">Requests</span> a report;</p></content></point></sublist></point></list></paragraph>
<paragraph><num>(a)</num><content><p>On wells<authorialNote><p>A note.</p></authorialNote>;</p></content></paragraph>
<paragraph><subheading>Next\u00a0steps</subheading></paragraph>
<paragraph><content><p>4 <span class="italic">Strongly urges</span> haste;</p></content></paragraph>
<paragraph><num>5.</num><content><p><span class="italic">Decides</span> to remain seized.</p></content></paragraph>
</mainBody>
<attachments><attachment><doc><mainBody><p>Annex</p><p>1. A list</p></mainBody></doc></attachment></attachments>
</statement></akomaNtoso>"""

HTML = """<!DOCTYPE html><html><head><title>no words</title><style>p{}</style></head><body>
<p>S/RES/9001 (2031)</p><p><em>The Security Council</em>,</p><p><em>Recalling</em> its resolution,</p>
<ol><li><em>Decides</em> to stay and:<ol type="a"><li>To dig;</li><li>To mend;</li></ol></li>
<li><p><em>Requests</em> a&nbsp;report.</p></li></ol><script>no words</script></body></html>"""

LANGUAGES = {
    "fr": (
        "Le Conseil de sécurité,\n\nRappelant sa résolution 9000 (2030) sur les puits de la région,\n\n"
        "Agissant en vertu du Chapitre VII de la Charte des Nations Unies,\n\n"
        "1. Décide de proroger le mandat de la mission ;\n\n2. Prie le Secrétaire général :\n\n"
        "a) De faire rapport ;\n\nb) De compter les puits ;\n\n3. Décide de rester saisi de la question.\n"
    ),
    "es": (
        "El Consejo de Seguridad,\n\nRecordando su resolución 9000 (2030) sobre los pozos de la región,\n\n"
        "Actuando en virtud del Capítulo VII de la Carta de las Naciones Unidas,\n\n"
        "1. Decide prorrogar el mandato de la misión;\n\n2. Solicita al Secretario General que:\n\na) Informe;\n\n"
        "b) Cuente los pozos;\n\n3. Decide seguir ocupándose de la cuestión.\n"
    ),
    "ru": (
        "Совет Безопасности,\n\nссылаясь на свою резолюцию 9000 (2030) о колодцах,\n\n"
        "действуя на основании главы VII Устава Организации Объединенных Наций,\n\n"
        "1. постановляет продлить мандат миссии;\n\n2. просит Генерального секретаря:\n\na) представить доклад;\n\n"
        "b) сосчитать колодцы;\n\n3. постановляет продолжать заниматься этим вопросом.\n"
    ),
    "zh": (
        "安全理事会，\n\n回顾其关于水井的第9000(2030)号决议，\n\n根据《联合国宪章》第七章采取行动，\n\n"
        "1. 决定延长特派团的任务期限；\n\n2. 请秘书长：\n\n(a) 提出报告；\n\n(b) 清点水井；\n\n3. 决定继续处理此案。\n"
    ),
    "ar": (
        "إن مجلس الأمن،\n\nإذ يشير إلى قراره 9000 (2030) بشأن الآبار،\n\n"
        "وإذ يتصرف بموجب الفصل السابع من ميثاق الأمم المتحدة،\n\n"
        "1 - يقرر تمديد ولاية البعثة؛\n\n2 - يطلب إلى الأمين العام:\n\n(أ) أن يقدم تقريرا؛\n\n(ب) أن يحصي الآبار؛\n\n"
        "3 - يقرر أن يبقي المسألة قيد نظره.\n"
    ),
}

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NUMBERING = f"""<w:numbering {_W}><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""


def word(body: str, **parts: str) -> bytes:
    """A Word document with this body; other parts by the stem of their names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>")
        for name, text in parts.items():
            archive.writestr(f"word/{name}.xml", text)
    return stream.getvalue()


def paragraph(*runs: str, level: int | None = None) -> str:
    """A paragraph of Word; a run in slashes is italic, a level puts it in the list."""
    list_ = "" if level is None else f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr></w:pPr>'
    made = "".join(
        f"<w:r><w:rPr><w:i/></w:rPr><w:t>{run.strip('/')}</w:t></w:r>"
        if run.startswith("/")
        else run
        if run.startswith("<")
        else f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>'
        for run in runs
    )
    return f"<w:p>{list_}{made}</w:p>"


WORD_BODY = (
    paragraph("S/RES/9001 (2031)")
    + paragraph("/The Security Council/", ",")
    + paragraph("/Recalling/", " its resolution,")
    + paragraph("/Decides/", " to stay and:", level=0)
    + paragraph("To dig;", level=1)
    + paragraph(
        "To mend",
        "<w:del><w:r><w:delText> nothing</w:delText></w:r></w:del>",
        "<w:ins><w:r><w:t>;</w:t></w:r></w:ins>",
        level=1,
    )
    + paragraph("/Requests/", " a report.", level=0)
)
