import { useState } from 'react';
import { takeFirstAnswer } from '@/lib/firstAnswer.ts';
import type { Answers } from './answers.ts';

const KEPT_AS = 'quick-scan';
const KEPT_DAYS = 30;

interface Kept {
  answers: Answers;
  /** When the last answer was given, in milliseconds. */
  at: number;
}

/** The answers of the quick scan, kept on this device for a month: one goes on where one was. */
export function readQuickAnswers(): Answers {
  const kept = readKept();
  const first = takeFirstAnswer();
  return first ? { ...kept, [first.item]: first.value } : kept;
}

function readKept(): Answers {
  try {
    const { answers = {}, at = 0 } = JSON.parse(localStorage.getItem(KEPT_AS) ?? '{}') as Partial<Kept>;
    return Date.now() - at < KEPT_DAYS * 86_400_000 ? answers : {};
  } catch {
    // Without storage the answers live as long as the page.
    return {};
  }
}

export function keepQuickAnswers(answers: Answers): void {
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify({ answers, at: Date.now() } satisfies Kept));
  } catch {
    // See above.
  }
}

export function forgetQuickAnswers(): void {
  try {
    localStorage.removeItem(KEPT_AS);
  } catch {
    // Nothing was kept.
  }
}

/** The answers so far, and a way to give one. */
export function useQuickAnswers() {
  const [answers, setAnswers] = useState<Answers>(() => {
    const found = readQuickAnswers();
    if (Object.keys(found).length > 0) keepQuickAnswers(found);
    return found;
  });
  const answer = (code: string, value: number | null) =>
    setAnswers((before) => {
      const next = { ...before, [code]: value };
      keepQuickAnswers(next);
      return next;
    });
  const replace = (found: Answers) => {
    keepQuickAnswers(found);
    setAnswers(found);
  };
  return { answers, answer, replace };
}
