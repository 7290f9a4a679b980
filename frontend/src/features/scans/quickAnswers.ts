import { useState } from 'react';
import { takeFirstAnswer } from '@/lib/firstAnswer.ts';
import type { Answers } from './answers.ts';

const KEPT_AS = 'quick-scan';

/** The answers of the quick scan, kept on this device only as long as the tab is open. */
export function readQuickAnswers(): Answers {
  let kept: Answers = {};
  try {
    kept = JSON.parse(sessionStorage.getItem(KEPT_AS) ?? '{}') as Answers;
  } catch {
    // Without storage the answers live as long as the page.
  }
  const first = takeFirstAnswer();
  return first ? { ...kept, [first.item]: first.value } : kept;
}

function keep(answers: Answers): void {
  try {
    sessionStorage.setItem(KEPT_AS, JSON.stringify(answers));
  } catch {
    // See above.
  }
}

export function forgetQuickAnswers(): void {
  try {
    sessionStorage.removeItem(KEPT_AS);
  } catch {
    // Nothing was kept.
  }
}

/** The answers so far, and a way to give one. */
export function useQuickAnswers() {
  const [answers, setAnswers] = useState<Answers>(() => {
    const found = readQuickAnswers();
    keep(found);
    return found;
  });
  const answer = (code: string, value: number | null) =>
    setAnswers((before) => {
      const next = { ...before, [code]: value };
      keep(next);
      return next;
    });
  return { answers, answer };
}
