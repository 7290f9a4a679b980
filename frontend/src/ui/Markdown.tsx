import './markdown.css';
import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useMemo } from 'react';
import { classes } from '@/lib/classes.ts';
import { type Block, blocksOf, type Inline } from './markdown.ts';

/** What stands at the same place in an unchanging text is the same: the place is its key. */
const placed = <Item,>(items: readonly Item[]) => items.map((item, at) => ({ item, key: `${at}` }));

function Inlines({ content }: { content: readonly Inline[] }): ReactNode {
  return placed(content).map(({ item, key }) => {
    if (item.kind === 'strong') return <strong key={key}>{item.text}</strong>;
    if (item.kind === 'em') return <em key={key}>{item.text}</em>;
    if (item.kind === 'code') return <code key={key}>{item.text}</code>;
    if (item.kind === 'link')
      return (
        <a key={key} href={item.href} rel="noreferrer">
          {item.text}
        </a>
      );
    return item.text;
  });
}

function Piece({ block, caption }: { block: Block; caption: string }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = block.level === 2 ? 'h2' : 'h3';
      return (
        <Heading>
          <Inlines content={block.content} />
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p>
          <Inlines content={block.content} />
        </p>
      );
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List>
          {placed(block.items).map(({ item, key }) => (
            <li key={key}>
              <Inlines content={item} />
            </li>
          ))}
        </List>
      );
    }
    case 'table':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section className="scroll-x" tabIndex={0} aria-label={caption}>
          <table className="table table-worksheet">
            <thead>
              <tr>
                {placed(block.header).map(({ item, key }) => (
                  <th key={key} scope="col">
                    <Inlines content={item} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {placed(block.rows).map(({ item: row, key: rowKey }) => (
                <tr key={rowKey}>
                  {placed(row).map(({ item, key }) => (
                    <td key={key}>
                      <Inlines content={item} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      );
  }
}

/** A text of an editor (Markdown). It becomes elements, never HTML: whatever somebody typed stays text. */
export function Markdown({ text, className }: { text: string; className?: string }) {
  const { t } = useLingui();
  const blocks = useMemo(() => blocksOf(text), [text]);
  return (
    <div className={classes('prose', className)}>
      {placed(blocks).map(({ item, key }) => (
        <Piece key={key} block={item} caption={t`Tabel`} />
      ))}
    </div>
  );
}
