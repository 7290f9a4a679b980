import { useLingui as useMessages } from '@lingui/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { createCompanyStatusChange } from '@/api/sdk.gen.ts';
import type { CompanyEndingEffects, CompanySummary } from '@/api/types.gen.ts';
import { todayInAmsterdam } from '@/lib/amsterdam.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { DateField, Form, RadioGroup, SubmitButton, TextArea, TextField } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { EndEffects } from './EndEffects.tsx';
import { END_KINDS, ENDS, type EndKind } from './endWords.ts';
import { TouchedVouchers } from './TouchedVouchers.tsx';
import { useEnding, useRefreshEnding } from './useEnding.ts';

interface EndDialogProps {
  company: CompanySummary;
  onClose: () => void;
}

/** Recording that a company merged, stopped or went bankrupt: what stands in the way, what it does, and then the act. */
export function EndDialog({ company, onClose }: EndDialogProps) {
  const { t } = useLingui();
  const ending = useEnding(company.id);
  return (
    <Dialog open onClose={onClose} title={t`Het einde van ${company.name} vastleggen`}>
      <Loaded query={ending} skeleton={<ListSkeleton rows={3} />}>
        {({ effects, etag }) =>
          effects.openVouchers.length > 0 ? (
            <Notice tone="warn" title={<Trans>Beslis eerst over de vouchers die nog openstaan</Trans>}>
              <p>
                <Trans>
                  Daarna kunt u hier vastleggen dat het bedrijf is gefuseerd, gestopt of failliet.
                </Trans>
              </p>
              <TouchedVouchers vouchers={effects.openVouchers} />
            </Notice>
          ) : (
            <EndForm company={company} effects={effects} etag={etag} onDone={onClose} />
          )
        }
      </Loaded>
    </Dialog>
  );
}

interface EndFormProps {
  company: CompanySummary;
  effects: CompanyEndingEffects;
  etag: string | null;
  onDone: () => void;
}

function EndForm({ company, effects, etag, onDone }: EndFormProps) {
  const { t } = useLingui();
  const { i18n } = useMessages();
  const refresh = useRefreshEnding();
  const [sure, setSure] = useState(false);
  const form = useForm({
    defaultValues: {
      toStatus: null as EndKind | null,
      endedOn: null as string | null,
      successorKvkNumber: '',
      reason: '',
    },
  });
  const kind = form.watch('toStatus');
  return (
    <Form
      form={form}
      onSubmit={async ({ toStatus, endedOn, successorKvkNumber, reason }, { idempotencyKey }) => {
        setSure(!sure); // asked once the form is complete, and anew for whatever is sent next
        if (!sure) return;
        await createCompanyStatusChange({
          path: { companyId: company.id },
          body: {
            toStatus: toStatus as EndKind,
            endedOn: endedOn ?? '',
            reason,
            ...(toStatus === 'merged' && { successorKvkNumber: successorKvkNumber.trim() || null }),
          },
          headers: { 'Idempotency-Key': idempotencyKey, ...ifMatch(etag) },
          throwOnError: true,
        });
        await refresh(company.id);
        toast(t`Het einde van ${company.name} is vastgelegd.`);
        onDone();
      }}
    >
      <RadioGroup
        name="toStatus"
        label={t`Wat is er gebeurd`}
        options={END_KINDS.map((value) => ({ value, label: i18n._(ENDS[value].choice) }))}
      />
      {kind === 'merged' && (
        <TextField
          name="successorKvkNumber"
          label={t`KVK-nummer van het bedrijf waarin het verdergaat`}
          description={t`Dat bedrijf doet mee aan het programma.`}
          inputMode="numeric"
          maxLength={8}
        />
      )}
      <DateField
        name="endedOn"
        label={t`Vanaf welke dag`}
        description={t`De dag die in het handelsregister staat.`}
        max={todayInAmsterdam()}
      />
      <TextArea
        name="reason"
        label={t`Waar dit op rust`}
        description={t`Het bedrijf leest dit.`}
        rows={3}
        maxLength={4000}
      />
      <EndEffects effects={effects} />
      {sure && kind ? (
        <Notice tone="warn" live title={<Trans>Weet u het zeker?</Trans>}>
          <div className="flex flex-wrap gap-3 pt-2">
            <SubmitButton kind="danger">{i18n._(ENDS[kind].act)}</SubmitButton>
            <Button kind="secondary" onClick={() => setSure(false)}>
              <Trans>Nee, nog niet</Trans>
            </Button>
          </div>
        </Notice>
      ) : (
        <div>
          <SubmitButton>
            <Trans>Leg het einde vast</Trans>
          </SubmitButton>
        </div>
      )}
    </Form>
  );
}
