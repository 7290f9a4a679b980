import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { listMandatesQueryKey, listRepresentativesOptions } from '@/api/@tanstack/react-query.gen.ts';
import { createMandate } from '@/api/sdk.gen.ts';
import type { Power } from '@/api/types.gen.ts';
import { todayInAmsterdam } from '@/lib/amsterdam.ts';
import { Dialog } from '@/ui/Dialog.tsx';
import { CheckboxGroup, DateField, Form, Select, SubmitButton } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';
import { usePowerWords } from './powers.ts';

interface Wish {
  organisationId: string | null;
  powers: Power[];
  endsOn: string | null;
}

/** Giving a mandate: to whom, for what, until when. */
export function MandateDialog({ companyId, onClose }: { companyId: string; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { data } = useQuery(listRepresentativesOptions());
  const powers = usePowerWords();
  const form = useForm<Wish>({ defaultValues: { organisationId: null, powers: [], endsOn: null } });
  return (
    <Dialog open onClose={onClose} title={t`Geef een machtiging`}>
      <Form
        form={form}
        onSubmit={async ({ organisationId, powers: chosen, endsOn }, { idempotencyKey }) => {
          await createMandate({
            path: { companyId },
            body: { organisationId: organisationId ?? '', powers: chosen, endsOn: endsOn ?? '' },
            headers: { 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          toast(t`De machtiging is gegeven.`);
          onClose();
          await queries.invalidateQueries({ queryKey: listMandatesQueryKey({ path: { companyId } }) });
        }}
      >
        <Select
          name="organisationId"
          label={t`Aan wie`}
          options={(data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))}
        />
        <CheckboxGroup
          name="powers"
          label={t`Waarvoor`}
          description={t`De adviseur van een voucher dient voor u nooit in en bevestigt nooit: niemand tekent voor twee kanten. Wie uw metingen mag invullen, kan uw bedrijf ook opgeven voor de vergelijkingsgroep, en mag dat met een eigen systeem doen; wat u zelf invulde, blijft staan tot u het wijzigt.`}
          options={Object.entries(powers).map(([value, label]) => ({ value, label }))}
        />
        <DateField
          name="endsOn"
          label={t`Tot en met`}
          description={t`Hoogstens twee jaar.`}
          min={todayInAmsterdam()}
        />
        <div>
          <SubmitButton>
            <Trans>Geef de machtiging</Trans>
          </SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
