// Articles of any length whose number of marks is known beforehand, written like a business page.

/** Each has one amount that no rule can miss, in a little less than fifty characters. */
const CLAUSES = [
  (n) => `the board of the old mill set aside $${n} million,`,
  (n) => `and its lender by the river wrote off €${n} billion`,
  (n) => `while rents in the small town rose by ${n} percent.`,
  (n) => `The new owner then paid another £${n} million, but`,
];

/** What makes up for clauses that are shorter than the average asked for. */
const FILLER = "as all had foreseen,";

const CLAUSES_PER_PARAGRAPH = 12;

/** An article with `marks` amounts in about `length` characters. */
export function article(length, marks) {
  const parts = [];
  let written = 0;
  const write = (part) => {
    parts.push(part);
    written += part.length;
  };
  for (let index = 0; index < marks; index += 1) {
    write(CLAUSES[index % CLAUSES.length]((index % 97) + 2));
    while (written + FILLER.length < ((index + 1) * length) / marks) write(` ${FILLER}`);
    write((index + 1) % CLAUSES_PER_PARAGRAPH === 0 ? "\n" : " ");
  }
  return parts.join("").trimEnd();
}
