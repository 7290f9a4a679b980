import '@/ui/thread.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useForm } from 'react-hook-form';
import { readNetworkIntroductionOptions } from '@/api/@tanstack/react-query.gen.ts';
import { createNetworkMessage, createNetworkReading, listNetworkMessages } from '@/api/sdk.gen.ts';
import type { NetworkIntroductionRead, NetworkMessageRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { Form, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { MoreButton } from '@/ui/MoreButton.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { PersonFacts, usePersonName } from './PersonFacts.tsx';
import { Safety } from './Safety.tsx';
import { useTold } from './useNetwork.ts';

/** What two people write to each other. */
export function ConversationPage({ conversationId }: { conversationId: string }) {
  const found = useQuery(readNetworkIntroductionOptions({ path: { networkIntroductionId: conversationId } }));
  return (
    <div className="wrap pb-(--section)">
      <Loaded
        query={found}
        skeleton={<ListSkeleton />}
        errorTitle={<Trans>Dit gesprek kwam niet door</Trans>}
      >
        {(conversation) => <Conversation conversation={conversation} />}
      </Loaded>
    </div>
  );
}

function Conversation({ conversation }: { conversation: NetworkIntroductionRead }) {
  const { t } = useLingui();
  const name = usePersonName()(conversation.person);
  const told = useTold();
  const path = { networkIntroductionId: conversation.id };
  const found = useInfiniteQuery({
    queryKey: [{ _id: 'listNetworkMessages', path }],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      (
        await listNetworkMessages({
          path,
          query: pageParam ? { after: pageParam } : {},
          signal,
          throwOnError: true,
        })
      ).data,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const messages = (found.data?.pages ?? []).flatMap((page) => page.items);
  const newest = messages.find((message) => !message.isMine && message.readAt === null)?.writtenAt;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what stands on the screen has been read, once
  useEffect(() => {
    if (!newest) return;
    void createNetworkReading({ path, body: { readUntil: newest }, throwOnError: true })
      .then(() => told())
      .catch(() => undefined);
  }, [newest]);
  return (
    <>
      <PageHeader
        title={name}
        crumbs={[
          { label: t`Netwerk`, to: '/netwerk' },
          { label: t`Berichten`, to: '/netwerk/berichten' },
          { label: name },
        ]}
        actions={<Safety introduction={conversation} messages={messages} />}
      />
      <div className="grid gap-6">
        {conversation.person && <PersonFacts person={conversation.person} />}
        {conversation.allowedActs.includes('write') ? (
          <Write conversation={conversation} />
        ) : (
          <Notice title={<Trans>Schrijven is niet mogelijk</Trans>}>
            <p>
              <Trans>U leest nog wel wat er stond.</Trans>
            </p>
          </Notice>
        )}
        <Loaded
          query={found}
          skeleton={<ListSkeleton rows={2} />}
          errorTitle={<Trans>De berichten kwamen niet door</Trans>}
        >
          {() =>
            messages.length === 0 ? (
              <p className="quiet">
                <Trans>Er is nog niets geschreven.</Trans>
              </p>
            ) : (
              <>
                <ol className="thread" aria-label={t`Berichten, het nieuwste eerst`}>
                  {messages.map((message) => (
                    <Message key={message.id} message={message} name={name} />
                  ))}
                </ol>
                <div>
                  <MoreButton query={found}>
                    <Trans>Toon oudere berichten</Trans>
                  </MoreButton>
                </div>
              </>
            )
          }
        </Loaded>
      </div>
    </>
  );
}

function Message({ message, name }: { message: NetworkMessageRead; name: string }) {
  const { moment } = useFormats();
  return (
    <li className={message.isMine ? 'thread-own' : ''}>
      <p className="thread-head">
        <b>{message.isMine ? <Trans>U</Trans> : name}</b>
        <span className="quiet">{moment(message.writtenAt)}</span>
        {message.isMine && message.readAt && (
          <span className="quiet">
            <Trans>gelezen</Trans>
          </span>
        )}
      </p>
      <p className="thread-body">{message.words}</p>
    </li>
  );
}

function Write({ conversation }: { conversation: NetworkIntroductionRead }) {
  const { t } = useLingui();
  const told = useTold();
  const form = useForm<{ words: string }>({ defaultValues: { words: '' } });
  return (
    <Form
      form={form}
      className="form-grid max-w-2xl"
      onSubmit={async ({ words }, { idempotencyKey }) => {
        await createNetworkMessage({
          path: { networkIntroductionId: conversation.id },
          body: { words },
          headers: { 'Idempotency-Key': idempotencyKey },
          throwOnError: true,
        });
        form.reset();
        await told(t`Uw bericht is verstuurd.`);
      }}
    >
      <TextArea name="words" label={t`Uw bericht`} rows={4} maxLength={2000} />
      <SubmitButton>
        <Trans>Verstuur</Trans>
      </SubmitButton>
    </Form>
  );
}
