import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { createGroupMember, createGroupMemberStatusChange, replaceGroup } from '@/api/sdk.gen.ts';
import type { GroupRead } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useSession } from '@/lib/session.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, SubmitButton, TextField } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { GroupForm } from './GroupForm.tsx';
import { useGroupTold } from './useGroupTold.ts';

/** What the group is for, where you stand, and joining or leaving it. */
export function About({ group }: { group: GroupRead }) {
  const { t } = useLingui();
  const localized = useLocalized();
  const { session } = useSession();
  const told = useGroupTold();
  const { busy, fault, run } = useAct();
  const [open, setOpen] = useState<'join' | 'edit' | null>(null);
  const can = (act: GroupRead['allowedActs'][number]) => group.allowedActs.includes(act);
  return (
    <div className="grid max-w-2xl gap-6">
      <p className="whitespace-pre-line [overflow-wrap:anywhere]">{localized(group.description)}</p>
      {group.myStatus === 'requested' && (
        <Notice title={<Trans>Uw verzoek loopt</Trans>}>
          <p>
            <Trans>Een moderator beslist. U krijgt daarvan bericht.</Trans>
          </p>
        </Notice>
      )}
      {group.myReason && (
        <Notice title={<Trans>U bent geen lid van deze groep</Trans>}>
          <p className="[overflow-wrap:anywhere]">{group.myReason}</p>
        </Notice>
      )}
      {!session.authenticated && (
        <p>
          <LinkButton to="/inloggen" search={{ next: `/groepen/${group.id}` }} kind="secondary" small>
            <Trans>Log in om lid te worden</Trans>
          </LinkButton>
        </p>
      )}
      <p className="flex flex-wrap gap-3">
        {can('join') && (
          <Button onClick={() => setOpen('join')}>
            {group.admission === 'open' && !group.myReason ? (
              <Trans>Word lid</Trans>
            ) : (
              <Trans>Vraag om lid te worden</Trans>
            )}
          </Button>
        )}
        {can('leave') && group.myMemberId && (
          <Button
            kind="secondary"
            busy={busy}
            onClick={() =>
              void run(async () => {
                await createGroupMemberStatusChange({
                  path: { groupId: group.id, groupMemberId: group.myMemberId ?? '' },
                  body: { toStatus: 'left' },
                  headers: { 'If-Match': '*' },
                  throwOnError: true,
                });
                await told(t`U bent geen lid meer.`);
              })
            }
          >
            {group.myStatus === 'requested' ? (
              <Trans>Trek uw verzoek in</Trans>
            ) : (
              <Trans>Verlaat de groep</Trans>
            )}
          </Button>
        )}
        {can('moderate') && (
          <Button kind="secondary" onClick={() => setOpen('edit')}>
            <Trans>Wijzig de groep</Trans>
          </Button>
        )}
      </p>
      {fault && (
        <p className="field-error" role="status">
          {fault}
        </p>
      )}
      {open === 'join' && <JoinDialog group={group} onClose={() => setOpen(null)} />}
      {open === 'edit' && (
        <Dialog open onClose={() => setOpen(null)} title={t`Wijzig de groep`}>
          <GroupForm
            group={group}
            onSubmit={async (wish) => {
              await replaceGroup({
                path: { groupId: group.id },
                body: wish,
                headers: ifMatch(`"${group.version}"`),
                throwOnError: true,
              });
              await told(t`De groep is bewaard.`);
              setOpen(null);
            }}
          />
        </Dialog>
      )}
    </div>
  );
}

function JoinDialog({ group, onClose }: { group: GroupRead; onClose: () => void }) {
  const { t } = useLingui();
  const told = useGroupTold();
  const form = useForm({ defaultValues: { shownName: '' } });
  return (
    <Dialog open onClose={onClose} title={t`Lid worden van deze groep`}>
      <Form
        form={form}
        onSubmit={async ({ shownName }, { idempotencyKey }) => {
          const { data } = await createGroupMember({
            path: { groupId: group.id },
            body: { shownName: shownName.trim() || null },
            headers: { 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          await told(data.myStatus === 'member' ? t`Welkom in de groep.` : t`Uw verzoek is verstuurd.`);
          onClose();
        }}
      >
        <TextField
          name="shownName"
          label={t`Uw naam in deze groep`}
          description={t`Zoals u genoemd wilt worden. Leeg betekent: anderen lezen "Lid". Moderatoren zien uw naam en bedrijf altijd.`}
          optional
          maxLength={80}
        />
        <SubmitButton>
          <Trans>Doe mee</Trans>
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
