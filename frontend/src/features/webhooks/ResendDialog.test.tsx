import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { createWebhookResend, readWebhookDeliveryCounts } from '@/api/sdk.gen.ts';
import type { WebhookEndpointRead } from '@/api/types.gen.ts';
import { daysAfter, todayInAmsterdam } from '@/lib/amsterdam.ts';
import { ConnectionError } from '@/lib/problem.ts';
import { renderInApp } from '@/testing/renderInApp.tsx';
import { ResendDialog } from './ResendDialog.tsx';

vi.mock('@/api/sdk.gen.ts', { spy: true });

const post = vi.mocked(createWebhookResend);
const NEXT = '2026-11-20T10:00:00Z';
const lost = () => Promise.reject(new ConnectionError());
const answered = (resent: number, nextFrom: string | null) =>
  Promise.resolve({ data: { resent, nextFrom } }) as never;
const asked = (at: number) => post.mock.calls[at]?.[0];
const keyOf = (at: number) => asked(at)?.headers?.['Idempotency-Key'];

// jsdom knows the element, but does not open it.
HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};

beforeEach(async () => {
  post.mockReset();
  vi.mocked(readWebhookDeliveryCounts).mockResolvedValue({
    data: { failed: 1500, delivered: 20, waiting: 0 },
  } as never);
  const webhook = { id: 'a' } as WebhookEndpointRead;
  const today = todayInAmsterdam();
  await renderInApp(
    <ResendDialog webhook={webhook} from={daysAfter(today, -2)} until={today} onClose={vi.fn()} />,
  );
});

const start = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

test('what stopped halfway goes on where it stopped, under the key of the answer that was lost', async () => {
  post.mockImplementationOnce(() => answered(1000, NEXT)).mockImplementationOnce(lost);
  await start('Stuur 1.500 berichten opnieuw');
  expect(await screen.findByRole('alert')).toHaveTextContent('Wij kregen geen antwoord');
  expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '1000');
  expect(screen.queryByText(/Zo liep het af/)).toBeNull();
  post.mockImplementationOnce(() => answered(500, null));
  await userEvent.click(screen.getByRole('button', { name: 'Ga verder' }));
  expect(await screen.findByText(/Zo liep het af/)).toBeVisible();
  expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '1500');
  expect(screen.queryByRole('button', { name: 'Ga verder' })).toBeNull();
  expect(asked(2)).toEqual(asked(1));
  expect(asked(2)?.body).toEqual({ ...asked(0)?.body, createdFrom: NEXT });
  expect(new Set([0, 1, 2].map(keyOf)).size).toBe(2);
});

test('how it went is told by what was counted after it was sent', async () => {
  post.mockImplementationOnce(() => answered(1500, null));
  await screen.findByText(/1.500 mislukt/);
  let count: (now: never) => void = vi.fn();
  vi.mocked(readWebhookDeliveryCounts).mockReturnValue(
    new Promise<never>((resolve) => {
      count = resolve;
    }) as never,
  );
  await start('Stuur 1.500 berichten opnieuw');
  expect(await screen.findByText('1.500 van 1.500 klaargezet.')).toBeVisible();
  expect(screen.queryByText(/Zo liep het af/)).toBeNull();
  count({ data: { failed: 0, delivered: 20, waiting: 1500 } } as never);
  expect(await screen.findByText(/Dit telt vanzelf door/)).toBeVisible();
});

test('the same asked once more has the same key, and something else another', async () => {
  post.mockImplementation(lost);
  await start('Stuur 1.500 berichten opnieuw');
  await screen.findByRole('alert');
  await start('Stuur 1.500 berichten opnieuw');
  await userEvent.click(screen.getByRole('checkbox', { name: 'Ook wat al aankwam' }));
  await start('Stuur 1.520 berichten opnieuw');
  const [first, again, more] = [0, 1, 2].map(keyOf);
  expect(again).toBe(first);
  expect(more).not.toBe(first);
  expect(asked(2)?.body?.deliveredToo).toBe(true);
});

test('other days are another wish', async () => {
  post.mockImplementation(lost);
  await start('Stuur 1.500 berichten opnieuw');
  await screen.findByRole('alert');
  const from = screen.getByLabelText('Vanaf');
  await userEvent.clear(from);
  await userEvent.type(from, daysAfter(todayInAmsterdam(), -1));
  await start('Stuur 1.500 berichten opnieuw');
  expect(keyOf(1)).not.toBe(keyOf(0));
});
