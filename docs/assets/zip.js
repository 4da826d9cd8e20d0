// A zip file, made in the browser: what Word files and Excel workbooks are.
"use strict";
var penholder = window.penholder ?? {};
penholder.zipped = (() => {
  const encoder = new TextEncoder();

  const TABLE = Array.from({length: 256}, (_, byte) => {
    let rest = byte;
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
    return rest >>> 0;
  });

  function checksum(bytes) {
    let rest = 0xffffffff;
    for (const byte of bytes) rest = TABLE[(rest ^ byte) & 0xff] ^ (rest >>> 8);
    return (rest ^ 0xffffffff) >>> 0;
  }

  async function deflated(bytes) {
    if (!window.CompressionStream) return null; // an older browser: the file is larger, and the same to Word
    const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(packed).arrayBuffer());
  }

  const numbers = (...pairs) => {
    const view = new DataView(new ArrayBuffer(pairs.reduce((sum, [size]) => sum + size, 0)));
    let at = 0;
    for (const [size, value] of pairs) {
      if (size === 2) view.setUint16(at, value, true);
      else view.setUint32(at, value, true);
      at += size;
    }
    return new Uint8Array(view.buffer);
  };

  // A zip file (PKWARE APPNOTE 6.3.10) of [path, bytes], as a Blob of a media type. Its entries bear the first day that
  // zip files know, 1 January 1980.
  async function zipped(parts, type) {
    const files = [];
    const directory = [];
    let offset = 0;
    let listed = 0;
    for (const [path, bytes] of parts) {
      const name = encoder.encode(path);
      const packed = await deflated(bytes);
      const body = packed ?? bytes;
      const common = [[2, 20], [2, 0], [2, packed ? 8 : 0], [2, 0], [2, 0x21], [4, checksum(bytes)], [4, body.length], [4, bytes.length], [2, name.length], [2, 0]];
      const head = numbers([4, 0x04034b50], ...common);
      const entry = numbers([4, 0x02014b50], [2, 0x0314], ...common, [2, 0], [2, 0], [2, 0], [4, 0o644 << 16], [4, offset]);
      files.push(head, name, body);
      directory.push(entry, name);
      offset += head.length + name.length + body.length;
      listed += entry.length + name.length;
    }
    const end = numbers([4, 0x06054b50], [2, 0], [2, 0], [2, parts.length], [2, parts.length], [4, listed], [4, offset], [2, 0]);
    return new Blob([...files, ...directory, end], {type});
  }

  return zipped;
})();
