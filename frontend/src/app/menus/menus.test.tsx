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
import CompanyNav from './CompanyNav.tsx';
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

const mainMenu = () => within(screen.getByRole('navigation', { name: 'Hoofdmenu' }));

it('a room shows only destinations that exist, and a group with one page as that page', async () => {
  queryClient.setQueryData(sessionQuery.queryKey, OWNER);
  await show(<RoomHeader room="syntens" />, [
    '/syntens/beoordelen',
    '/syntens/betalen',
    '/syntens/conflicten',
  ]);
  const menu = mainMenu();
  expect(menu.getAllByRole('button').map((button) => button.textContent)).toEqual(['Vouchers']);
  expect(menu.getAllByRole('link', { hidden: true }).map((link) => link.textContent)).toEqual([
    'Beoordelen',
    'Betalen',
    'Conflicten',
  ]);
  expect(menu.getAllByRole('link').map((link) => link.textContent)).toEqual(['Conflicten']);
});

it('a group opens by its button, and closes with Escape, when one leaves it, and when one points elsewhere', async () => {
  queryClient.setQueryData(sessionQuery.queryKey, OWNER);
  await show(<RoomHeader room="syntens" />, [
    '/syntens/beoordelen',
    '/syntens/betalen',
    '/syntens/bedrijven',
  ]);
  const button = mainMenu().getByRole('button', { name: 'Vouchers' });
  const state = () => button.getAttribute('aria-expanded');
  button.focus();
  await userEvent.keyboard('{Enter}');
  expect(state()).toBe('true');
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
  expect(mainMenu().getByRole('link', { name: 'Betalen' })).toHaveFocus();
  await userEvent.keyboard('{ArrowUp}');
  expect(mainMenu().getByRole('link', { name: 'Beoordelen' })).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  expect(state()).toBe('false');
  expect(button).toHaveFocus();
  await userEvent.keyboard(' ');
  expect(state()).toBe('true');
  await userEvent.tab();
  await userEvent.tab();
  expect(state()).toBe('true');
  await userEvent.tab();
  expect(mainMenu().getByRole('link', { name: 'Bedrijven' })).toHaveFocus();
  expect(state()).toBe('false');
  await userEvent.click(button);
  expect(state()).toBe('true');
  await userEvent.click(document.body);
  expect(state()).toBe('false');
});

it('a chosen page closes its group, and both say where one is', async () => {
  queryClient.setQueryData(sessionQuery.queryKey, OWNER);
  await show(<RoomHeader room="syntens" />, ['/syntens/beoordelen', '/syntens/betalen']);
  const button = mainMenu().getByRole('button', { name: 'Vouchers' });
  expect(button).not.toHaveAttribute('aria-current');
  await userEvent.click(button);
  await userEvent.click(mainMenu().getByRole('link', { name: 'Betalen' }));
  await waitFor(() => expect(button).toHaveAttribute('aria-current', 'true'));
  expect(button).toHaveAttribute('aria-expanded', 'false');
  const link = mainMenu().getByRole('link', { name: 'Betalen', hidden: true });
  expect(link).toHaveAttribute('aria-current', 'page');
});

it('the company has its menu as one sheet, which Escape closes', async () => {
  await show(<CompanyNav />, ['/bedrijf', '/bedrijf/mensen', '/bedrijf/rekening']);
  const button = screen.getByRole('button', { name: /^Uw bedrijf/ });
  await userEvent.click(button);
  const heading = screen.getByRole('heading', { name: 'Bedrijf' });
  expect(heading.parentElement).toHaveTextContent('Mensen en rollenRekening');
  await userEvent.keyboard('{Escape}');
  expect(heading).not.toBeInTheDocument();
  expect(button).toHaveFocus();
});
