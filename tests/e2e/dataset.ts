// Reading what was downloaded, by other means than the page's own code.
import { expect } from "@playwright/test";
import { createHash } from "node:crypto";

interface Quote {
  start: number;
  end: number;
  text: string;
}

/** A value of the native format. */
export interface Norm {
  value?: string;
  low?: string;
  high?: string;
  bound?: string;
  unit?: string;
  counted?: Quote;
  cue?: Quote;
  timex_type?: string;
  timex?: string;
}

/** A span of the native format. */
export interface Span extends Quote {
  id: string;
  label: string;
  norm?: Norm;
  source: string;
  score: number;
  decision: "suggested" | "accepted" | "corrected" | "rejected" | "added";
  was?: { start: number; end: number; label: string; norm?: Norm };
  decided_at?: string;
  decided_by?: string;
  uncertain?: boolean;
  link?: string;
  note?: string;
}

/** A directed relation of the native format. */
export interface Relation {
  id: string;
  type: string;
  from: string;
  to: string;
  decided_at: string;
  decided_by?: string;
}

/** A line of the native format. */
export interface Native {
  schema: string;
  id: string;
  text: string;
  text_sha256: string;
  offset_unit: string;
  meta: {
    title: string;
    date?: string;
    date_order?: string;
    dollar?: string;
    source?: string;
    author?: string;
    tags?: string[];
    seconds?: number;
  };
  spans: Span[];
  relations?: Relation[];
}

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Parses a native file and holds it to what the format promises, whatever its content. */
export function parse(file: string): Native[] {
  expect(file.endsWith("\n"), "the file ends with a line break").toBe(true);
  const documents = file.trimEnd().split("\n").map((line) => JSON.parse(line) as Native);
  documents.forEach(check);
  return documents;
}

function check(document: Native): void {
  expect(document).toMatchObject({ schema: "tallymark/1", offset_unit: "codepoint" });
  expect(document.text_sha256).toBe(createHash("sha256").update(document.text, "utf8").digest("hex"));
  const codePoints = Array.from(document.text);
  const wrong = (quote: Quote) => codePoints.slice(quote.start, quote.end).join("") !== quote.text;
  const words = (norm?: Norm) => [norm?.counted, norm?.cue].filter((quote) => quote !== undefined);
  const quotes = document.spans.flatMap((span) => [span, ...words(span.norm), ...words(span.was?.norm)]);
  expect(quotes.filter(wrong), "text[start:end] is the quoted text").toEqual([]);
  expect(document.spans.filter((span) => span.text.trim() === ""), "no span is blank").toEqual([]);
  for (const { decision, decided_at, was, id } of document.spans) {
    if (decision === "suggested") expect(decided_at, id).toBeUndefined();
    else expect(decided_at, id).toMatch(ISO);
    expect(was !== undefined, `${id} is ${decision}`).toBe(decision === "corrected");
  }
}

/** The records of a CSV file (RFC 4180), by the names of the columns. */
export function parseCsv(file: string): Record<string, string>[] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r\n|$)/y;
  while (cell.lastIndex < file.length) {
    const at = cell.lastIndex;
    const match = cell.exec(file);
    if (!match) throw new Error(`not CSV at character ${at}: ${JSON.stringify(file.slice(at, at + 40))}`);
    rows.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
    if (match[3] === "\r\n") rows.push([]);
  }
  const [names = [], ...records] = rows.filter((row) => row.length > 0);
  return records.map((record) => {
    expect(record.length, record.join(",")).toBe(names.length);
    return Object.fromEntries(names.map((name, index) => [name, record[index] ?? ""]));
  });
}
