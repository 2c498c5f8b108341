// Makes files of the parts that dense.rs and part.rs have packed. The loader runs these functions in the page and hands
// their text to the workers: in Chromium a worker of a page on a disk cannot read the addresses of its page.

/** Unpacks parts; `hidden` and `pairs` are those of dense.rs. */
function unpacker(hidden, pairs) {
  const addresses = new Map();

  /** `text` with the addresses of the parts that it names. */
  const linked = (text) => text.replace(/\.\/([\w.-]+)/g, (all, name) => addresses.get(name) ?? all);

  /** The bytes that a text stands for. */
  const bytesOf = (text, size) => {
    const bytes = new Uint8Array(size);
    let held = 0;
    let count = 0;
    let filled = 0;
    const take = (seven) => {
      held = ((held << 7) | seven) & 0x7fff;
      count += 7;
      if (count < 8) return;
      count -= 8;
      bytes[filled++] = held >> count;
    };
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code >= 128) take(hidden[(code - pairs) >> 7]);
      take(code & 127);
    }
    return bytes;
  };

  /** The file that a part is. Where it is damaged, its checksum tells. */
  const file = async ({ text, size, type, names }) => {
    const stream = new Blob([bytesOf(text, size)]).stream().pipeThrough(new DecompressionStream("gzip"));
    const blob = await new Response(stream, { headers: { "content-type": type } }).blob();
    return names ? new Blob([linked(await blob.text())], { type }) : blob;
  };

  /** Gives a part an address. It is never taken back: a worker may be started at any time. */
  const place = async (part) => {
    addresses.set(part.name, URL.createObjectURL(await file(part)));
  };

  return { addresses, linked, file, place };
}

/** Runs in a worker: unpacks what the worker is made of, the last of which starts it. */
async function work({ hidden, pairs, parts }) {
  const { addresses, place } = unpacker(hidden, pairs);
  for (const part of parts) await place(part);
  importScripts(addresses.get(parts.at(-1).name));
}
