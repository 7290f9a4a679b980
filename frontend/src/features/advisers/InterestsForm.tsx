import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { addAdviserInterests } from '@/api/sdk.gen.ts';
import type { AdviserFile } from '@/api/types.gen.ts';
import { ifMatch, type Versioned } from '@/lib/versioned.ts';
import { Form, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';
import { OWN_PROFILE } from './useOwnProfile.ts';

/** An interest that arose: told at once, however the accreditation stands. */
export function InterestsForm({ own }: { own: Versioned<AdviserFile> }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const form = useForm({ defaultValues: { added: '' } });
  return (
    <section>
      <h2 className="mb-2 text-2xl">
        <Trans>Kreeg u een belang in een bedrijf?</Trans>
      </h2>
      <p className="soft mb-4 max-w-(--container-measure)">
        <Trans>
          Meld het meteen. Het telt vanaf nu: met een voucher werkt u daar niet. Het vervalt pas als Syntens
          over een nieuwe verklaring beslist.
        </Trans>
      </p>
      <Form
        form={form}
        onSubmit={async ({ added }, { idempotencyKey }) => {
          await addAdviserInterests({
            path: { adviserId: own.data.id },
            body: { interests: added.split(/[\s,;]+/).filter(Boolean) },
            headers: { ...ifMatch(own.etag), 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          toast(t`Het belang is gemeld.`);
          await queries.invalidateQueries({ queryKey: OWN_PROFILE });
        }}
      >
        <TextArea
          name="added"
          label={t`KVK-nummer van het bedrijf`}
          description={t`Meer bedrijven: één nummer per regel.`}
          rows={2}
        />
        <div>
          <SubmitButton>
            <Trans>Meld dit belang</Trans>
          </SubmitButton>
        </div>
      </Form>
    </section>
  );
}
