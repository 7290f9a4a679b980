import { describe, expect, it } from 'vitest';
import { dayInAmsterdam } from './amsterdam.ts';

describe('the day in Amsterdam', () => {
  it('is that of the clock there, in winter and in summer', () => {
    expect(dayInAmsterdam('2026-12-01T22:59:00Z')).toBe('2026-12-01');
    expect(dayInAmsterdam('2026-12-01T23:00:00Z')).toBe('2026-12-02');
    expect(dayInAmsterdam('2026-07-01T21:59:00Z')).toBe('2026-07-01');
    expect(dayInAmsterdam(new Date('2026-07-01T22:00:00Z'))).toBe('2026-07-02');
  });
});
