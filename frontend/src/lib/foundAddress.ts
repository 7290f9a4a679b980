/** An address as search gives it (`/adviseurs?province=NL-FR`), as the router's links take it. */
export function foundAddress(address: string): { to: string; search?: Record<string, string> } {
  const [to = '/', query] = address.split('?');
  return query ? { to, search: Object.fromEntries(new URLSearchParams(query)) } : { to };
}
