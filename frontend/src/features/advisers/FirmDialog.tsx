import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { listAdvisoryFirmsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createFirmAccreditationChange } from '@/api/sdk.gen.ts';
import type { FirmDeclarationRead, FirmRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { ifMatch, type Versioned } from '@/lib/versioned.ts';
import { Dialog } from '@/ui/Dialog.tsx';
import { DateField, Form, RadioGroup, SubmitButton, TextArea, TextField } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { ComplaintsAbout } from './ComplaintsAbout.tsx';
import { FirmDeclarations } from './FirmDeclarations.tsx';
import { FirmHistory } from './FirmHistory.tsx';
import { FirmPill } from './FirmStanding.tsx';
import { firmDeclarationsOptions, firmOptions } from './firmQueries.ts';

type Decision = 'accredited' | 'refused' | 'no_measure' | 'suspended' | 'withdrawn';

interface Wish {
  toStatus: Decision | null;
  kvkNumber: string;
  accreditedFrom: string | null;
  accreditedUntil: string | null;
  reason: string;
}

/** One firm: how it stands, what was declared, complained and decided, and the decision of the officer. */
export function FirmDialog({ firmId, name, onClose }: { firmId: string; name: string; onClose: () => void }) {
  const firm = useQuery({ ...firmOptions(firmId), gcTime: 0 });
  return (
    <Dialog open onClose={onClose} title={name}>
      <Loaded query={firm} skeleton={<ListSkeleton rows={3} />}>
        {(read) => <File read={read} onClose={onClose} />}
      </Loaded>
    </Dialog>
  );
}

function File({ read, onClose }: { read: Versioned<FirmRead>; onClose: () => void }) {
  const firm = read.data;
  const declared = useQuery({ ...firmDeclarationsOptions(firm.id, read.etag), gcTime: 0 });
  return (
    <>
      <p className="flex flex-wrap items-center gap-3">
        <FirmPill firm={firm} />
        <Period firm={firm} />
      </p>
      <Waits firm={firm} />
      <Loaded query={declared} skeleton={<ListSkeleton rows={2} />}>
        {(declarations) => (
          <>
            <Declared declarations={declarations} />
            <ComplaintsAbout
              title={<Trans>Klachten over adviseurs van dit bureau</Trans>}
              none={<Trans>Er is geen klacht over een adviseur van dit bureau.</Trans>}
              query={{ firmId: firm.id }}
            />
            <section>
              <h3 className="text-lg">
                <Trans>Wat is besloten</Trans>
              </h3>
              <FirmHistory changes={firm.changes} />
            </section>
            <Decide
              key={read.etag}
              read={read}
              declaredNumber={declarations[0]?.kvkNumber}
              onDone={onClose}
            />
          </>
        )}
      </Loaded>
    </>
  );
}

/** What an officer is asked to do with this firm. */
function Waits({ firm }: { firm: FirmRead }) {
  const { t } = useLingui();
  return (
    <>
      {firm.asksForANewPeriod && <Notice tone="info" title={t`Het bureau vraagt een nieuwe periode`} />}
      {firm.hasUpheldComplaint && (
        <Notice tone="warn" title={t`Een klacht over een adviseur van dit bureau was terecht`}>
          <p>
            <Trans>
              Weeg wat dat voor het bureau betekent. Er verandert niets vanzelf: u schorst, trekt in, of legt
              vast waarom een maatregel niet nodig is.
            </Trans>
          </p>
        </Notice>
      )}
    </>
  );
}

/** What was declared for the firm: no period without having read it. */
function Declared({ declarations }: { declarations: readonly FirmDeclarationRead[] }) {
  if (declarations.length === 0)
    return (
      <p className="soft">
        <Trans>Het bureau heeft nog geen verklaring gegeven. Een periode geven kan pas daarna.</Trans>
      </p>
    );
  return (
    <section>
      <h3 className="text-lg">
        <Trans>Wat het bureau verklaarde</Trans>
      </h3>
      <FirmDeclarations declarations={declarations} />
    </section>
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

/** What can be decided on the firm now, what answers the question first. */
function decisionsOn(firm: FirmRead): Decision[] {
  const allowed = firm.allowedStatuses;
  return [
    ...(allowed.includes('accredited') ? (['accredited'] as const) : []),
    ...(firm.asksForANewPeriod ? (['refused'] as const) : []),
    ...(firm.hasUpheldComplaint ? (['no_measure'] as const) : []),
    ...(allowed.includes('suspended') ? (['suspended'] as const) : []),
    ...(allowed.includes('withdrawn') ? (['withdrawn'] as const) : []),
  ];
}

interface DecideProps {
  read: Versioned<FirmRead>;
  /** What the firm declared, for an officer to check before it is known. */
  declaredNumber: string | undefined;
  onDone: () => void;
}

function Decide({ read, declaredNumber, onDone }: DecideProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { status, kvkNumber, id } = read.data;
  const form = useForm<Wish>({
    defaultValues: {
      toStatus: null,
      kvkNumber: kvkNumber ?? declaredNumber ?? '',
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
    withdrawn: '',
  }[status];
  const acts: Record<Decision, string> = {
    accredited: accept,
    refused: t`Wijs de nieuwe periode af`,
    no_measure: t`Leg vast dat de klacht geen maatregel vraagt`,
    suspended: t`Schors het bureau`,
    withdrawn: status === 'applied' ? t`Wijs de aanvraag af` : t`Trek de erkenning in`,
  };
  const possible = decisionsOn(read.data);
  if (possible.length === 0)
    return (
      <p className="soft">
        <Trans>Over dit bureau is nu niets te besluiten. Het kan zelf opnieuw erkenning aanvragen.</Trans>
      </p>
    );
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
        toast(
          toStatus === 'no_measure'
            ? t`Uw afweging is vastgelegd.`
            : t`Het besluit is vastgelegd. De adviseurs van het bureau krijgen een mail.`,
        );
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
          description={t`Acht cijfers. Kijk na of het klopt met het handelsregister.`}
        />
      )}
      {chosen === 'accredited' && status !== 'suspended' && (
        <>
          <DateField
            name="accreditedFrom"
            label={t`Eerste dag`}
            description={
              status === 'accredited' && read.data.isValid
                ? t`Leeg is de dag na deze periode.`
                : t`Leeg is vandaag.`
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
        description={
          chosen === 'no_measure'
            ? t`Alleen wie bij Syntens erkent, leest dit.`
            : t`De adviseurs van het bureau lezen dit.`
        }
        optional={chosen === 'accredited'}
        rows={3}
      />
      <SubmitButton>
        <Trans>Leg het besluit vast</Trans>
      </SubmitButton>
    </Form>
  );
}
