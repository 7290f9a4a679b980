import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetQuickAnswers, keepQuickAnswers, readQuickAnswers } from './quickAnswers.ts';

describe('the answers of the quick scan', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => vi.useRealTimers());

  it('stay on the device when the tab is closed', () => {
    keepQuickAnswers({ TAK2M: 4, DG1: null });
    sessionStorage.clear();
    expect(readQuickAnswers()).toEqual({ TAK2M: 4, DG1: null });
  });

  it('are no more after a month', () => {
    vi.useFakeTimers({ now: new Date('2026-11-01T12:00:00Z') });
    keepQuickAnswers({ TAK2M: 4 });
    vi.setSystemTime(new Date('2026-11-30T12:00:00Z'));
    expect(readQuickAnswers()).toEqual({ TAK2M: 4 });
    vi.setSystemTime(new Date('2026-12-02T12:00:00Z'));
    expect(readQuickAnswers()).toEqual({});
  });

  it('go when they are wiped, and broken ones are none', () => {
    keepQuickAnswers({ TAK2M: 4 });
    forgetQuickAnswers();
    expect(readQuickAnswers()).toEqual({});
    localStorage.setItem('quick-scan', '{');
    expect(readQuickAnswers()).toEqual({});
  });
});
