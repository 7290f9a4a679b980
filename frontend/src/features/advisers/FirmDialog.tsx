import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { listAdvisoryFirmsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createFirmAccreditationChange, readAdvisoryFirm } from '@/api/sdk.gen.ts';
import type { FirmRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { ifMatch, type Versioned, versioned } from '@/lib/versioned.ts';
import { Dialog } from '@/ui/Dialog.tsx';
import { DateField, Form, RadioGroup, SubmitButton, TextArea, TextField } from '@/ui/form/index.ts';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { FirmPill } from './FirmStanding.tsx';
import { FIRM_WORDS } from './words.ts';

type Decision = 'accredited' | 'suspended' | 'withdrawn';
const DECISIONS: readonly Decision[] = ['accredited', 'suspended', 'withdrawn'];

interface Wish {
  toStatus: Decision | null;
  kvkNumber: string;
  accreditedFrom: string | null;
  accreditedUntil: string | null;
  reason: string;
}

/** One firm: how it stands, what was decided on it, and the decision of the officer. */
export function FirmDialog({ firmId, name, onClose }: { firmId: string; name: string; onClose: () => void }) {
  const firm = useQuery({
    queryKey: ['advisory-firm', firmId],
    queryFn: async () => versioned(await readAdvisoryFirm({ path: { firmId }, throwOnError: true })),
    gcTime: 0,
  });
  return (
    <Dialog open onClose={onClose} title={name}>
      <Loaded query={firm} skeleton={<ListSkeleton rows={3} />}>
        {(read) => (
          <>
            <p className="flex flex-wrap items-center gap-3">
              <FirmPill firm={read.data} />
              <Period firm={read.data} />
            </p>
            <History firm={read.data} />
            <Decide key={read.etag} read={read} onDone={onClose} />
          </>
        )}
      </Loaded>
    </Dialog>
  );
}

function Period({ firm }: { firm: FirmRead }) {
  const { day } = useFormats();
  if (!firm.accreditedFrom || !firm.accreditedUntil) return null;
  return (
    <Trans>
      {day(firm.accreditedFrom)} tot en met {day(firm.accreditedUntil)}
    </Trans>
  );
}

function History({ firm }: { firm: FirmRead }) {
  const { i18n } = useLingui();
  const { moment } = useFormats();
  if (firm.changes.length === 0)
    return (
      <p className="soft">
        <Trans>Over dit bureau is hier nog niet besloten.</Trans>
      </p>
    );
  return (
    <ul className="hairlines">
      {firm.changes.map((change) => (
        <li key={change.occurredAt} className="grid gap-1 py-3">
          <p className="font-semibold">{i18n._(FIRM_WORDS[change.toStatus])}</p>
          <p className="meta">
            <span>{moment(change.occurredAt)}</span>
          </p>
          {change.reason && <p>{change.reason}</p>}
        </li>
      ))}
    </ul>
  );
}

function Decide({ read, onDone }: { read: Versioned<FirmRead>; onDone: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { status, kvkNumber, allowedStatuses, id } = read.data;
  const form = useForm<Wish>({
    defaultValues: {
      toStatus: null,
      kvkNumber: kvkNumber ?? '',
      accreditedFrom: null,
      accreditedUntil: null,
      reason: '',
    },
  });
  const chosen = form.watch('toStatus');
  const accept = {
    applied: t`Erken dit bureau`,
    accredited: t`Geef een nieuwe periode`,
    suspended: t`Beëindig de schorsing`,
    withdrawn: t`Erken dit bureau opnieuw`,
  }[status];
  const acts: Record<Decision, string> = {
    accredited: accept,
    suspended: t`Schors het bureau`,
    withdrawn: status === 'applied' ? t`Wijs de aanvraag af` : t`Trek de erkenning in`,
  };
  const possible = DECISIONS.filter((one) => allowedStatuses.includes(one));
  return (
    <Form
      form={form}
      onSubmit={async ({ toStatus, accreditedFrom, accreditedUntil, reason, ...wish }) => {
        if (!toStatus) return;
        await createFirmAccreditationChange({
          path: { firmId: id },
          body:
            toStatus === 'accredited'
              ? {
                  toStatus,
                  kvkNumber: wish.kvkNumber.trim() || null,
                  accreditedFrom,
                  accreditedUntil,
                  reason: reason.trim() || null,
                }
              : { toStatus, reason },
          headers: ifMatch(read.etag),
          throwOnError: true,
        });
        await queries.invalidateQueries({ queryKey: listAdvisoryFirmsQueryKey() });
        toast(t`Het besluit is vastgelegd. De adviseurs van het bureau krijgen een mail.`);
        onDone();
      }}
    >
      <RadioGroup
        name="toStatus"
        label={t`Uw besluit`}
        options={possible.map((value) => ({ value, label: acts[value] }))}
      />
      {chosen === 'accredited' && (
        <TextField
          name="kvkNumber"
          label={t`KVK-nummer`}
          description={t`Acht cijfers, zoals in het handelsregister.`}
        />
      )}
      {chosen === 'accredited' && status !== 'suspended' && (
        <>
          <DateField name="accreditedFrom" label={t`Eerste dag`} description={t`Leeg is vandaag.`} optional />
          <DateField
            name="accreditedUntil"
            label={t`Laatste dag`}
            description={t`Leeg is twee jaar later.`}
            optional
          />
        </>
      )}
      <TextArea
        name="reason"
        label={t`Reden`}
        description={t`De adviseurs van het bureau lezen dit.`}
        optional={chosen === 'accredited'}
        rows={3}
      />
      <SubmitButton>
        <Trans>Leg het besluit vast</Trans>
      </SubmitButton>
    </Form>
  );
}
