import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { listGroupMembersOptions } from '@/api/@tanstack/react-query.gen.ts';
import { createGroupMemberStatusChange } from '@/api/sdk.gen.ts';
import type { GroupMemberRead, GroupRead } from '@/api/types.gen.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { Pagination } from '@/ui/Pagination.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { useGroupTold } from './useGroupTold.ts';

/** Who is in the group, by the name each chose to show; for a moderator also who asks to be. */
export function Members({ group, page }: { group: GroupRead; page: number }) {
  const moderates = group.allowedActs.includes('moderate');
  return (
    <div className="grid gap-8">
      {moderates && (
        <section className="grid gap-3">
          <h2 className="text-xl">
            <Trans>Verzoeken</Trans>
          </h2>
          <MemberList group={group} status="requested" page={1} />
        </section>
      )}
      <section className="grid gap-3">
        <h2 className="text-xl">
          <Trans>Leden</Trans>
        </h2>
        <MemberList group={group} status="member" page={page} />
      </section>
    </div>
  );
}

interface MemberListProps {
  group: GroupRead;
  status: 'requested' | 'member';
  page: number;
}

function MemberList({ group, status, page }: MemberListProps) {
  const found = useQuery(listGroupMembersOptions({ path: { groupId: group.id }, query: { status, page } }));
  return (
    <Loaded
      query={found}
      skeleton={<ListSkeleton rows={2} />}
      errorTitle={<Trans>De leden kwamen niet door</Trans>}
    >
      {(list) =>
        list.total === 0 ? (
          <p className="soft">
            {status === 'requested' ? (
              <Trans>Er wacht geen verzoek.</Trans>
            ) : (
              <Trans>Deze groep heeft nog geen leden.</Trans>
            )}
          </p>
        ) : (
          <>
            <ul className="hairlines">
              {list.items.map((member) => (
                <Member key={member.id} group={group} member={member} />
              ))}
            </ul>
            {status === 'member' && (
              <Pagination page={list.page} pageSize={list.pageSize} total={list.total} />
            )}
          </>
        )
      }
    </Loaded>
  );
}

function Member({ group, member }: { group: GroupRead; member: GroupMemberRead }) {
  const { t } = useLingui();
  const told = useGroupTold();
  const { busy, fault, run } = useAct();
  const [sending, setSending] = useState(false);
  const moderates = group.allowedActs.includes('moderate') && !member.isMine;
  const asked = member.status === 'requested';
  return (
    <li className="grid gap-2 py-4">
      <p className="flex min-w-0 flex-wrap gap-x-3">
        <span className="min-w-0 [overflow-wrap:anywhere]">
          {member.shownName ?? t`Lid`}
          {member.isMine && (
            <>
              {' '}
              <Trans>(u)</Trans>
            </>
          )}
        </span>
        {member.name && (
          <span className="quiet min-w-0 [overflow-wrap:anywhere]">
            {member.name}, {member.organisation}
          </span>
        )}
      </p>
      {moderates && (
        <p className="flex flex-wrap gap-3">
          {asked && (
            <Button
              small
              busy={busy}
              onClick={() =>
                void run(async () => {
                  await createGroupMemberStatusChange({
                    path: { groupId: group.id, groupMemberId: member.id },
                    body: { toStatus: 'member' },
                    headers: ifMatch(`"${member.version}"`),
                    throwOnError: true,
                  });
                  await told(t`Het verzoek is toegestaan.`);
                })
              }
            >
              <Trans>Laat toe</Trans>
            </Button>
          )}
          <Button kind="quiet" small onClick={() => setSending(true)}>
            {asked ? <Trans>Wijs af</Trans> : <Trans>Haal uit de groep</Trans>}
          </Button>
        </p>
      )}
      {fault && (
        <p className="field-error" role="status">
          {fault}
        </p>
      )}
      {sending && <SendAwayDialog group={group} member={member} onClose={() => setSending(false)} />}
    </li>
  );
}

interface SendAwayProps {
  group: GroupRead;
  member: GroupMemberRead;
  onClose: () => void;
}

function SendAwayDialog({ group, member, onClose }: SendAwayProps) {
  const { t } = useLingui();
  const told = useGroupTold();
  const asked = member.status === 'requested';
  const form = useForm({ defaultValues: { reason: '' } });
  return (
    <Dialog open onClose={onClose} title={asked ? t`Wijs het verzoek af` : t`Haal een lid uit de groep`}>
      <Form
        form={form}
        onSubmit={async ({ reason }, { idempotencyKey }) => {
          await createGroupMemberStatusChange({
            path: { groupId: group.id, groupMemberId: member.id },
            body: { toStatus: asked ? 'declined' : 'removed', reason },
            headers: { ...ifMatch(`"${member.version}"`), 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          await told(t`Het besluit is vastgelegd.`);
          onClose();
        }}
      >
        <TextArea
          name="reason"
          label={t`De reden`}
          description={t`Wie het betreft, leest dit.`}
          rows={3}
          maxLength={2000}
        />
        <SubmitButton>
          <Trans>Leg het besluit vast</Trans>
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
