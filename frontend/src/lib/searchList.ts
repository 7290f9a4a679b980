/** Several values of one filter, as they stand in the address: `?theme=process,results`. */
export function listIn(text: string | undefined): string[] {
  return text ? text.split(',').filter(Boolean) : [];
}

/** The values of one filter for the address; undefined takes the filter out of it. */
export function listOut(values: readonly string[]): string | undefined {
  return values.length > 0 ? values.join(',') : undefined;
}

/** Keeps the named texts of an address and leaves everything else out. */
export function textsOf<Name extends string>(
  search: Record<string, unknown>,
  names: readonly Name[],
): Partial<Record<Name, string>> {
  const kept: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = search[name];
    if ((typeof value === 'string' && value !== '') || typeof value === 'number') kept[name] = String(value);
  }
  return kept;
}

/** The page of a list that an address names; the first when it names none. */
export function pageOf(search: Record<string, unknown>, param = 'page'): number {
  return Number(search[param] ?? 1) || 1;
}

/**
 * The search of an address as it stands there: the page that shows it reads it, with a reader of its own.
 *
 * Every visitor loads what the routes say; a long reader has no place among it.
 */
export function unread<Search>(search: Record<string, unknown>): Search {
  return search as Search;
}
