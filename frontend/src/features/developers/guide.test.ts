import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { partsOf } from './guide.ts';

test('words and code come apart, in their order, and nothing gets lost', () => {
  const parts = partsOf('# Title\n\nFirst `this`.\n\n```python\nprint("`")\n```\n\nThen\n\n```\nA=1\n```\n');
  expect(parts).toEqual([
    { kind: 'words', text: '\nFirst `this`.\n\n' },
    { kind: 'code', language: 'python', text: 'print("`")' },
    { kind: 'words', text: '\n\nThen\n\n' },
    { kind: 'code', language: '', text: 'A=1' },
  ]);
});

test('the guide for researchers has the files, the command and the request', () => {
  const parts = partsOf(readFileSync('../docs/research.md', 'utf-8'));
  expect(parts.flatMap((part) => (part.kind === 'code' ? [part.language] : []))).toEqual([
    'python',
    '',
    'bash',
  ]);
});

test('the guide itself has examples in three languages', () => {
  const parts = partsOf(readFileSync('../docs/integrating.md', 'utf-8'));
  const languages = parts.flatMap((part) => (part.kind === 'code' ? [part.language] : []));
  expect(new Set(languages)).toEqual(new Set(['', 'bash', 'python', 'typescript']));
  expect(parts[0]?.kind).toBe('words');
});
