// The screen that stands where the page was once its program has ended.
(() => {
  "use strict";

  /** How soon after the start a stop is one in a row, in milliseconds. */
  const SOON = 30_000;
  /** How long the storage may take to answer before that is said, in milliseconds. */
  const PATIENCE = 5_000;
  /** How often the progress is told, in milliseconds. */
  const PACE = 400;
  /** Where the number of stops in a row is kept, for this tab. */
  const TIMES = "tallymark-stopped";
  /** How much of a reason is shown; the details have all of it. */
  const SHOWN = 600;

  const loaded = Date.now();
  let isShown = false;

  /** Shows it, once: `message` and `stack` are what is known, `hasStarted` whether the page has been there before. */
  tallymarkRescue.show = (failure) => {
    if (isShown) return;
    isShown = true;
    tallymarkRescue.stopWriting();
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => draw(failure));
    else draw(failure);
  };

  function draw(failure) {
    const words = tallymarkRescue.speak();
    const times = count();
    const told = element("p", { className: "rescue__told", role: "status" });
    const reason = element("pre", { className: "rescue__reason" }, (failure.message || words.noReason).slice(0, SHOWN));
    const reload = element("button", { className: "button button--strong", type: "button" }, words.reload);
    const download = element("button", { className: "button", type: "button" }, words.download);
    const copy = element("button", { className: "button button--small", type: "button" }, words.copy);
    const title = element("h1", { id: "rescue-title", className: "rescue__title" }, words.title);
    const lead = element("div", { id: "rescue-lead", className: "rescue__lead" },
      element("p", {}, `${failure.hasStarted ? words.crashed : words.notStarted} ${words.kept}`),
      element("p", {}, words.advice),
      ...(times > 1 ? [element("p", { className: "rescue__again" }, words.again)] : []),
    );
    const card = element("div", { className: "rescue__card", role: "alertdialog" },
      title,
      lead,
      element("div", { className: "rescue__acts" }, reload, " ", download),
      told,
      element("div", { className: "rescue__why" },
        element("h2", { className: "rescue__heading" }, words.reason),
        copy,
        reason,
      ),
    );
    card.setAttribute("aria-modal", "true");
    card.setAttribute("aria-labelledby", title.id);
    card.setAttribute("aria-describedby", lead.id);
    guard(new Map([
      [reload, () => location.reload()],
      [download, () => save(told, words)],
      [copy, () => copyDetails(details(failure, times), reason, told, words)],
    ]));
    document.documentElement.lang = words.tag;
    document.title = words.title;
    const body = element("body", { className: "rescue" }, element("main", { className: "rescue__main" }, card));
    if (document.body) document.body.replaceWith(body);
    else document.documentElement.append(body);
    reload.focus();
  }

  function element(tag, { role, ...properties }, ...content) {
    const made = Object.assign(document.createElement(tag), properties);
    if (role) made.setAttribute("role", role);
    made.append(...content);
    return made;
  }

  /**
   * Has no event reach what listens on the window and the document: that is the program that has ended. So the screen's
   * own clicks are heard here as well. What the browser does by itself (Tab, Enter on a button, selecting) is not hindered.
   */
  function guard(acts) {
    const stop = (event) => {
      event.stopImmediatePropagation();
      // A file that is dropped would be opened in place of this screen.
      if (event.type === "dragover" || event.type === "drop") event.preventDefault();
      const button = event.type === "click" && event.target instanceof Element && event.target.closest("button");
      if (button && acts.has(button)) acts.get(button)();
    };
    for (const name in window) {
      if (name.startsWith("on")) window.addEventListener(name.slice(2), stop, { capture: true, passive: false });
    }
    window.addEventListener("selectionchange", stop, true);
    window.addEventListener("visibilitychange", stop, true);
  }

  /** How many times in a row the page has stopped soon after its start. */
  function count() {
    try {
      const before = Date.now() - loaded < SOON ? Number(sessionStorage.getItem(TIMES)) || 0 : 0;
      sessionStorage.setItem(TIMES, String(before + 1));
      return before + 1;
    } catch (error) {
      console.warn("how often the page has stopped is not known:", error);
      return 1;
    }
  }

  let isSaving = false;

  async function save(told, words) {
    if (isSaving) return;
    isSaving = true;
    let last = 0;
    const late = setTimeout(() => (told.textContent = words.waiting), PATIENCE);
    const tell = (records) => {
      clearTimeout(late);
      if (Date.now() - last < PACE) return;
      last = Date.now();
      told.textContent = words.reading(records);
    };
    try {
      told.textContent = words.reading(0);
      const backup = await tallymarkRescue.backup(tell);
      if (backup) offer(backup);
      told.textContent = backup ? outcome(backup, words) : words.empty;
    } catch (error) {
      console.error(error);
      told.textContent = words.failed((error && error.message) || String(error));
    } finally {
      clearTimeout(late);
      isSaving = false;
    }
  }

  function outcome({ records, unwritten, name }, words) {
    const done = words.done(records, name);
    return unwritten.length ? `${done} ${words.unwritten(unwritten.length)}` : done;
  }

  function offer({ blob, name }) {
    const address = URL.createObjectURL(blob);
    element("a", { href: address, download: name }).click();
    // The browser reads it while it downloads; a minute is ample for it to begin.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }

  async function copyDetails(text, shown, told, words) {
    try {
      await navigator.clipboard.writeText(text);
      told.textContent = words.copied;
    } catch (error) {
      console.warn("the details were not copied:", error);
      shown.textContent = text;
      getSelection().selectAllChildren(shown);
      told.textContent = words.notCopied;
    }
  }

  /** What a report needs. */
  function details({ message, stack, hasStarted }, times) {
    const { version, build } = tallymarkRescue.build();
    return [
      `Tallymark ${version} ${build}`.trim(),
      `Browser: ${navigator.userAgent}`,
      `Page: ${location.protocol}, ${hasStarted ? "after" : "before"} the start, ${times} in a row`,
      `Time: ${new Date().toISOString()}, ${Math.round((Date.now() - loaded) / 1000)} s after loading`,
      "",
      message,
      "",
      stack,
    ].join("\n");
  }
})();
