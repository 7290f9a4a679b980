import { useLingui as useMessages } from '@lingui/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useForm } from 'react-hook-form';
import { createCompanyStatusChange } from '@/api/sdk.gen.ts';
import type { CompanyEndingEffects, CompanySummary } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { ENDS, type EndKind } from './endWords.ts';
import { TouchedVouchers } from './TouchedVouchers.tsx';
import { useEnding, useRefreshEnding } from './useEnding.ts';

interface UndoEndDialogProps {
  company: CompanySummary;
  onClose: () => void;
}

/** How a company ended, and undoing that when it was recorded by mistake. */
export function UndoEndDialog({ company, onClose }: UndoEndDialogProps) {
  const { t } = useLingui();
  const { i18n } = useMessages();
  const { day, moment } = useFormats();
  const ending = useEnding(company.id);
  return (
    <Dialog open onClose={onClose} title={t`Het einde van ${company.name}`}>
      <Loaded query={ending} skeleton={<ListSkeleton rows={3} />}>
        {({ data, effects, etag, changes: [newest] }) => (
          <>
            <DefinitionList
              items={[
                { term: t`Wat er is vastgelegd`, value: i18n._(ENDS[data.status as EndKind].word) },
                { term: t`Vanaf welke dag`, value: data.endedOn ? day(data.endedOn) : '' },
                ...(data.successor ? [{ term: t`Gaat verder in`, value: data.successor.name }] : []),
                { term: t`Waar dit op rust`, value: newest?.reason ?? '' },
                { term: t`Vastgelegd op`, value: newest ? moment(newest.occurredAt) : '' },
              ]}
            />
            <UndoForm company={company} effects={effects} etag={etag} onDone={onClose} />
          </>
        )}
      </Loaded>
    </Dialog>
  );
}

interface UndoFormProps {
  company: CompanySummary;
  effects: CompanyEndingEffects;
  etag: string | null;
  onDone: () => void;
}

function UndoForm({ company, effects, etag, onDone }: UndoFormProps) {
  const { t } = useLingui();
  const refresh = useRefreshEnding();
  const form = useForm({ defaultValues: { reason: '' } });
  return (
    <Form
      form={form}
      onSubmit={async ({ reason }, { idempotencyKey }) => {
        await createCompanyStatusChange({
          path: { companyId: company.id },
          body: { toStatus: 'active', reason },
          headers: { 'Idempotency-Key': idempotencyKey, ...ifMatch(etag) },
          throwOnError: true,
        });
        await refresh(company.id);
        toast(t`${company.name} bestaat weer.`);
        onDone();
      }}
    >
      <section aria-labelledby="terug">
        <h3 id="terug" className="mb-2 text-base">
          <Trans>Klopt dit niet? Dit gebeurt er als u het ongedaan maakt</Trans>
        </h3>
        <ul className="soft grid list-disc gap-1 pl-5">
          <li>
            <Trans>Het bedrijf kan weer een aanvraag, scan of traject beginnen.</Trans>
          </li>
          {effects.followedAgain && (
            <li>
              <Trans>Het programma volgt het bedrijf weer, alsof het nooit ophield.</Trans>
            </li>
          )}
          <li>
            {effects.decidedVouchers.length > 0 ? (
              <>
                <Trans>Deze besluiten blijven staan. Heropen zo nodig het dossier zelf:</Trans>
                <TouchedVouchers vouchers={effects.decidedVouchers} />
              </>
            ) : (
              <Trans>Wat over aanvragen is besloten, blijft zoals het is.</Trans>
            )}
          </li>
        </ul>
      </section>
      <TextArea
        name="reason"
        label={t`Hoe de vergissing ontstond`}
        description={t`Het bedrijf leest dit.`}
        rows={3}
        maxLength={4000}
      />
      <div>
        <SubmitButton kind="danger">
          <Trans>Maak het einde ongedaan</Trans>
        </SubmitButton>
      </div>
    </Form>
  );
}
