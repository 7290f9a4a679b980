import { expect, it } from 'vitest';
import { foundAddress } from './foundAddress.ts';

it('takes the filters of an address apart for the router', () => {
  expect(foundAddress('/toolbox/dagstart')).toEqual({ to: '/toolbox/dagstart' });
  expect(foundAddress('/adviseurs?province=NL-FR')).toEqual({
    to: '/adviseurs',
    search: { province: 'NL-FR' },
  });
});
