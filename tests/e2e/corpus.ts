// Texts that were written for the tests, hard on offsets, with spans and decisions: as a native file.
import { createHash } from "node:crypto";
import type { Native, Span } from "./dataset.ts";

type Decision = Span["decision"];

/** Words of the text, their label and decision. `before⟩words` picks the place where `before` leads up to them. */
type Mark = [words: string, label: string, decision: Decision];

const AT = "2025-12-04T09:30:00.000Z";

/** A document of the native format. */
export function document(id: string, title: string, text: string, marks: Mark[]): Native {
  const spans = marks.map(([words, label, decision], number): Span => {
    const [before = "", quote = before] = words.includes("⟩") ? words.split("⟩") : ["", words];
    const at = text.indexOf(before + quote);
    if (at < 0) throw new Error(`no ${JSON.stringify(words)} in ${id}`);
    const start = Array.from(text.slice(0, at + before.length)).length;
    const span = { start, end: start + Array.from(quote).length, text: quote, label };
    const was = decision === "corrected" ? { was: { start: span.start, end: span.end, label: "CARDINAL" } } : {};
    const decided = decision === "suggested" ? {} : { decided_at: AT, decided_by: "Ann" };
    const source = decision === "added" ? "user" : "model";
    return { id: `m${number}`, ...span, source, score: decision === "added" ? 1 : 0.75, decision, ...was, ...decided };
  });
  const order = (span: Span) => [span.start, -span.end];
  spans.sort((a, b) => order(a)[0]! - order(b)[0]! || order(a)[1]! - order(b)[1]!);
  const text_sha256 = createHash("sha256").update(text, "utf8").digest("hex");
  return { schema: "tallymark/1", id, text, text_sha256, offset_unit: "codepoint", meta: { title, date: "2025-12-04" }, spans };
}

/** Eight documents: emoji, combining marks, CRLF, tabs, quotes, nested and touching spans, spans inside tokens. */
export const CORPUS: Native[] = [
  document(
    "bakery",
    "Bakery buys a mill",
    "Sonnleitner Bros. bought 5% of the Old Mill — a “€50 million” deal.\r\n\r\n\"We’re thrilled,\"\tOlena Hrytsenko said on Monday.\r\n",
    [
      ["Sonnleitner Bros.", "ORG", "accepted"],
      ["5%", "PERCENT", "accepted"],
      ["Old Mill", "FAC", "corrected"],
      ["€50 million", "MONEY", "added"],
      ["Olena Hrytsenko", "PERSON", "suggested"],
      ["Monday", "DATE", "rejected"],
    ],
  ),
  document(
    "flight",
    "A flight 🚁 over Łódź",
    "👩‍🚀 Zoë Łukasiewicz left Łódź 🇵🇱 for 𝓜-Labs on 4 May 2025. 🎉🎉\nCafé Noir, in 東京, paid her $3,000.",
    [
      ["Zoë Łukasiewicz", "PERSON", "accepted"],
      ["Łódź", "GPE", "accepted"],
      ["4 May 2025", "DATE", "corrected"],
      ["Café Noir", "FAC", "accepted"],
      ["東京", "GPE", "accepted"],
      ["$3,000", "MONEY", "added"],
    ],
  ),
  document(
    "trail",
    "Nested and touching",
    "The National Bank of Norway paid the University of Bergen, Bergen 12km of $50 trails; Kyivstar disagreed.",
    [
      ["National Bank of Norway", "ORG", "accepted"],
      ["Norway", "GPE", "accepted"],
      ["University of Bergen, Bergen", "ORG", "accepted"],
      ["University of ⟩Bergen", "GPE", "corrected"],
      [", ⟩Bergen", "GPE", "added"],
      ["12", "CARDINAL", "accepted"],
      ["12⟩km", "QUANTITY", "accepted"],
      ["$", "MONEY", "added"],
      ["$⟩50", "CARDINAL", "added"],
      ["Kyiv", "GPE", "accepted"],
    ],
  ),
  document(
    "formulas",
    "=SUM(A1:A9)",
    "=HYPERLINK(\"http://example.invalid\";\"Acme\") and <b>bold</b> & -5% or @Marta's +7 [1] a|b_c->d;*\\n.\n",
    [
      ["=HYPERLINK(\"http://example.invalid\";\"Acme\")", "WORK_OF_ART", "accepted"],
      ["\"Acme\"", "ORG", "rejected"],
      ["-5%", "PERCENT", "accepted"],
      ["@Marta", "PERSON", "added"],
      ["+7", "CARDINAL", "accepted"],
      ["a|b_c->d;*", "PRODUCT", "added"],
    ],
  ),
  document(
    "harbour",
    "Two lines in one",
    "Harbour of\nOdesa handled 1.5 million tonnes,\t\tup 12 percent.\n\nIt expects 2 million.",
    [
      ["Harbour of\nOdesa", "FAC", "accepted"],
      ["Odesa", "GPE", "rejected"],
      ["1.5 million tonnes", "QUANTITY", "accepted"],
      ["12 percent", "PERCENT", "accepted"],
      ["2 million", "CARDINAL", "suggested"],
    ],
  ),
  document("letters", "Сорок дві тонни", "Ганна Петренко й ТОВ «Млин» продали 42 тонни за 1 200 ₴ у Львові 3 грудня. שלום Tel Aviv!", [
    ["Ганна Петренко", "PERSON", "accepted"],
    ["ТОВ «Млин»", "ORG", "corrected"],
    ["42 тонни", "QUANTITY", "accepted"],
    ["1 200 ₴", "MONEY", "accepted"],
    ["Львові", "GPE", "accepted"],
    ["3 грудня", "DATE", "rejected"],
    ["Tel Aviv", "GPE", "added"],
  ]),
  document("quiet", "Nothing decided for", "The old clock struck; nobody in Vik counted.", [["Vik", "GPE", "rejected"]]),
  document("touch", "Side by side", "Ann Lee Bo Im and Ann Lee met at 4 pm Monday in Bergen", [
    ["Ann Lee", "PERSON", "accepted"],
    ["Ann Lee ⟩Bo Im", "PERSON", "accepted"],
    ["and ⟩Ann Lee", "PERSON", "accepted"],
    ["4 pm", "TIME", "accepted"],
    ["Monday", "DATE", "accepted"],
    ["Bergen", "GPE", "added"],
  ]),
];

/** The documents as a native file. */
export function native(documents: Native[]): string {
  return documents.map((document) => `${JSON.stringify(document)}\n`).join("");
}
