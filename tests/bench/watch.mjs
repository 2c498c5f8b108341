// What a person waits for, noted inside the page: from the event of the click or key, or from the start of a load, to
// the first task after the frame that shows a change of the article.

/** Runs inside the page, before it starts. */
function watchPaints() {
  const watch = { start: 0, firstMark: 0, last: 0, longest: 0 };
  window.tallymarkBench = watch;
  for (const kind of ["click", "keydown"]) {
    const begin = (event) => Object.assign(watch, { start: event.timeStamp, firstMark: 0, last: 0, longest: 0 });
    addEventListener(kind, begin, { capture: true });
  }
  const channel = new MessageChannel();
  channel.port1.onmessage = ({ data }) => {
    watch.last = performance.now();
    if (data && watch.firstMark === 0) watch.firstMark = watch.last;
  };
  // "Saved" comes when the storage is done and is no part of the answer to the key.
  const isAnswer = ({ target }) => !target.closest?.("[role=status], output");
  new MutationObserver((records) => {
    if (!records.some(isAnswer)) return;
    const hasMark = watch.firstMark === 0 && document.querySelector("mark[data-id]") !== null;
    requestAnimationFrame(() => channel.port2.postMessage(hasMark));
  }).observe(document, {
    subtree: true, childList: true, attributes: true, attributeFilter: ["data-decision", "aria-current", "class"],
  });
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) watch.longest = Math.max(watch.longest, task.duration);
  }).observe({ entryTypes: ["longtask"] });
}

/** Has `page` note its paints. */
export async function watch(page) {
  await page.addInitScript(watchPaints);
}

/**
 * Waits until nothing has been painted for `quiet` milliseconds. Gives the times to the first mark and to the last
 * change, and the longest task that took more than 50 ms (0 where none did).
 */
export async function painted(page, { quiet, patience = 60_000, marks = false }) {
  return page.evaluate(
    async ([quiet, patience, marks]) => {
      const { tallymarkBench: watch } = window;
      const deadline = performance.now() + patience;
      const isDone = () => watch.last > 0 && performance.now() - watch.last > quiet && (!marks || watch.firstMark > 0);
      while (!isDone()) {
        if (performance.now() > deadline) throw new Error(`nothing was painted within ${patience} ms`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      return { first: watch.firstMark - watch.start, last: watch.last - watch.start, longest: watch.longest };
    },
    [quiet, patience, marks],
  );
}
