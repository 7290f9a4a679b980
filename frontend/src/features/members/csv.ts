/** What a spreadsheet would take for a formula is written behind an apostrophe (CSV injection, OWASP). */
const FORMULA = /^[=+\-@\t\r]/;

/** Always in quotes: a comma in a cell begins no other cell where a spreadsheet parts at commas. */
function cellOf(cell: string | number): string {
  const text = typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : String(cell);
  return `"${text.replaceAll('"', '""')}"`;
}

/** Rows as a CSV file that Dutch spreadsheets open as it is: semicolons, and a mark that it is UTF-8. */
export function csvOf(rows: readonly (readonly (string | number)[])[]): Blob {
  const lines = rows.map((row) => `${row.map(cellOf).join(';')}\r\n`);
  return new Blob(['\uFEFF', ...lines], { type: 'text/csv;charset=utf-8' });
}
