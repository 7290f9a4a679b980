import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import {
  listAdviserComplaintsQueryKey,
  listComplaintAdvisersOptions,
} from '@/api/@tanstack/react-query.gen.ts';
import { createAdviserComplaint } from '@/api/sdk.gen.ts';
import type { ComplaintRead } from '@/api/types.gen.ts';
import { LinkButton } from '@/ui/Button.tsx';
import { GROUND_WORDS } from '@/ui/complaintWords.ts';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, Select, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';

interface FileComplaintProps {
  adviserId?: string | undefined;
  onClose: () => void;
}

/** A company writes down what went wrong, with an adviser it met. */
export function FileComplaint({ adviserId, onClose }: FileComplaintProps) {
  const { t } = useLingui();
  const advisers = useQuery(listComplaintAdvisersOptions());
  return (
    <Dialog open onClose={onClose} title={t`Klacht over een adviseur`}>
      <Loaded
        query={advisers}
        skeleton={<ListSkeleton rows={3} />}
        errorTitle={<Trans>De lijst met adviseurs kwam niet door</Trans>}
      >
        {({ items }) =>
          items.length === 0 ? (
            <NobodyKnown />
          ) : (
            <Fields
              met={items.map((one) => ({ value: one.id, label: `${one.name}, ${one.firm}` }))}
              adviserId={adviserId}
              onClose={onClose}
            />
          )
        }
      </Loaded>
    </Dialog>
  );
}

function NobodyKnown() {
  return (
    <>
      <p>
        <Trans>
          Een klacht kan gaan over een adviseur die op uw vraag inging, met wie u een voucher aanvroeg of met
          wie u aan het werk ging. Die is er nog niet.
        </Trans>
      </p>
      <div>
        <LinkButton to="/adviseurs" kind="secondary">
          <Trans>Zoek een adviseur</Trans>
        </LinkButton>
      </div>
    </>
  );
}

interface Wish {
  adviserId: string | null;
  ground: ComplaintRead['ground'] | null;
  words: string;
  wanted: string;
}

type Met = readonly { value: string; label: string }[];

function Fields({ met, adviserId, onClose }: FileComplaintProps & { met: Met }) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const known = met.find((one) => one.value === adviserId) ?? (met.length === 1 ? met[0] : undefined);
  const form = useForm<Wish>({
    defaultValues: { adviserId: known?.value ?? null, ground: null, words: '', wanted: '' },
  });
  return (
    <Form
      form={form}
      onSubmit={async (wish, { idempotencyKey }) => {
        if (!wish.adviserId || !wish.ground) return;
        await createAdviserComplaint({
          body: {
            adviserId: wish.adviserId,
            ground: wish.ground,
            words: wish.words,
            wanted: wish.wanted.trim() || null,
          },
          headers: { 'Idempotency-Key': idempotencyKey },
          throwOnError: true,
        });
        await queries.invalidateQueries({ queryKey: listAdviserComplaintsQueryKey() });
        toast(t`Uw klacht is ingediend. De adviseur en Syntens krijgen een mail.`);
        onClose();
      }}
    >
      <Select name="adviserId" label={t`Over welke adviseur`} options={met} />
      <Select
        name="ground"
        label={t`Waar gaat het over`}
        options={Object.entries(GROUND_WORDS).map(([value, word]) => ({ value, label: i18n._(word) }))}
      />
      <TextArea
        name="words"
        label={t`Wat is er gebeurd`}
        description={t`De adviseur en Syntens lezen dit.`}
        rows={6}
        maxLength={4000}
      />
      <TextArea name="wanted" label={t`Wat zou het goedmaken`} optional rows={3} maxLength={4000} />
      <SubmitButton>
        <Trans>Dien de klacht in</Trans>
      </SubmitButton>
    </Form>
  );
}
