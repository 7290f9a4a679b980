import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';

async function written(rows: (string | number)[][]): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await csvOf(rows).arrayBuffer());
}

test('rows become lines that a Dutch spreadsheet opens', async () => {
  expect(
    await written([
      ['Rij', 'Waarom'],
      [2, 'Geef een datum.'],
    ]),
  ).toBe('\uFEFF"Rij";"Waarom"\r\n"2";"Geef een datum."\r\n');
});

test('what would end a cell stays inside it', async () => {
  expect(await written([['a;b', 'zei "ja"', 'x\ny']])).toBe('\uFEFF"a;b";"zei ""ja""";"x\ny"\r\n');
});

test('what somebody typed is never a formula', async () => {
  expect(await written([['=1+1', '@som', '-4,125']])).toBe('\uFEFF"\'=1+1";"\'@som";"\'-4,125"\r\n');
});
