/** A part of the guide: words (Markdown), or code that the tests run as it stands. */
export type GuidePart = { kind: 'words'; text: string } | { kind: 'code'; language: string; text: string };

const FENCE = /^```(\w*)\n([\s\S]*?)^```$/gm;

/** The guide in its parts, without its title: the page has that already. */
export function partsOf(source: string): GuidePart[] {
  const parts: GuidePart[] = [];
  const body = source.replace(/^# .*\n/, '');
  let at = 0;
  for (const match of body.matchAll(FENCE)) {
    const [whole, language = '', text = ''] = match;
    parts.push({ kind: 'words', text: body.slice(at, match.index) });
    parts.push({ kind: 'code', language, text: text.trimEnd() });
    at = match.index + whole.length;
  }
  parts.push({ kind: 'words', text: body.slice(at) });
  return parts.filter((part) => part.text.trim() !== '');
}
