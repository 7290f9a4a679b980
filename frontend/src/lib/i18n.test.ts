import { i18n } from '@lingui/core';
import { beforeEach, expect, it } from 'vitest';
import { activate, preferredLanguage } from './i18n.ts';

beforeEach(() => localStorage.clear());

it('begins in Dutch, and remembers another choice', async () => {
  expect(preferredLanguage()).toBe('nl');
  await activate('en');
  expect(preferredLanguage()).toBe('en');
  expect(document.documentElement.lang).toBe('en');
  expect(i18n.locale).toBe('en');
});

it('goes back without reloading', async () => {
  await activate('en');
  await activate('nl');
  expect(document.documentElement.lang).toBe('nl');
});
