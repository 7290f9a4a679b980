import { describe, expect, it } from 'vitest';
import { placeOf, wayOf } from './stops.ts';

describe('the route after a result', () => {
  it('leads to the next theme with that theme chosen', () => {
    expect(wayOf({ kind: 'next_theme', theme: 'working_time' })).toEqual({
      to: '/toolbox',
      search: { theme: 'working_time' },
    });
  });

  it('leads to the whole page where no theme is known', () => {
    expect(wayOf({ kind: 'practices', theme: null })).toEqual({ to: '/praktijk', search: {} });
  });

  it('finds sharing and comparison on the page of a published result, and other stops elsewhere', () => {
    expect(placeOf('share')?.id).toBe('delen');
    expect(placeOf('comparison')?.id).toBe('vergelijking');
    expect(placeOf('toolbox')).toBeUndefined();
  });
});
