import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useForm } from 'react-hook-form';
import {
  listMessagesOptions,
  listMessagesQueryKey,
  listUnreadMessagesQueryKey,
} from '@/api/@tanstack/react-query.gen.ts';
import { createMessage, createMessageReading } from '@/api/sdk.gen.ts';
import type { MessageList, MessageRead, Party } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { Form, SubmitButton, TextArea } from './form/index.ts';
import './thread.css';
import { ListSkeleton } from './Skeleton.tsx';
import { Loaded } from './States.tsx';
import { toast } from './toast.ts';

/** The messages about a voucher between company, adviser and Syntens: who reads along stands above them. */
export function MessageThread({ voucherId }: { voucherId: string }) {
  const { t } = useLingui();
  const thread = useQuery(listMessagesOptions({ path: { voucherId } }));
  return (
    <section className="grid gap-4" id="berichten" aria-label={t`Berichten`}>
      <h2 className="text-2xl">
        <Trans>Berichten</Trans>
      </h2>
      <Loaded
        query={thread}
        skeleton={<ListSkeleton rows={2} />}
        errorTitle={<Trans>De berichten kwamen niet door</Trans>}
      >
        {(found) => <Messages voucherId={voucherId} thread={found} />}
      </Loaded>
    </section>
  );
}

function Messages({ voucherId, thread }: { voucherId: string; thread: MessageList }) {
  const queries = useQueryClient();
  const last = thread.items.at(-1)?.number;
  useEffect(() => {
    if (thread.unread === 0 || last === undefined) return;
    // What stands on the screen has been read; the count elsewhere follows.
    void createMessageReading({ path: { voucherId }, body: { readTo: last }, throwOnError: true })
      .then(() => queries.invalidateQueries({ queryKey: listUnreadMessagesQueryKey() }))
      .catch(() => undefined);
  }, [voucherId, last, thread.unread, queries]);
  return (
    <>
      <p className="soft">
        {thread.readBy.includes('adviser') ? (
          <Trans>
            Het bedrijf, de adviseur en Syntens lezen mee. De adviseur leest vanaf de dag van de toekenning.
          </Trans>
        ) : (
          <Trans>
            Het bedrijf en Syntens lezen mee. Een adviseur leest pas mee vanaf de toekenning, en dan alleen
            wat daarna komt.
          </Trans>
        )}
      </p>
      {thread.unread > 0 && (
        <p className="font-semibold">
          <Plural value={thread.unread} one="# nieuw bericht" other="# nieuwe berichten" />
        </p>
      )}
      {thread.hasEarlier && (
        <p className="quiet">
          <Trans>U ziet de laatste honderd berichten.</Trans>
        </p>
      )}
      {thread.items.length === 0 ? (
        <p className="quiet">
          <Trans>Er is nog niets geschreven.</Trans>
        </p>
      ) : (
        <ol className="thread">
          {thread.items.map((message) => (
            <Message key={message.id} message={message} />
          ))}
        </ol>
      )}
      {thread.mayWrite && <WriteMessage voucherId={voucherId} />}
    </>
  );
}

function Message({ message }: { message: MessageRead }) {
  const { t } = useLingui();
  const { moment } = useFormats();
  const sides: Record<Party, string> = {
    company: t`bedrijf`,
    adviser: t`adviseur`,
    syntens: t`Syntens`,
    platform: t`platform`,
  };
  const author = message.isYours ? t`U` : (message.authorName ?? t`Naam gewist`);
  return (
    <li className={message.isYours ? 'thread-own' : undefined}>
      <p className="thread-head">
        <strong>{author}</strong> <span className="quiet">{sides[message.source]}</span>
        <span className="quiet">{moment(message.sentAt)}</span>
      </p>
      <p className="thread-body">{message.body}</p>
    </li>
  );
}

function WriteMessage({ voucherId }: { voucherId: string }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const form = useForm({ defaultValues: { body: '' } });
  return (
    <Form
      form={form}
      className="no-print grid gap-4"
      onSubmit={async ({ body }, { idempotencyKey }) => {
        await createMessage({
          path: { voucherId },
          body: { body },
          headers: { 'Idempotency-Key': idempotencyKey },
          throwOnError: true,
        });
        form.reset();
        toast(t`Uw bericht is verstuurd.`);
        await queries.invalidateQueries({ queryKey: listMessagesQueryKey({ path: { voucherId } }) });
      }}
    >
      <TextArea
        name="body"
        label={t`Uw bericht`}
        rows={3}
        maxLength={4000}
        description={t`De anderen krijgen een mail dat er een bericht is. Wat u schrijft, staat daar niet in.`}
      />
      <div>
        <SubmitButton kind="secondary">
          <Trans>Verstuur</Trans>
        </SubmitButton>
      </div>
    </Form>
  );
}
