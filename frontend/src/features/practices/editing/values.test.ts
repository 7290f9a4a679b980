import { expect, test } from 'vitest';
import type { PracticeVersionRead } from '@/api/types.gen.ts';
import { valuesOf, wishOf, writtenIn } from './values.ts';

test('English that was not written stays empty in the form, and is sent as none', () => {
  expect(writtenIn({ nl: 'Samen', en: 'Samen' })).toEqual({ nl: 'Samen', en: '' });
  expect(writtenIn({ nl: 'Samen', en: 'Together' })).toEqual({ nl: 'Samen', en: 'Together' });
  const wish = wishOf({ ...valuesOf(null, 'firm'), title: { nl: 'Samen', en: ' ' } });
  expect(wish.title).toEqual({ nl: 'Samen', en: null });
});

test('what an anonymous company calls itself is sent only then', () => {
  const values = { ...valuesOf(null, 'firm'), companyDescription: { nl: 'een bakkerij', en: '' } };
  expect(wishOf(values).companyDescription).toBeNull();
  expect(wishOf({ ...values, isAnonymous: true }).companyDescription).toEqual({
    nl: 'een bakkerij',
    en: null,
  });
});

test('an anonymous company that hid its province keeps it hidden', () => {
  const version = {
    isAnonymous: true,
    section: 'C',
    province: null,
    themes: [],
    tools: [],
    statedFigures: [],
    quotes: [],
  } as unknown as PracticeVersionRead;
  const values = valuesOf(version, 'firm');
  expect([values.showsSection, values.showsProvince]).toEqual([true, false]);
});
