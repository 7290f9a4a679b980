import { problemOf } from '@/lib/problem.ts';

/** The address of the tool that took the place of one that left the toolbox, when that is what the API told. */
export function successorOf(error: unknown): string | null {
  const problem = problemOf(error);
  return problem?.is('toolbox-item-replaced') ? String(problem.members.replacedBy) : null;
}
