// Distributions of measured times, as a person reads them.

/** The value below which `share` of `values` lie, by the nearest rank. */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/** One line of the report: how often, and the middle, the slow end and the worst. */
export function line(name, values, unit = "ms") {
  if (values.length === 0) return `  ${name.padEnd(38)} no entry`;
  const [middle, slow, worst] = [0.5, 0.95, 1].map((share) => percentile(values, share).toFixed(1).padStart(9));
  return `  ${name.padEnd(38)} n=${String(values.length).padEnd(5)} p50 ${middle}  p95 ${slow}  max ${worst}  ${unit}`;
}
