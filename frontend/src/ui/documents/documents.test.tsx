import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useForm } from 'react-hook-form';
import { beforeEach, expect, it, vi } from 'vitest';
import { setUpClient } from '@/lib/client.ts';
import { renderInApp } from '@/testing/renderInApp.tsx';
import { Form, SubmitButton } from '@/ui/form/index.ts';
import { DocumentsField } from './DocumentsField.tsx';
import { LARGEST } from './useUploads.ts';

const pdf = (name: string, size = 3) => new File([new Uint8Array(size)], name, { type: 'application/pdf' });
const sent: string[] = [];
let refuse: Response | 'away' | null = null;
let underway: Promise<void> = Promise.resolve();

beforeEach(() => {
  sent.length = 0;
  refuse = null;
  underway = Promise.resolve();
  setUpClient('http://localhost/v1');
  vi.stubGlobal('fetch', async (request: Request) => {
    const name = new URL(request.url).searchParams.get('name');
    sent.push(`${name} ${request.headers.get('Idempotency-Key')}`);
    await underway;
    if (refuse === 'away') throw new TypeError('Failed to fetch');
    if (refuse) return refuse;
    const file = {
      id: `id-${name}`,
      name,
      mediaType: 'application/pdf',
      size: 3,
      createdAt: '2026-11-26T10:00:00Z',
    };
    return Response.json(file, { status: 201 });
  });
});

function Answer({ onSubmit }: { onSubmit: (ids: string[]) => void }) {
  const form = useForm({ defaultValues: { documents: [] as { id: string }[] } });
  return (
    <Form form={form} onSubmit={async ({ documents }) => onSubmit(documents.map(({ id }) => id))}>
      <DocumentsField name="documents" label="Bijlagen" />
      <SubmitButton>Stuur</SubmitButton>
    </Form>
  );
}

async function open() {
  const onSubmit = vi.fn();
  await renderInApp(<Answer onSubmit={onSubmit} />);
  return { onSubmit, user: userEvent.setup(), input: screen.getByLabelText('Kies documenten') };
}

it('documents chosen at once all go along, and one taken away does not', async () => {
  const { onSubmit, user, input } = await open();
  await user.upload(input, [pdf('een.pdf'), pdf('twee.pdf'), pdf('drie.pdf')]);
  await screen.findByText('drie.pdf');
  await user.click(screen.getByRole('button', { name: 'Haal weg twee.pdf' }));
  await user.click(screen.getByRole('button', { name: 'Stuur' }));
  await waitFor(() => expect(onSubmit).toHaveBeenCalledWith(['id-een.pdf', 'id-drie.pdf']));
});

it('a document that is too large is not sent and says so', async () => {
  const { user, input } = await open();
  await user.upload(input, pdf('film.pdf', LARGEST + 1));
  expect(await screen.findByText(/groter dan 10 MB/)).toBeInTheDocument();
  expect(sent).toEqual([]);
});

it('a refusal is told in the words of the API, and there is no trying again', async () => {
  const { user, input } = await open();
  const detail = 'Stuur een PDF of een foto.';
  refuse = Response.json({ type: '/v1/problems/file-kind-refused', title: 'Nee', detail }, { status: 415 });
  await user.upload(input, pdf('programma.pdf'));
  expect(await screen.findByText(detail)).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Probeer opnieuw' })).toBeNull();
});

it('what got lost on the way is tried again as the same wish', async () => {
  const { user, input } = await open();
  refuse = 'away';
  await user.upload(input, pdf('rooster.pdf'));
  const retry = await screen.findByRole('button', { name: 'Probeer opnieuw' });
  refuse = null;
  await user.click(retry);
  await screen.findByRole('button', { name: 'Haal weg rooster.pdf' });
  expect(sent).toHaveLength(2);
  expect(sent[0]).toBe(sent[1]);
});

it('a form sent while a document is on its way waits for it, once', async () => {
  const { onSubmit, user, input } = await open();
  let arrive = () => {};
  underway = new Promise((resolve) => {
    arrive = resolve;
  });
  await user.upload(input, pdf('factuur.pdf'));
  await screen.findByText('factuur.pdf wordt verstuurd');
  await user.click(screen.getByRole('button', { name: 'Stuur' }));
  await user.keyboard('{Enter}');
  expect(onSubmit).not.toHaveBeenCalled();
  arrive();
  await waitFor(() => expect(onSubmit).toHaveBeenCalledWith(['id-factuur.pdf']));
  expect(onSubmit).toHaveBeenCalledTimes(1);
});

it('a form does not go without a document that did not arrive', async () => {
  const { onSubmit, user, input } = await open();
  refuse = 'away';
  await user.upload(input, pdf('factuur.pdf'));
  await screen.findByRole('button', { name: 'Probeer opnieuw' });
  await user.click(screen.getByRole('button', { name: 'Stuur' }));
  expect((await screen.findAllByText(/Een document is niet aangekomen/)).length).toBeGreaterThan(0);
  expect(onSubmit).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: /Sluit melding/ }));
  await waitFor(() => expect(screen.queryByText(/Een document is niet aangekomen/)).toBeNull());
  await user.click(screen.getByRole('button', { name: 'Stuur' }));
  await waitFor(() => expect(onSubmit).toHaveBeenCalledWith([]));
});
