import { describe, expect, it } from 'vitest';
import { formatsFor } from './format.ts';

const nl = formatsFor('nl');
const en = formatsFor('en');
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('formats', () => {
  it('writes money from cents, with cents only when there are any', () => {
    expect(plain(nl.money(525_000))).toBe('€ 5.250');
    expect(plain(nl.money(525_050))).toBe('€ 5.250,50');
    expect(plain(nl.money(525_000, { cents: 'always' }))).toBe('€ 5.250,00');
    expect(plain(nl.money(-375_000))).toContain('\u2212');
    expect(en.money(525_000)).toBe('€5,250');
  });

  it('writes a day the same wherever the reader is', () => {
    expect(nl.day('2026-11-23')).toBe('23 november 2026');
    expect(nl.dayLong('2026-11-23')).toBe('maandag 23 november 2026');
    expect(en.dayShort('2026-11-23')).toBe('23 November');
  });

  it('writes a moment in Dutch time, also across midnight', () => {
    expect(nl.moment('2026-11-23T13:03:00Z')).toBe('23 november 2026, 14:03');
    expect(nl.moment('2026-07-31T22:30:00Z')).toBe('1 augustus 2026, 00:30');
  });

  it('writes signs and percentages as the language does', () => {
    expect(nl.signed(5.2)).toBe('+5,2');
    expect(nl.signed(-31, 0)).toBe('\u221231');
    expect(plain(nl.percent(0.052))).toBe('5,2 %');
    expect(en.percent(0.15, { signed: true })).toBe('+15%');
  });

  it('says how far away a moment is', () => {
    const now = new Date('2026-11-23T12:00:00Z');
    expect(nl.relative('2026-11-26T12:00:00Z', now)).toBe('over 3 dagen');
    expect(nl.relative('2026-11-23T10:00:00Z', now)).toBe('2 uur geleden');
  });
});
