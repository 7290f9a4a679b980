import { describe, expect, it } from 'vitest';
import { methodsOf } from './profileValues.ts';

describe('methods, one a line', () => {
  it('pairs the languages line by line', () => {
    expect(methodsOf({ nl: 'Meelopen\nTakenmatrix', en: 'Following\nTask matrix' })).toEqual([
      { nl: 'Meelopen', en: 'Following' },
      { nl: 'Takenmatrix', en: 'Task matrix' },
    ]);
  });

  it('uses the one language where the other is missing, and passes over empty lines', () => {
    expect(methodsOf({ nl: 'Meelopen\n\nTakenmatrix\n', en: '' })).toEqual([
      { nl: 'Meelopen', en: 'Meelopen' },
      { nl: 'Takenmatrix', en: 'Takenmatrix' },
    ]);
  });
});
