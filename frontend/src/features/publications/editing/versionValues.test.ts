import { describe, expect, it } from 'vitest';
import { valuesOf, wishOf } from './versionValues.ts';

describe('what the form of an article holds', () => {
  it('gives authors and related things one per line, from a name or a whole address', () => {
    const wish = wishOf({
      ...valuesOf(null),
      authors: ' Bo Voorbeeld \n\nRedactie\n',
      tools: 'dagstart\nhttps://slimmerwerken.example/toolbox/taken-op-tafel/',
    });
    expect(wish.authors).toEqual(['Bo Voorbeeld', 'Redactie']);
    expect(wish.tools).toEqual(['dagstart', 'taken-op-tafel']);
    expect(wish).not.toHaveProperty('slug');
  });

  it('sends no correction where nobody wrote one, and a half one as it is', () => {
    expect(wishOf(valuesOf(null)).correction).toBeNull();
    const half = { ...valuesOf(null), correction: { nl: 'Het jaartal klopte niet.', en: '' } };
    expect(wishOf(half).correction).toEqual(half.correction);
  });
});
