import type { FindGuidanceRouteData, GuidanceQuestion } from '@/api/types.gen.ts';

export const FACTS = ['stage', 'want', 'theme', 'progress', 'size', 'sector', 'province'] as const;
export type Fact = (typeof FACTS)[number];
/** What was told, as it stands in the address. */
export type Told = Partial<Record<Fact, string>>;
/** What was told, once it is known that each answer is one. */
export type Offered = Told & FindGuidanceRouteData['body'];
/** `stap` is the question on screen, or `route`; without it the first question. */
export type GuideSearch = Told & { stap?: string };

export const ROUTE = 'route';

/** The facts out of an address. */
export function toldIn(search: Readonly<Record<string, unknown>>): Told {
  return Object.fromEntries(
    FACTS.filter((fact) => typeof search[fact] === 'string').map((fact) => [fact, search[fact]]),
  );
}

/** Only answers that a question offers; an address that somebody changed by hand leads to a route all the same. */
export function offered(told: Told, questions: readonly GuidanceQuestion[]): Offered {
  const known = questions.filter((question) =>
    question.answers.some((answer) => answer.value === told[question.fact as Fact]),
  );
  return Object.fromEntries(known.map(({ fact }) => [fact, told[fact as Fact]]));
}

/** What still counts of an address: answers to questions that are asked of whoever told the rest. */
export function stillTold(
  search: Readonly<Record<string, unknown>>,
  questions: readonly GuidanceQuestion[],
): Offered {
  const told = toldIn(search);
  return offered(told, asked(questions, told));
}

/** The questions that are asked of whoever told this. */
export function asked(questions: readonly GuidanceQuestion[], told: Told): GuidanceQuestion[] {
  return questions.filter(
    (question) =>
      !Object.entries(question.unless).some(([fact, values]) => values.includes(told[fact as Fact] ?? '')),
  );
}
