import { describe, expect, it } from 'vitest';
import { toldOf, valuesOf } from './shareValues.ts';

const filled = {
  ...valuesOf(null),
  title: { nl: 'Samen roosteren', en: ' ' },
  gain: { nl: 'Rust', en: 'Calm' },
  did: { nl: 'Drie middagen', en: '' },
};

describe('what a branch writes to share', () => {
  it('sends no English where none was written, and no costs', () => {
    const told = toldOf(filled);
    expect(told.title).toEqual({ nl: 'Samen roosteren', en: null });
    expect(told.gain).toEqual({ nl: 'Rust', en: 'Calm' });
    expect(told.cost).toBeNull();
  });

  it('sends what was done with an approach only', () => {
    expect(toldOf(filled).did).toEqual({ nl: 'Drie middagen', en: null });
    expect(toldOf({ ...filled, kind: 'tool' }).did).toBeNull();
  });

  it('sends a result once its theme is chosen too', () => {
    const chosen = { ...filled, result: 'campaign 6f1c' };
    expect(toldOf(chosen).result).toBeNull();
    expect(toldOf({ ...chosen, resultTheme: 'process' as const }).result).toEqual({
      source: 'campaign',
      sourceId: '6f1c',
      theme: 'process',
    });
  });
});
