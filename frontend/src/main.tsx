import './styles/index.css';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeRouter } from './app/router.tsx';
import { setUpClient } from './lib/client.ts';
import { activate, preferredLanguage } from './lib/i18n.ts';
import { makeQueryClient } from './lib/queries.ts';

setUpClient();
const queryClient = makeQueryClient();
const router = makeRouter(queryClient);
const root = document.getElementById('root');

activate(preferredLanguage()).then(() => {
  if (!root) return;
  createRoot(root).render(
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </I18nProvider>
    </StrictMode>,
  );
});
