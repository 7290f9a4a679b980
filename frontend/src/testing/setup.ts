import '@testing-library/jest-dom/vitest';
import { i18n } from '@lingui/core';
import { cleanup } from '@testing-library/react';
import { afterEach, beforeEach } from 'vitest';

beforeEach(() => {
  // jsdom has no page to scroll; the router asks for it after every navigation.
  window.scrollTo = () => undefined;
  // Without catalogs the Dutch source texts show.
  i18n.load('nl', {});
  i18n.activate('nl');
});
afterEach(cleanup);
