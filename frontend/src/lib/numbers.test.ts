import { describe, expect, it } from 'vitest';
import { parseCents, parseNumber } from './numbers.ts';

describe('reading a number as people write it', () => {
  it.each([
    ['1250', 1250],
    ['1.250', 1250],
    ['1.250,50', 1250.5],
    ['12,5', 12.5],
    ['12.5', 12.5],
    ['€ 1.000.000', 1_000_000],
    ['-3', -3],
    ['\u22123', -3],
  ])('Dutch %s', (text, value) => expect(parseNumber(text, 'nl')).toBe(value));

  it.each([
    ['1,250', 1250],
    ['1,250.50', 1250.5],
    ['12.5', 12.5],
  ])('English %s', (text, value) => expect(parseNumber(text, 'en')).toBe(value));

  it.each(['', 'tien', '1,2,3', '12a', '1.25.0'])('gives null for "%s"', (text) => {
    expect(parseNumber(text, 'nl')).toBeNull();
  });

  it('gives whole cents, without the rounding faults of binary fractions', () => {
    expect(parseCents('19,99', 'nl')).toBe(1999);
    expect(parseCents('1.005,10', 'nl')).toBe(100_510);
    expect(parseCents('', 'nl')).toBeNull();
  });
});
