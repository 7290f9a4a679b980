import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { ProblemError } from '@/lib/problem.ts';
import { renderInApp } from '@/testing/renderInApp.tsx';
import { initialsOf } from './Avatar.tsx';
import { Button } from './Button.tsx';
import { EvidenceLabel } from './EvidenceLabel.tsx';
import { LikertScale } from './form/index.ts';
import { Pagination } from './Pagination.tsx';
import { Loaded } from './States.tsx';
import { Table } from './Table.tsx';
import { Tabs } from './Tabs.tsx';

it.each([
  ['Nadia Verhoeven', 'NV'],
  ['Van der Kolk Plaatwerk', 'VP'],
  ['Syntens', 'S'],
  ['', ''],
])('the initials of "%s" are "%s"', (name, initials) => expect(initialsOf(name)).toBe(initials));

it('a blocked button keeps the focus, says why, and does nothing', async () => {
  const onClick = vi.fn();
  await renderInApp(
    <Button blockedBecause="Los eerst het conflict op" onClick={onClick}>
      Ken toe
    </Button>,
  );
  const button = screen.getByRole('button', { name: 'Ken toe' });
  await userEvent.click(button);
  expect(onClick).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(button);
  expect(button).toHaveAccessibleDescription('Los eerst het conflict op');
});

it('arrow keys move between tabs and round the end', async () => {
  await renderInApp(
    <Tabs
      label="Delen"
      tabs={[
        { key: 'a', label: 'Een', content: 'eerste' },
        { key: 'b', label: 'Twee', content: 'tweede' },
      ]}
    />,
  );
  await userEvent.click(screen.getByRole('tab', { name: 'Een' }));
  await userEvent.keyboard('{ArrowRight}');
  expect(screen.getByRole('tabpanel')).toHaveTextContent('tweede');
  await userEvent.keyboard('{ArrowRight}');
  expect(screen.getByRole('tab', { name: 'Een' })).toHaveFocus();
});

it('the answer scale is answered from the keyboard', async () => {
  const onChange = vi.fn();
  await renderInApp(<LikertScale statement="Wij verdelen het werk zelf." value={3} onChange={onChange} />);
  expect(screen.getByRole('group', { name: 'Wij verdelen het werk zelf.' })).toBeInTheDocument();
  screen.getByRole('radio', { name: 'Neutraal' }).focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(onChange).toHaveBeenLastCalledWith(4);
  await userEvent.click(screen.getByRole('radio', { name: /Weet ik niet/ }));
  expect(onChange).toHaveBeenLastCalledWith('unknown');
});

it('a list says which part is shown, and leads only to pages that exist', async () => {
  await renderInApp(<Pagination page={3} pageSize={25} total={64} />, '/?page=3');
  expect(screen.getByText('51 tot en met 64 van 64')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Vorige' })).toHaveAttribute('href', '/?page=2');
  expect(screen.queryByRole('link', { name: 'Volgende' })).toBeNull();
});

it('a sorted column says so and turns around', async () => {
  const onSort = vi.fn();
  await renderInApp(
    <Table
      caption="Bedrijven"
      columns={[{ key: 'name', header: 'Naam', cell: (row: { name: string }) => row.name, sortable: true }]}
      rows={[{ name: 'De Lier' }]}
      rowKey={(row) => row.name}
      sort={{ by: 'name', descending: false }}
      onSort={onSort}
    />,
  );
  expect(screen.getByRole('columnheader')).toHaveAttribute('aria-sort', 'ascending');
  await userEvent.click(screen.getByRole('button', { name: 'Naam' }));
  expect(onSort).toHaveBeenCalledWith({ by: 'name', descending: true });
});

it.each([
  [404, 'Deze pagina vinden wij niet'],
  [403, 'Deze pagina is niet voor uw rol'],
])('what is not there for this person (%s) is told in words', async (status, heading) => {
  const query = { data: undefined, error: new ProblemError({}, status), isPending: false, refetch: vi.fn() };
  await renderInApp(
    <Loaded query={query} skeleton={null}>
      {() => 'inhoud'}
    </Loaded>,
  );
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(heading);
});

it('what failed can be tried again', async () => {
  const refetch = vi.fn();
  const query = { data: undefined, error: new ProblemError({}, 500), isPending: false, refetch };
  await renderInApp(
    <Loaded query={query} skeleton={null} errorTitle="De lijst kwam niet door">
      {() => 'inhoud'}
    </Loaded>,
  );
  expect(screen.getByRole('alert')).toHaveTextContent('De lijst kwam niet door');
  await userEvent.click(screen.getByRole('button', { name: 'Probeer het opnieuw' }));
  expect(refetch).toHaveBeenCalledOnce();
});

it('evidence is told in a word and in steps', async () => {
  const { container } = await renderInApp(<EvidenceLabel level={3} />);
  expect(screen.getByText('3 van 5: Aannemelijk effect')).toBeInTheDocument();
  expect(container.querySelectorAll('.evidence-on')).toHaveLength(3);
});
