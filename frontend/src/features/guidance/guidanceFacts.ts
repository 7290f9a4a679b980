import type { FindGuidanceRouteData, GuidanceQuestion } from '@/api/types.gen.ts';

export const FACTS = ['stage', 'want', 'theme', 'progress', 'size', 'sector', 'province'] as const;
export type Fact = (typeof FACTS)[number];
/** What was told, as it stands in the address. */
export type Told = Partial<Record<Fact, string>>;
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
export function offered(told: Told, questions: readonly GuidanceQuestion[]): FindGuidanceRouteData['body'] {
  const known = questions.filter((question) =>
    question.answers.some((answer) => answer.value === told[question.fact as Fact]),
  );
  return Object.fromEntries(known.map(({ fact }) => [fact, told[fact as Fact]]));
}

/** The questions that are asked of whoever told this. */
export function asked(questions: readonly GuidanceQuestion[], told: Told): GuidanceQuestion[] {
  return questions.filter(
    (question) =>
      !Object.entries(question.unless).some(([fact, values]) => values.includes(told[fact as Fact] ?? '')),
  );
}
