import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { listAdviserProfilesQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createAccreditationChange, readAdviserProfile } from '@/api/sdk.gen.ts';
import type { Accreditation, AdviserFile } from '@/api/types.gen.ts';
import { ifMatch, type Versioned, versioned } from '@/lib/versioned.ts';
import { Dialog } from '@/ui/Dialog.tsx';
import { DateField, Form, RadioGroup, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { AccreditationHistory } from './AccreditationHistory.tsx';
import { ComplaintsAbout } from './ComplaintsAbout.tsx';
import { Declarations } from './Declarations.tsx';
import { declarationsOptions } from './declarationQueries.ts';
import { FirmPill } from './FirmStanding.tsx';
import { ProfileFacts } from './Profile.tsx';

type Decision = 'accredited' | 'rejected' | 'suspended' | 'withdrawn';
const DECISIONS: readonly Decision[] = ['accredited', 'rejected', 'suspended', 'withdrawn'];

interface Wish {
  toStatus: Decision | null;
  accreditedFrom: string | null;
  accreditedUntil: string | null;
  reason: string;
}

/** The file of one adviser, and the decision of the officer. */
export function AccreditationDialog({ adviserId, onClose }: { adviserId: string; onClose: () => void }) {
  const { t } = useLingui();
  const file = useQuery({
    queryKey: ['adviser-profile', adviserId],
    queryFn: async () => versioned(await readAdviserProfile({ path: { adviserId }, throwOnError: true })),
    gcTime: 0,
  });
  return (
    <Dialog open onClose={onClose} title={file.data?.data.name ?? t`Adviseur`}>
      <Loaded query={file} skeleton={<ListSkeleton rows={3} />}>
        {(read) => (
          <>
            <ProfileFacts profile={read.data} withMap={false} />
            {read.data.firmAccreditation && (
              <p className="flex flex-wrap items-center gap-3">
                <Trans>Bureau {read.data.firm}</Trans>
                <FirmPill firm={read.data.firmAccreditation} />
              </p>
            )}
            <Declared adviserId={adviserId} etag={read.etag} />
            <ComplaintsAbout
              title={<Trans>Klachten over deze adviseur</Trans>}
              none={<Trans>Er is geen klacht over deze adviseur.</Trans>}
              query={{ adviserId }}
            />
            <AccreditationHistory changes={read.data.changes} />
            <Decide key={read.etag} read={read} onDone={onClose} />
          </>
        )}
      </Loaded>
    </Dialog>
  );
}

/** What the adviser declared: no decision without having read it. */
function Declared({ adviserId, etag }: { adviserId: string; etag: string | null }) {
  const declared = useQuery({ ...declarationsOptions(adviserId, etag), gcTime: 0 });
  return (
    <Loaded query={declared} skeleton={<ListSkeleton rows={2} />}>
      {(declarations) =>
        declarations.length > 0 ? (
          <section>
            <h3 className="text-lg">
              <Trans>Wat de adviseur verklaarde</Trans>
            </h3>
            <Declarations declarations={declarations} />
          </section>
        ) : (
          <p className="soft">
            <Trans>De adviseur heeft nog geen verklaring gegeven. Erkennen kan pas daarna.</Trans>
          </p>
        )
      }
    </Loaded>
  );
}

function Decide({ read, onDone }: { read: Versioned<AdviserFile>; onDone: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const form = useForm<Wish>({
    defaultValues: { toStatus: null, accreditedFrom: null, accreditedUntil: null, reason: '' },
  });
  const { accreditation, allowedStatuses } = read.data;
  const chosen = form.watch('toStatus');
  const acceptWord =
    accreditation === 'suspended'
      ? t`Beëindig de schorsing`
      : accreditation === 'accredited'
        ? t`Geef een nieuwe periode`
        : t`Erken deze adviseur`;
  const acts: Record<Decision, string> = {
    accredited: acceptWord,
    rejected: t`Wijs de aanvraag af`,
    suspended: t`Schors de adviseur`,
    withdrawn: t`Trek de erkenning in`,
  };
  const possible = DECISIONS.filter((one) => (allowedStatuses as Accreditation[]).includes(one));
  if (possible.length === 0)
    return (
      <p className="soft">
        <Trans>Over deze erkenning is nu niets te besluiten.</Trans>
      </p>
    );
  return (
    <Form
      form={form}
      onSubmit={async ({ toStatus, accreditedFrom, accreditedUntil, reason }) => {
        if (!toStatus) return;
        await createAccreditationChange({
          path: { adviserId: read.data.id },
          body:
            toStatus === 'accredited'
              ? { toStatus, accreditedFrom, accreditedUntil, reason: reason.trim() || null }
              : { toStatus, reason },
          headers: ifMatch(read.etag),
          throwOnError: true,
        });
        await queries.invalidateQueries({ queryKey: listAdviserProfilesQueryKey() });
        toast(t`Het besluit is vastgelegd. De adviseur krijgt een mail.`);
        onDone();
      }}
    >
      <RadioGroup
        name="toStatus"
        label={t`Uw besluit`}
        options={possible.map((value) => ({ value, label: acts[value] }))}
      />
      {chosen === 'accredited' && accreditation !== 'suspended' && (
        <>
          <DateField
            name="accreditedFrom"
            label={t`Eerste dag`}
            description={
              accreditation === 'accredited' ? t`Leeg is de dag na deze periode.` : t`Leeg is vandaag.`
            }
            optional
          />
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
        description={t`De adviseur leest dit.`}
        optional={chosen === 'accredited'}
        rows={3}
      />
      <SubmitButton>
        <Trans>Leg het besluit vast</Trans>
      </SubmitButton>
    </Form>
  );
}
