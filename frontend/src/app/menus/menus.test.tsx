import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { setUpClient } from '@/lib/client.ts';
import { queryClient } from '@/lib/queries.ts';
import { type Session, sessionQuery } from '@/lib/session.ts';
import AccountMenu from './AccountMenu.tsx';
import RoomHeader from './RoomHeader.tsx';

const VISITOR: Session = {
  authenticated: false,
  account: null,
  organisation: null,
  roles: [],
  scopes: [],
  memberships: [],
};
const OWNER: Session = {
  authenticated: true,
  account: { id: '1', name: 'Henk van der Kolk', email: 'henk@voorbeeld.example', language: 'nl' },
  organisation: { id: '2', name: 'De Kantbank', kind: 'company' },
  roles: ['owner'],
  scopes: [],
  memberships: [
    {
      organisationId: '2',
      organisationName: 'De Kantbank',
      kind: 'company',
      roles: ['owner'],
      mandatedThrough: null,
    },
    {
      organisationId: '3',
      organisationName: 'Metaalbranche',
      kind: 'branch',
      roles: ['branch_officer'],
      mandatedThrough: null,
    },
  ],
};

/** An app with some of the pages of the real one, so that menus have something to leave out. */
async function show(menu: ReactNode, pages: string[]) {
  const root = createRootRoute({ component: () => menu });
  const routes = ['/', ...pages].map((path) => createRoute({ getParentRoute: () => root, path }));
  const router = createRouter({ routeTree: root.addChildren(routes), history: createMemoryHistory() });
  await router.load();
  render(
    <I18nProvider i18n={i18n}>
      <RouterProvider router={router as never} />
    </I18nProvider>,
  );
  return router;
}

beforeEach(() => queryClient.clear());

it('a visitor can sign in', async () => {
  queryClient.setQueryData(sessionQuery.queryKey, VISITOR);
  await show(<AccountMenu />, []);
  expect(screen.getByRole('link', { name: 'Inloggen' })).toHaveAttribute('href', '/inloggen');
});

it('the menu opens, leads to the own room, and closes with Escape', async () => {
  queryClient.setQueryData(sessionQuery.queryKey, OWNER);
  await show(<AccountMenu />, ['/bedrijf']);
  const button = screen.getByRole('button', { name: /^De Kantbank .*, uw menu$/ });
  await userEvent.click(button);
  expect(screen.getByRole('link', { name: 'Uw bedrijf' })).toHaveAttribute('href', '/bedrijf');
  expect(screen.queryByRole('link', { name: 'Uw account' })).toBeNull();
  await userEvent.keyboard('{Escape}');
  expect(button).toHaveAttribute('aria-expanded', 'false');
  expect(button).toHaveFocus();
});

it('acting for another organisation leads to the first page of its room', async () => {
  queryClient.setQueryData(sessionQuery.queryKey, OWNER);
  const sent: Request[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    sent.push(request);
    const next: Session = { ...OWNER, organisation: { id: '3', name: 'Metaalbranche', kind: 'branch' } };
    return new Response(JSON.stringify(next), { headers: { 'content-type': 'application/json' } });
  });
  setUpClient('http://localhost/v1');
  const router = await show(<AccountMenu />, ['/branche/leden']);
  await userEvent.click(screen.getByRole('button', { name: /^De Kantbank .*, uw menu$/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Metaalbranche' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/branche/leden'));
  expect(sent[0]?.method).toBe('PATCH');
  expect(await sent[0]?.json()).toEqual({ organisationId: '3' });
  expect(screen.getByRole('button', { name: /^Metaalbranche .*, uw menu$/ })).toBeInTheDocument();
});

it('a room shows only destinations that exist', async () => {
  queryClient.setQueryData(sessionQuery.queryKey, OWNER);
  await show(<RoomHeader room="syntens" />, ['/syntens/beoordelen', '/syntens/conflicten']);
  const menu = within(screen.getByRole('navigation', { name: 'Hoofdmenu' }));
  expect(menu.getAllByRole('link').map((link) => link.textContent)).toEqual(['Beoordelen', 'Conflicten']);
});
