import { describe, expect, it } from 'vitest';
import { dayInAmsterdam, daysAfter } from './amsterdam.ts';

describe('the day in Amsterdam', () => {
  it('is that of the clock there, in winter and in summer', () => {
    expect(dayInAmsterdam('2026-12-01T22:59:00Z')).toBe('2026-12-01');
    expect(dayInAmsterdam('2026-12-01T23:00:00Z')).toBe('2026-12-02');
    expect(dayInAmsterdam('2026-07-01T21:59:00Z')).toBe('2026-07-01');
    expect(dayInAmsterdam(new Date('2026-07-01T22:00:00Z'))).toBe('2026-07-02');
  });

  it('counts on over a change of the clock and of the year', () => {
    expect(daysAfter('2026-03-28', 2)).toBe('2026-03-30');
    expect(daysAfter('2026-12-31', 1)).toBe('2027-01-01');
    expect(daysAfter('2026-10-25', -1)).toBe('2026-10-24');
  });
});
