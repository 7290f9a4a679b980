import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import {
  createGroupPost,
  createGroupPostStatusChange,
  createGroupReport,
  listGroupPosts,
} from '@/api/sdk.gen.ts';
import type { GroupPostRead, GroupRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';

import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { MoreButton } from '@/ui/MoreButton.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { useGroupTold } from './useGroupTold.ts';

function usePosts(groupId: string, parentId: string | null) {
  const query = parentId ? { parentId } : {};
  return useInfiniteQuery({
    queryKey: [{ _id: 'listGroupPosts', path: { groupId }, query }],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const asked = pageParam ? { ...query, after: pageParam } : query;
      return (await listGroupPosts({ path: { groupId }, query: asked, signal, throwOnError: true })).data;
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** What members write to each other, the newest first. */
export function Board({ group }: { group: GroupRead }) {
  const writes = group.allowedActs.includes('write');
  return (
    <div className="grid gap-8">
      {writes && <PostForm group={group} parentId={null} />}
      <Posts group={group} parentId={null} />
    </div>
  );
}

function Posts({ group, parentId }: { group: GroupRead; parentId: string | null }) {
  const found = usePosts(group.id, parentId);
  return (
    <Loaded
      query={found}
      skeleton={<ListSkeleton rows={2} />}
      errorTitle={<Trans>De berichten kwamen niet door</Trans>}
    >
      {({ pages }) =>
        pages[0]?.items.length ? (
          <>
            <ul className={parentId ? 'grid gap-6 border-l-2 border-(--line) pl-4' : 'hairlines'}>
              {pages
                .flatMap((page) => page.items)
                .map((post) => (
                  <Post key={post.id} group={group} post={post} />
                ))}
            </ul>
            <MoreButton query={found}>
              <Trans>Toon meer berichten</Trans>
            </MoreButton>
          </>
        ) : parentId ? null : (
          <EmptyState title={<Trans>Hier staat nog geen bericht</Trans>}>
            <p>
              <Trans>Stel u voor, of leg iets voor aan de groep.</Trans>
            </p>
          </EmptyState>
        )
      }
    </Loaded>
  );
}

function Post({ group, post }: { group: GroupRead; post: GroupPostRead }) {
  const { t } = useLingui();
  const { moment } = useFormats();
  const told = useGroupTold();
  const { busy, fault, run } = useAct();
  const [open, setOpen] = useState(false);
  const [reporting, setReporting] = useState(false);
  const name = post.shownName ?? t`Lid`;
  const writes = group.allowedActs.includes('write');
  return (
    <li className={post.parentId ? 'grid gap-2' : 'grid gap-3 py-6'}>
      <p className="meta">
        <strong className="break-words">{post.isMine ? t`U` : name}</strong>
        <span>{moment(post.writtenAt)}</span>
      </p>
      {post.body === null ? (
        <p className="quiet">
          {post.status === 'hidden' ? (
            <Trans>Verborgen door een moderator.</Trans>
          ) : (
            <Trans>Ingetrokken door wie het schreef.</Trans>
          )}
        </p>
      ) : (
        <p className="whitespace-pre-line [overflow-wrap:anywhere]">{post.body}</p>
      )}
      <p className="flex flex-wrap gap-3">
        {post.parentId === null && (post.repliesCount > 0 || (writes && post.body !== null)) && (
          <Button kind="quiet" small aria-expanded={open} onClick={() => setOpen(!open)}>
            {post.repliesCount > 0 ? (
              <Plural value={post.repliesCount} one="# reactie" other="# reacties" />
            ) : (
              <Trans>Reageer</Trans>
            )}
          </Button>
        )}
        {post.isMine && post.body !== null && (
          <Button
            kind="quiet"
            small
            busy={busy}
            onClick={() =>
              void run(async () => {
                await createGroupPostStatusChange({
                  path: { groupId: group.id, groupPostId: post.id },
                  body: { toStatus: 'withdrawn' },
                  headers: ifMatch(`"${post.version}"`),
                  throwOnError: true,
                });
                await told(t`Uw bericht is ingetrokken.`);
              })
            }
          >
            <Trans>Trek in</Trans>
          </Button>
        )}
        {!post.isMine && post.body !== null && (
          <Button kind="quiet" small onClick={() => setReporting(true)}>
            <Trans>Meld</Trans>
          </Button>
        )}
      </p>
      {fault && (
        <p className="field-error" role="status">
          {fault}
        </p>
      )}
      {open && (
        <div className="grid gap-4">
          {post.repliesCount > 0 && <Posts group={group} parentId={post.id} />}
          {writes && post.body !== null && <PostForm group={group} parentId={post.id} />}
        </div>
      )}
      {reporting && <ReportDialog group={group} post={post} onClose={() => setReporting(false)} />}
    </li>
  );
}

function PostForm({ group, parentId }: { group: GroupRead; parentId: string | null }) {
  const { t } = useLingui();
  const told = useGroupTold();
  const form = useForm({ defaultValues: { body: '' } });
  return (
    <Form
      form={form}
      className="max-w-2xl"
      onSubmit={async ({ body }, { idempotencyKey }) => {
        await createGroupPost({
          path: { groupId: group.id },
          body: { body, parentId },
          headers: { 'Idempotency-Key': idempotencyKey },
          throwOnError: true,
        });
        form.reset();
        await told(t`Uw bericht staat erbij.`);
      }}
    >
      <TextArea
        name="body"
        label={parentId ? t`Uw reactie` : t`Uw bericht aan de groep`}
        rows={parentId ? 3 : 4}
        maxLength={5000}
      />
      <SubmitButton>
        {parentId ? <Trans>Plaats de reactie</Trans> : <Trans>Plaats het bericht</Trans>}
      </SubmitButton>
    </Form>
  );
}

function ReportDialog({
  group,
  post,
  onClose,
}: {
  group: GroupRead;
  post: GroupPostRead;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const told = useGroupTold();
  const form = useForm({ defaultValues: { words: '' } });
  return (
    <Dialog open onClose={onClose} title={t`Wat is er mis mee?`}>
      <Form
        form={form}
        onSubmit={async ({ words }, { idempotencyKey }) => {
          await createGroupReport({
            path: { groupId: group.id },
            body: { postId: post.id, words },
            headers: { 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          await told(t`Dank u. Een moderator kijkt ernaar, en u hoort het besluit.`);
          onClose();
        }}
      >
        <TextArea
          name="words"
          label={t`Uw reden`}
          description={t`Alleen de moderatoren van de groep lezen dit. Wie het schreef, hoort niet dat u het meldde.`}
          rows={4}
          maxLength={2000}
        />
        <SubmitButton>
          <Trans>Verstuur de melding</Trans>
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
