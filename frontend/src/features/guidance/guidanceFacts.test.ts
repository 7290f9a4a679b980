import { expect, it } from 'vitest';
import type { GuidanceQuestion } from '@/api/types.gen.ts';
import { asked, offered, stillTold, toldIn } from './guidanceFacts.ts';

const both = (text: string) => ({ nl: text, en: text });
const question = (fact: string, values: string[], unless: Record<string, string[]> = {}) =>
  ({
    fact,
    text: both(fact),
    why: both(fact),
    unless,
    answers: values.map((value) => ({ value, label: both(value), hint: null })),
  }) satisfies GuidanceQuestion;
const QUESTIONS = [
  question('stage', ['not_convinced', 'open']),
  question('progress', ['nothing'], { stage: ['not_convinced'] }),
];

it('takes the facts out of an address and nothing else', () => {
  expect(toldIn({ stage: 'open', stap: 'want', size: 7, utm: 'x' })).toEqual({ stage: 'open' });
});

it('asks nobody what does not concern them', () => {
  expect(asked(QUESTIONS, { stage: 'not_convinced' }).map(({ fact }) => fact)).toEqual(['stage']);
  expect(asked(QUESTIONS, {}).map(({ fact }) => fact)).toEqual(['stage', 'progress']);
});

it('leaves out an answer that no question offers', () => {
  expect(offered({ stage: 'open', progress: 'halfway' }, QUESTIONS)).toEqual({ stage: 'open' });
});

it('forgets an answer to what is asked no more', () => {
  expect(stillTold({ stage: 'not_convinced', progress: 'nothing', stap: 'route' }, QUESTIONS)).toEqual({
    stage: 'not_convinced',
  });
  expect(stillTold({ stage: 'open', progress: 'nothing' }, QUESTIONS)).toEqual({
    stage: 'open',
    progress: 'nothing',
  });
});
