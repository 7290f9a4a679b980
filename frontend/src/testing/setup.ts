import { i18n } from '@lingui/core';
import { cleanup } from '@testing-library/react';
import { afterEach, beforeEach } from 'vitest';

beforeEach(() => {
  // Without catalogs the Dutch source texts show.
  i18n.load('nl', {});
  i18n.activate('nl');
});
afterEach(cleanup);
