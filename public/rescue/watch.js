// Notices that the page's program has ended, or cannot begin.
(() => {
  "use strict";

  let hasStarted = false;

  /** The program says that it runs. */
  tallymarkRescue.started = () => {
    hasStarted = true;
  };

  /** The program says that it ends, and why. */
  tallymarkRescue.crashed = (message) => {
    tallymarkRescue.show({ message, stack: new Error().stack || "", hasStarted });
  };

  const stopped = (error, message) => {
    const isError = error instanceof Error;
    tallymarkRescue.show({ message: isError ? String(error) : message, stack: (isError && error.stack) || "", hasStarted });
  };

  /** An error of WebAssembly itself: the program cannot be compiled, or has met what it cannot go on from. */
  const isBroken = (error) =>
    typeof WebAssembly === "object" &&
    [WebAssembly.RuntimeError, WebAssembly.CompileError, WebAssembly.LinkError].some((kind) => error instanceof kind);

  /**
   * An error that the program did not catch has gone through it without putting anything in order: values that were being
   * changed are half changed, the stack is not given back. (A stack that is too deep is such an error.)
   */
  const wentThrough = (error) => error instanceof Error && /wasm-function\[/.test(error.stack || "");

  addEventListener(
    "error",
    (event) => {
      if (event instanceof ErrorEvent) {
        if (!hasStarted || isBroken(event.error) || wentThrough(event.error)) stopped(event.error, event.message);
      } else if (!hasStarted && event.target instanceof HTMLScriptElement) {
        const words = tallymarkRescue.speak();
        stopped(undefined, words.notLoaded(missing() || words.program));
      }
    },
    true,
  );

  addEventListener("unhandledrejection", ({ reason }) => {
    if (!hasStarted || isBroken(reason)) stopped(reason, String(reason));
  });

  /** The names of the page's files that the server did not give, where the browser tells. */
  function missing() {
    const failed = performance.getEntriesByType("resource").filter(({ responseStatus }) => responseStatus >= 400);
    return failed.map(({ name, responseStatus }) => `${name.split("/").pop()} (${responseStatus})`).join(", ");
  }

  if (typeof WebAssembly !== "object" || !("noModule" in HTMLScriptElement.prototype)) {
    tallymarkRescue.show({ message: tallymarkRescue.speak().tooOld, stack: "", hasStarted });
  }
})();
