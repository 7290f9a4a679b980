/** A piece of a line: plain, strong, emphasised, code, or a way elsewhere. */
export type Inline =
  | { kind: 'text' | 'strong' | 'em' | 'code'; text: string }
  | { kind: 'link'; text: string; href: string };

export type Block =
  | { kind: 'heading'; level: 2 | 3; content: Inline[] }
  | { kind: 'paragraph'; content: Inline[] }
  | { kind: 'list'; ordered: boolean; items: Inline[][] }
  | { kind: 'table'; header: Inline[][]; rows: Inline[][][] };

const PIECES = /`([^`]+)`|\*\*(.+?)\*\*|\*(.+?)\*|\[([^\]]+)\]\((https:\/\/[^\s)]+)\)/g;

/** The pieces of one line. Only https links become links; HTML is text like any other. */
export function inlinesOf(line: string): Inline[] {
  const found: Inline[] = [];
  let at = 0;
  for (const match of line.matchAll(PIECES)) {
    const [whole, code, strong, em, label, href] = match;
    if (match.index > at) found.push({ kind: 'text', text: line.slice(at, match.index) });
    if (code !== undefined) found.push({ kind: 'code', text: code });
    else if (strong !== undefined) found.push({ kind: 'strong', text: strong });
    else if (em !== undefined) found.push({ kind: 'em', text: em });
    else if (label !== undefined && href !== undefined) found.push({ kind: 'link', text: label, href });
    at = match.index + whole.length;
  }
  if (at < line.length) found.push({ kind: 'text', text: line.slice(at) });
  return found;
}

const HEADING = /^(#{1,4})\s+(.*)$/;
const BULLET = /^[-*]\s+(.*)$/;
const NUMBER = /^\d+[.)]\s+(.*)$/;
const ROW = /^\|(.*)\|\s*$/;
const RULE = /^\|[\s:|-]+\|\s*$/;

const cellsOf = (line: string): Inline[][] =>
  (ROW.exec(line)?.[1] ?? '').split('|').map((cell) => inlinesOf(cell.trim()));

/** Reads the part of Markdown that editors use here: headings, paragraphs, lists and tables. */
export function blocksOf(source: string): Block[] {
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  const end = () => {
    if (paragraph.length > 0) blocks.push({ kind: 'paragraph', content: inlinesOf(paragraph.join(' ')) });
    paragraph = [];
  };
  const addItem = (ordered: boolean, text: string) => {
    end();
    const last = blocks.at(-1);
    if (last?.kind === 'list' && last.ordered === ordered) last.items.push(inlinesOf(text));
    else blocks.push({ kind: 'list', ordered, items: [inlinesOf(text)] });
  };
  for (const line of source.split('\n').map((one) => one.trim())) {
    const heading = HEADING.exec(line);
    const item = BULLET.exec(line) ?? NUMBER.exec(line);
    if (line === '') end();
    else if (heading) {
      end();
      const level = (heading[1] ?? '').length <= 2 ? 2 : 3;
      blocks.push({ kind: 'heading', level, content: inlinesOf(heading[2] ?? '') });
    } else if (item) addItem(NUMBER.test(line), item[1] ?? '');
    else if (RULE.test(line) && blocks.at(-1)?.kind === 'table') continue;
    else if (ROW.test(line)) {
      end();
      const last = blocks.at(-1);
      if (last?.kind === 'table') last.rows.push(cellsOf(line));
      else blocks.push({ kind: 'table', header: cellsOf(line), rows: [] });
    } else paragraph.push(line);
  }
  end();
  return blocks;
}

/** The words of a text without its marks, on one line: for where only its beginning is shown. */
export function plainOf(source: string): string {
  const wordsOf = (content: Inline[]) => content.map((piece) => piece.text).join('');
  return blocksOf(source)
    .flatMap((block) => {
      if (block.kind === 'list') return block.items.map(wordsOf);
      if (block.kind === 'table')
        return [block.header, ...block.rows].map((row) => row.map(wordsOf).join(', '));
      return [wordsOf(block.content)];
    })
    .join(' ');
}
