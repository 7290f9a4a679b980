import { describe, expect, it } from 'vitest';
import { extraGrowth } from './scenario.ts';

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
