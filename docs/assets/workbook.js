// A table as an Excel workbook of one sheet (ECMA-376), made in the browser; needs zip.js. It looks like the workbooks
// that rendering/sheet.py writes: a head that stays, filters, every cell a text and none a formula.
"use strict";
penholder.workbook = (() => {
  const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006";
  const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
  const CELL = 32767; // how many signs a cell may hold (Microsoft, Excel specifications and limits)
  const MOST_LINES = 6; // that a row shows; longer cells are read in the line above the sheet

  // Text for XML: without signs that XML 1.0 does not know.
  const escaped = text => text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "").replace(/\r\n?/g, "\n")
    .replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
  // Excel reads _x0041_ in a cell as A.
  const said = text => escaped((text.length > CELL ? `${text.slice(0, CELL - 1)}…` : text).replace(/_(?=x[\da-f]{4}_)/gi, "_x005F_"));
  const column = index => (index < 26 ? "" : column(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

  const cell = (text, place, style) => `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${said(text)}</t></is></c>`;

  // Excel would find the height of a row by itself; other programs leave it at one line.
  function height(cells, columns) {
    const lines = cells.map((text, index) =>
      text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length * 1.1 / columns[index].width)), 0));
    return 15 * Math.min(MOST_LINES, Math.max(1, ...lines)) + 3;
  }

  function sheet({name, columns, rows, note}) {
    const last = column(columns.length - 1);
    const head = columns.map(({title}, index) => cell(title, `${column(index)}1`, 1)).join("");
    const body = rows.map((cells, number) => {
      const at = number + 2;
      const each = cells.map((text, index) => cell(text, `${column(index)}${at}`, columns[index].links && linked(text) ? 3 : 2)).join("");
      return `<row r="${at}" ht="${height(cells, columns)}" customHeight="1">${each}</row>`;
    }).join("");
    const widths = columns.map(({width}, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join("");
    const links = linksOf(columns, rows).map(({place}, index) => `<hyperlink ref="${place}" r:id="rId${index + 1}"/>`).join("");
    const foot = text => escaped(text.replace(/&/g, "&&").slice(0, 200));
    return `<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}/relationships"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`
      + `<dimension ref="A1:${last}${rows.length + 1}"/>`
      + '<sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>'
      + `<sheetFormatPr defaultRowHeight="15"/><cols>${widths}</cols><sheetData><row r="1" ht="20" customHeight="1">${head}</row>${body}</sheetData>`
      + `<autoFilter ref="A1:${last}${rows.length + 1}"/>${links ? `<hyperlinks>${links}</hyperlinks>` : ""}`
      + '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.3"/>'
      + '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
      + `<headerFooter><oddFooter>&amp;L${foot(note || name)}&amp;R&amp;P/&amp;N</oddFooter></headerFooter></worksheet>`;
  }

  const linked = text => /^https?:\/\/\S{1,2000}$/.test(text);
  const MOST_LINKS = 60000; // Excel takes 65,530 on a sheet
  const linksOf = (columns, rows) => rows.flatMap((cells, number) =>
    cells.map((text, index) => ({text, place: `${column(index)}${number + 2}`, links: columns[index].links}))
      .filter(({text, links}) => links && linked(text))).slice(0, MOST_LINKS);

  const STYLES = `<styleSheet xmlns="${MAIN}">`
    + '<fonts count="3"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>'
    + '<font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/><family val="2"/></font>'
    + '<font><u/><sz val="11"/><color rgb="FF0B4F82"/><name val="Calibri"/><family val="2"/></font></fonts>'
    + '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    + '<fill><patternFill patternType="solid"><fgColor rgb="FF0B4F82"/><bgColor indexed="64"/></patternFill></fill></fills>'
    + '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
    + '<border><left/><right/><top/><bottom style="dotted"><color rgb="FFAAB7C3"/></bottom><diagonal/></border></borders>'
    + '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    + '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    + '<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center"/></xf>'
    + ["0", "2"].map(font => `<xf numFmtId="49" fontId="${font}" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`).join("")
    + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

  const relations = entries => `<Relationships xmlns="${PACKAGE}/relationships">${entries.map(([type, target, more = ""], index) =>
    `<Relationship Id="rId${index + 1}" Type="${type}" Target="${escaped(target)}"${more}/>`).join("")}</Relationships>`;

  // The workbook as a Blob. A table is {name, columns: [{title, width, links}], rows: [[text, …]], note}: what the rows
  // are, widths in characters, whether addresses in a column can be followed, what its printed pages say at their foot.
  function workbook(table) {
    const {columns, rows} = table;
    const name = table.name.replace(/[[\]:*?/\\]/g, " ").slice(0, 31).replace(/^[' ]+|[' ]+$/g, "") || "Records";
    const place = `'${name.replaceAll("'", "''")}'!`;
    const range = `$A$1:$${column(columns.length - 1)}$${rows.length + 1}`;
    const overrides = [["/xl/workbook.xml", "sheet.main"], ["/xl/worksheets/sheet1.xml", "worksheet"], ["/xl/styles.xml", "styles"]]
      .map(([part, kind]) => `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`).join("");
    const parts = {
      "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`
        + `<Default Extension="xml" ContentType="application/xml"/>${overrides}</Types>`,
      "_rels/.rels": relations([[`${OFFICE}/relationships/officeDocument`, "xl/workbook.xml"]]),
      "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}/relationships"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="rId1"/></sheets>`
        + `<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">${escaped(place + range)}</definedName>`
        + `<definedName name="_xlnm.Print_Titles" localSheetId="0">${escaped(`${place}$1:$1`)}</definedName></definedNames></workbook>`,
      "xl/_rels/workbook.xml.rels": relations([[`${OFFICE}/relationships/worksheet`, "worksheets/sheet1.xml"], [`${OFFICE}/relationships/styles`, "styles.xml"]]),
      "xl/styles.xml": STYLES,
      "xl/worksheets/sheet1.xml": sheet({...table, name}),
    };
    const links = linksOf(columns, rows);
    if (links.length) {
      parts["xl/worksheets/_rels/sheet1.xml.rels"] = relations(links.map(({text}) => [`${OFFICE}/relationships/hyperlink`, text, ' TargetMode="External"']));
    }
    const encoder = new TextEncoder();
    const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
    return penholder.zipped(Object.entries(parts).map(([path, part]) => [path, encoder.encode(head + part)]), TYPE);
  }

  return workbook;
})();
