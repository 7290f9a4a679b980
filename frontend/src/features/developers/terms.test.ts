import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findTerms, TERMS } from './terms.ts';

const document = readFileSync('../docs/glossary.md', 'utf-8');

test('the glossary in docs holds the same words and meanings as the page', () => {
  const rows = document
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  expect(rows).toEqual(TERMS.map((term) => [term.nl.join(', '), term.en.join(', '), term.meaning.en]));
});

test('a term is found by its Dutch word, its English word and its meaning', () => {
  const nullmeting = TERMS.filter((term) => term.nl.includes('nulmeting'));
  expect(findTerms('nulmeting')).toEqual(nullmeting);
  expect(findTerms('BASELINE')).toEqual(nullmeting);
  expect(findTerms('stand begin')).toEqual(nullmeting);
  expect(findTerms('zeppelin')).toEqual([]);
});
