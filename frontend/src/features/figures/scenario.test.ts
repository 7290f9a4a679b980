import { describe, expect, it } from 'vitest';
import { assumptionOf, extraGrowth } from './scenario.ts';

describe('the scenario', () => {
  it('makes about one point of a tenth of the firms that gain a tenth', () => {
    expect(extraGrowth(10, 10)).toBeCloseTo(1, 10);
  });

  it('follows both assumptions in proportion', () => {
    expect(extraGrowth(20, 10)).toBeCloseTo(2, 10);
    expect(extraGrowth(10, 4)).toBeCloseTo(0.4, 10);
    expect(extraGrowth(0, 9)).toBe(0);
  });
});

describe('an assumption from the address', () => {
  it('is what it says, as far as the scale goes', () => {
    expect(assumptionOf('25', 50)).toBe(25);
    expect(assumptionOf('20', 20)).toBe(20);
  });

  it('is a tenth when it says nothing possible', () => {
    for (const text of [undefined, '', '0', '21', '2.5', 'veel', '-3'])
      expect(assumptionOf(text, 20)).toBe(10);
  });
});
