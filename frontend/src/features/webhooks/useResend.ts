import { useState } from 'react';
import { createWebhookResend } from '@/api/sdk.gen.ts';
import type { WebhookResend, WebhookResent } from '@/api/types.gen.ts';
import { useIntent } from '@/lib/intent.ts';
import { useAct } from '@/lib/useAct.ts';

/**
 * Sending a span of messages again, so many at a time as the API takes.
 *
 * `sent` is null until the first answer. What failed on the way is in `rest`, and `goOn` takes it up there: under the
 * same key, since an answer may have been lost of what was carried out. Call `renew` when another span is asked.
 * `after` is waited for while it is busy, also when it stopped halfway: what was sent is under way.
 */
export function useResend(endpointId: string, after: () => Promise<void>) {
  const intent = useIntent();
  const { busy, fault, run } = useAct();
  const [sent, setSent] = useState<number | null>(null);
  const [rest, setRest] = useState<WebhookResend | null>(null);
  const send = (wish: WebhookResend, before = 0) =>
    run(async () => {
      let done = before;
      let body: WebhookResend | null = wish;
      try {
        while (body) {
          const { data }: { data: WebhookResent } = await createWebhookResend({
            path: { endpointId },
            body,
            headers: { 'Idempotency-Key': intent.key() },
            throwOnError: true,
          });
          intent.renew();
          done += data.resent;
          body = data.nextFrom ? { ...body, createdFrom: data.nextFrom } : null;
          setSent(done);
          setRest(body);
        }
      } finally {
        await after();
      }
    });
  return {
    busy,
    fault,
    sent,
    rest,
    send: (wish: WebhookResend) => send(wish),
    goOn: async () => {
      if (rest) await send(rest, sent ?? 0);
    },
    renew: intent.renew,
  };
}
