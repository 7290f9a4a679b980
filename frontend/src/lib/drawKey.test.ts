import { expect, test } from 'vitest';
import { drawKey } from './drawKey.ts';

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

test('a drawn key has four groups of five signs and its last sign checks the others', () => {
  for (let time = 0; time < 200; time += 1) {
    const key = drawKey();
    expect(key).toMatch(/^([2-9A-HJKMNP-Z]{5}-){3}[2-9A-HJKMNP-Z]{5}$/);
    const signs = [...key.replaceAll('-', '')].map((sign) => ALPHABET.indexOf(sign));
    const check = signs.pop();
    expect(signs.reduce((sum, sign, index) => sum + (index + 1) * sign, 0) % 31).toBe(check);
  }
});

test('two keys are never the same', () => {
  expect(new Set(Array.from({ length: 200 }, drawKey)).size).toBe(200);
});
