import './styles/index.css';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeRouter } from './app/router.tsx';
import { untilWhole } from './app/wholeSite.ts';
import { activate, preferredLanguage } from './lib/i18n.ts';

const router = makeRouter();
const root = document.getElementById('root');

// Whoever opens another page than the home needs the addresses first; they come beside the texts.
const addresses = router.latestLocation.pathname === '/' ? undefined : untilWhole(router);

Promise.all([activate(preferredLanguage()), addresses]).then(() => {
  if (!root) return;
  createRoot(root).render(
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <RouterProvider router={router} />
      </I18nProvider>
    </StrictMode>,
  );
});
