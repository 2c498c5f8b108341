// Opens the single file: unpacks the parts that stand behind this script, makes addresses of them, and starts the page with
// those. Nothing is asked of any network. The build puts what it knows (`GIVEN`) and unpacker.js before this text.
{
  const { hidden, pairs, page, workers, style, words } = GIVEN;
  const language = navigator.languages.map((tag) => tag.split("-")[0]).find((tag) => tag in words) ?? "en";
  const own = words[language];

  /** Says something on the screen that is there until the page is. */
  const say = (line, ...more) => {
    document.documentElement.lang = language;
    document.getElementById("opening-line").textContent = line;
    const paragraph = (textContent) => Object.assign(document.createElement("p"), { textContent });
    document.getElementById("opening-more").replaceChildren(...more.map(paragraph));
  };

  const refuse = (line, ...more) => {
    document.getElementById("opening").setAttribute("role", "alert");
    say(line, ...more);
  };

  class Damaged extends Error {}

  /** Takes a part out of the file. */
  const taken = (name) => {
    const element = document.querySelector(`script[data-part="${name}"]`);
    if (!element) throw new Damaged(name);
    element.remove();
    const { size, type, names } = element.dataset;
    return { name, size: Number(size), type, names: names !== undefined, text: element.textContent };
  };

  /** Does something with a part that fails only where the part is damaged. */
  const sound = (part, act) => act(part).catch(() => Promise.reject(new Damaged(part.name)));

  /** The script of a worker, with all that it is made of: it can ask the page for nothing. */
  const scriptOf = async (names, file) => {
    const parts = names.map(taken);
    // It unpacks them itself, each time that it is started. Here they are only tried.
    for (const part of parts) await sound(part, file);
    const start = `work(${JSON.stringify({ hidden, pairs, parts })}).catch((error) => setTimeout(() => { throw error; }));`;
    return new Blob([`${unpacker}\n${work}\n${start}`], { type: "text/javascript" });
  };

  const adopt = async (blob) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(await blob.text());
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  };

  const start = async () => {
    const { addresses, linked, file, place } = unpacker(hidden, pairs);
    await adopt(await sound(taken(style), file));
    for (const [name, parts] of Object.entries(workers)) {
      addresses.set(name, URL.createObjectURL(await scriptOf(parts, file)));
    }
    for (const name of page) await sound(taken(name), place);
    const table = document.getElementById("parts");
    table.textContent = linked(table.textContent);
    await import(addresses.get(page.at(-1)));
  };

  const open = async () => {
    say(own.line);
    if (!("DecompressionStream" in self && "WebAssembly" in self && "adoptedStyleSheets" in document)) {
      return refuse(own.old);
    }
    addEventListener("TrunkApplicationStarted", () => document.getElementById("opening")?.remove(), { once: true });
    try {
      await start();
    } catch (error) {
      if (error instanceof Damaged) return refuse(own.damaged, own.again, error.message);
      refuse(own.failed, String(error));
      // Whoever rescues a page that cannot start hears of it, too.
      throw error;
    }
  };
  addEventListener("DOMContentLoaded", open, { once: true });
}
