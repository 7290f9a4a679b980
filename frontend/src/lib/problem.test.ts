import { describe, expect, it } from 'vitest';
import { fieldOf, hasStatus, ProblemError, problemOf } from './problem.ts';

const DOCUMENT = {
  type: '/v1/problems/budget-exhausted',
  title: 'Het budget is op.',
  status: 409,
  detail: 'Deze ronde heeft geen geld meer.',
  instance: '/v1/vouchers',
  availableCents: 0,
};

describe('a problem document', () => {
  it('becomes an error that says the detail', () => {
    const problem = new ProblemError(DOCUMENT, 409, '"7"');
    expect(problem.message).toBe('Deze ronde heeft geen geld meer.');
    expect(problem.is('budget-exhausted')).toBe(true);
    expect(problem.is('exhausted')).toBe(false);
    expect(problem.etag).toBe('"7"');
  });

  it('keeps its extension members apart from the standard ones', () => {
    expect(new ProblemError(DOCUMENT, 409).members).toEqual({ availableCents: 0 });
  });

  it('takes the status of the answer, also when the body is no problem document', () => {
    expect(new ProblemError({}, 502).status).toBe(502);
    expect(hasStatus(new ProblemError({}, 502), 502)).toBe(true);
    expect(problemOf(new Error('other'))).toBeNull();
  });
});

describe('the field of a fault', () => {
  const fault = (where: string, location: string) => ({ in: where, location, code: 'x', detail: '' });

  it('is the JSON Pointer as a form name', () => {
    expect(fieldOf(fault('body', '#/kvkNumber'))).toBe('kvkNumber');
    expect(fieldOf(fault('body', '#/lines/0/hours'))).toBe('lines.0.hours');
    expect(fieldOf(fault('body', '/lines/0/hours'))).toBe('lines.0.hours');
    expect(fieldOf(fault('body', '#/a~1b~0c'))).toBe('a/b~c');
  });

  it('is none for the whole body or a parameter', () => {
    expect(fieldOf(fault('body', '#/'))).toBeNull();
    expect(fieldOf(fault('query', 'pageSize'))).toBeNull();
  });
});
