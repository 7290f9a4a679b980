import { expect, it } from 'vitest';
import { faultsOf, placeFaults } from './faults.ts';

const fault = (location: string) => ({ in: 'body', location, code: 'x', detail: location });

it('a fault goes to the field it names, else to the nearest field around it, else to the form', () => {
  const placed = placeFaults(
    [fault('#/lines/0/hours'), fault('#/period/from'), fault('#/other')],
    ['lines.0.hours', 'period'],
  );
  expect(placed.map((one) => one.name)).toEqual(['lines.0.hours', 'period', null]);
});

it('a fault in the address goes to the field of that name, when the form has one', () => {
  const inAddress = (location: string) => ({ in: 'path', location, code: 'x', detail: location });
  const placed = placeFaults([inAddress('kvkNumber'), inAddress('memberId')], ['kvkNumber', 'name']);
  expect(placed.map((one) => one.name)).toEqual(['kvkNumber', null]);
});

it('faults are listed in the order of the fields, also nested ones', () => {
  const errors = {
    last: { type: 'x', message: 'Laatste' },
    lines: [{ hours: { type: 'x', message: 'Uren' } }],
  };
  expect(faultsOf(errors, ['lines.0.hours', 'last'])).toEqual([
    { name: 'lines.0.hours', message: 'Uren' },
    { name: 'last', message: 'Laatste' },
  ]);
});
