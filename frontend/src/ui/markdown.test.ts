import { describe, expect, it } from 'vitest';
import { blocksOf, inlinesOf, plainOf } from './markdown.ts';

describe('a text of an editor', () => {
  it('has headings, paragraphs and lists', () => {
    const blocks = blocksOf('## Stappen\n\nEerst dit,\ndan dat.\n\n1. Begin\n2. Ga door\n\n- los');
    expect(blocks.map((block) => block.kind)).toEqual(['heading', 'paragraph', 'list', 'list']);
    expect(blocks[1]).toEqual({
      kind: 'paragraph',
      content: [{ kind: 'text', text: 'Eerst dit, dan dat.' }],
    });
    expect(blocks[2]).toMatchObject({ ordered: true, items: [[{ text: 'Begin' }], [{ text: 'Ga door' }]] });
  });

  it('has tables with empty cells to fill in', () => {
    const [table] = blocksOf('| Taak | Wie |\n|---|---|\n| Rooster | |');
    expect(table).toEqual({
      kind: 'table',
      header: [[{ kind: 'text', text: 'Taak' }], [{ kind: 'text', text: 'Wie' }]],
      rows: [[[{ kind: 'text', text: 'Rooster' }], []]],
    });
  });

  it('keeps HTML and script as text', () => {
    expect(inlinesOf('<script>alert(1)</script>')).toEqual([
      { kind: 'text', text: '<script>alert(1)</script>' },
    ]);
  });

  it('links to https only', () => {
    expect(inlinesOf('[a](https://voorbeeld.example/x)')).toEqual([
      { kind: 'link', text: 'a', href: 'https://voorbeeld.example/x' },
    ]);
    expect(inlinesOf('[a](javascript:alert(1))')).toEqual([
      { kind: 'text', text: '[a](javascript:alert(1))' },
    ]);
  });

  it('keeps code as it stands', () => {
    expect(inlinesOf('neem `a*b*c` over')).toEqual([
      { kind: 'text', text: 'neem ' },
      { kind: 'code', text: 'a*b*c' },
      { kind: 'text', text: ' over' },
    ]);
  });

  it('marks strong words', () => {
    expect(inlinesOf('een **sterk** woord')).toEqual([
      { kind: 'text', text: 'een ' },
      { kind: 'strong', text: 'sterk' },
      { kind: 'text', text: ' woord' },
    ]);
  });
});

describe('plainOf', () => {
  it('leaves the words and takes the marks', () => {
    expect(
      plainOf('## Rooster\n\nNu maakt de *chef* het, en **dezelfde drie** werken.\n\n- avond\n- nacht'),
    ).toBe('Rooster Nu maakt de chef het, en dezelfde drie werken. avond nacht');
    expect(plainOf('| wie | wat |\n|---|---|\n| Jan | `x` |')).toBe('wie, wat Jan, x');
  });
});
