import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useForm } from 'react-hook-form';
import { describe, expect, it, vi } from 'vitest';
import { ConnectionError, ProblemError } from '@/lib/problem.ts';
import { renderInApp } from '@/testing/renderInApp.tsx';
import {
  Checkbox,
  CheckboxGroup,
  Form,
  MoneyField,
  type Submission,
  SubmitButton,
  TextField,
} from './index.ts';

interface Values {
  kvkNumber: string;
  costsCents: number | null;
  limitCents: number | null;
  themes: string[];
  declared: boolean;
}

function Application({
  onSubmit,
}: {
  onSubmit: (values: Values, submission: Submission) => Promise<unknown>;
}) {
  const form = useForm<Values>({
    defaultValues: { kvkNumber: '', costsCents: null, limitCents: null, themes: [], declared: false },
  });
  return (
    <Form form={form} onSubmit={onSubmit}>
      <TextField name="kvkNumber" label="KVK-nummer" />
      <MoneyField name="costsCents" label="Kosten" />
      <MoneyField name="limitCents" label="Grens" optional />
      <CheckboxGroup name="themes" label="Thema's" options={[{ value: 'a', label: 'Taken' }]} optional />
      <Checkbox name="declared" label="Ik heb alles opgegeven" mustBeTicked />
      <SubmitButton>Dien in</SubmitButton>
    </Form>
  );
}

async function fillIn() {
  const user = userEvent.setup();
  await user.type(screen.getByLabelText('KVK-nummer'), '90001234');
  await user.type(screen.getByLabelText('Kosten'), '7.500,50');
  await user.click(screen.getByLabelText('Taken'));
  await user.click(screen.getByLabelText('Ik heb alles opgegeven'));
  return user;
}

const invalid = (location: string, detail: string) =>
  new ProblemError({ title: 'Ongeldig', errors: [{ in: 'body', location, code: 'x', detail }] }, 400);

describe('a form', () => {
  it('sends what was filled in, money as cents', async () => {
    const onSubmit = vi.fn().mockResolvedValue(undefined);
    await renderInApp(<Application onSubmit={onSubmit} />);
    const user = await fillIn();
    await user.click(screen.getByRole('button', { name: 'Dien in' }));
    await waitFor(() => expect(onSubmit).toHaveBeenCalled());
    expect(onSubmit.mock.calls[0]?.[0]).toEqual({
      kvkNumber: '90001234',
      costsCents: 750_050,
      limitCents: null,
      themes: ['a'],
      declared: true,
    });
  });

  it('never sends what cannot be read as nothing, also where nothing is allowed', async () => {
    const onSubmit = vi.fn().mockResolvedValue(undefined);
    await renderInApp(<Application onSubmit={onSubmit} />);
    const user = await fillIn();
    const limit = screen.getByLabelText(/Grens/);
    await user.type(limit, '10k');
    await user.click(screen.getByRole('button', { name: 'Dien in' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Grens: Dit is geen getal.');
    expect(onSubmit).not.toHaveBeenCalled();
    await user.clear(limit);
    await user.type(limit, '10.000');
    await user.click(screen.getByRole('button', { name: 'Dien in' }));
    await waitFor(() => expect(onSubmit).toHaveBeenCalled());
    expect(onSubmit.mock.calls[0]?.[0].limitCents).toBe(1_000_000);
  });

  it('says that a required number cannot be read, not that it is missing', async () => {
    await renderInApp(<Application onSubmit={vi.fn()} />);
    const costs = screen.getByLabelText('Kosten');
    await userEvent.type(costs, 'duizend');
    await userEvent.tab();
    await waitFor(() => expect(costs).toHaveAccessibleDescription(/Dit is geen getal/));
    await userEvent.tab();
    expect(screen.getByLabelText(/Grens/)).not.toHaveAccessibleDescription(/Vul dit in/);
  });

  it('shows what is missing together, counts it in the title, and takes the focus', async () => {
    document.title = 'Aanvraag';
    const onSubmit = vi.fn();
    await renderInApp(<Application onSubmit={onSubmit} />);
    await userEvent.click(screen.getByRole('button', { name: 'Dien in' }));
    const summary = await screen.findByRole('alert');
    expect(summary).toHaveTextContent('KVK-nummer: Vul dit in.');
    expect(document.activeElement).toBe(summary);
    expect(document.title).toBe('(3 fouten) Aanvraag');
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('puts a fault of the server beside its field, and leads to it', async () => {
    await renderInApp(
      <Application
        onSubmit={() => Promise.reject(invalid('#/kvkNumber', 'Een KVK-nummer heeft acht cijfers.'))}
      />,
    );
    const user = await fillIn();
    await user.click(screen.getByRole('button', { name: 'Dien in' }));
    const link = await screen.findByRole('link', { name: 'KVK-nummer: Een KVK-nummer heeft acht cijfers.' });
    const field = screen.getByLabelText('KVK-nummer');
    expect(field).toHaveAccessibleDescription('Een KVK-nummer heeft acht cijfers.');
    await user.click(link);
    expect(document.activeElement).toBe(field);
  });

  it('shows a fault that belongs to no field in the summary', async () => {
    await renderInApp(
      <Application
        onSubmit={() =>
          Promise.reject(new ProblemError({ title: 'Dicht', detail: 'De ronde is gesloten.' }, 409))
        }
      />,
    );
    const user = await fillIn();
    await user.click(screen.getByRole('button', { name: 'Dien in' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('De ronde is gesloten.');
  });

  it('keeps the key of an act that got no answer, and takes a new one for other values', async () => {
    const keys: string[] = [];
    const onSubmit = (_: Values, { idempotencyKey }: Submission) => {
      keys.push(idempotencyKey);
      return Promise.reject(new ConnectionError());
    };
    await renderInApp(<Application onSubmit={onSubmit} />);
    const user = await fillIn();
    const send = screen.getByRole('button', { name: 'Dien in' });
    await user.click(send);
    await screen.findByRole('alert');
    await user.click(send);
    await waitFor(() => expect(keys).toHaveLength(2));
    await user.type(screen.getByLabelText('KVK-nummer'), '5');
    await user.click(send);
    await waitFor(() => expect(keys).toHaveLength(3));
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).not.toBe(keys[1]);
  });
});
