// What the rescue screen says. It cannot come from locales/: those are compiled into the program that has just ended.
globalThis.tallymarkRescue = {};

(() => {
  "use strict";

  const number = (language, count) => new Intl.NumberFormat(language).format(count);
  const plural = (language, count, forms) => forms[new Intl.PluralRules(language).select(count)] || forms.other;

  const en = {
    title: "Tallymark has stopped",
    crashed: "Something went wrong inside the page.",
    notStarted: "One of the page’s files could not be loaded or is damaged, or this browser is too old for it.",
    kept: "Everything that was shown as “Saved” is in this browser’s storage.",
    advice: "Reload to go on with it. To be on the safe side, download everything first: the file can be restored later.",
    again: "It has stopped shortly after the start, more than once now. A report with the details below helps to mend that; read them first, they may quote your text.",
    reload: "Reload",
    download: "Download everything",
    reason: "Reason",
    noReason: "The browser gives no reason.",
    notLoaded: (names) => `Could not be loaded: ${names}`,
    program: "the program of the page",
    tooOld: "This browser has no WebAssembly or no modules.",
    copy: "Copy details",
    copied: "Copied.",
    notCopied: "The browser did not copy them: they are selected above, copy them with Ctrl+C.",
    reading: (count) => `Reading: ${records(count)} so far…`,
    done: (count, file) => `${records(count)} written to ${file}.`,
    unwritten: (count) => `${records(count)} could not be read; the last line of the file says which.`,
    empty: "There is nothing stored.",
    waiting: "The browser’s storage has not answered yet. Close other tabs with Tallymark.",
    failed: (reason) => `The storage could not be read: ${reason}`,
  };

  const uk = {
    title: "Tallymark зупинився",
    crashed: "Усередині сторінки щось пішло не так.",
    notStarted: "Один із файлів сторінки не вдалося завантажити, або його пошкоджено, або браузер для неї застарий.",
    kept: "Усе, що було позначено «Збережено», лежить у сховищі цього браузера.",
    advice: "Перезавантажте сторінку, щоб працювати далі. Для певності спершу завантажте все: файл потім можна відновити.",
    again: "Сторінка зупинилася невдовзі після початку вже не вперше. Звіт із подробицями, наведеними нижче, допоможе це виправити; перечитайте їх, бо в них може бути уривок вашого тексту.",
    reload: "Перезавантажити",
    download: "Завантажити все",
    reason: "Причина",
    noReason: "Браузер не каже, чому.",
    notLoaded: (names) => `Не вдалося завантажити: ${names}`,
    program: "програму сторінки",
    tooOld: "Цей браузер не має WebAssembly або модулів.",
    copy: "Скопіювати подробиці",
    copied: "Скопійовано.",
    notCopied: "Браузер їх не скопіював: їх виділено вище, скопіюйте клавішами Ctrl+C.",
    reading: (count) => `Читання: уже ${records(count)}…`,
    done: (count, file) => `Записано у файл ${file}: ${records(count)}.`,
    unwritten: (count) => `Не вдалося прочитати ${records(count)}; які саме, сказано в останньому рядку файлу.`,
    empty: "Нічого не збережено.",
    waiting: "Сховище браузера ще не відповіло. Закрийте інші вкладки з Tallymark.",
    failed: (reason) => `Сховище не вдалося прочитати: ${reason}`,
  };

  const nouns = {
    en: { one: "record", other: "records" },
    uk: { one: "запис", few: "записи", many: "записів", other: "запису" },
  };

  let spoken = "en";
  const records = (count) => `${number(spoken, count)} ${plural(spoken, count, nouns[spoken])}`;

  /** The page's language once it has drawn something, until then the browser's. */
  const language = () => {
    const isDrawn = document.querySelector("main") !== null;
    const tag = (isDrawn && document.documentElement.lang) || navigator.language || "";
    return /^uk\b/i.test(tag) ? "uk" : "en";
  };

  /** The words of the language of this moment, and its tag. */
  tallymarkRescue.speak = () => {
    spoken = language();
    return { tag: spoken, ...(spoken === "uk" ? uk : en) };
  };
})();
