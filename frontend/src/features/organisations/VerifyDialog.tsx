import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { listCompaniesQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createVerification, listCompanyMemberships, readCompany } from '@/api/sdk.gen.ts';
import type { CompanySummary, VerificationBasis } from '@/api/types.gen.ts';
import { ifMatch, versioned } from '@/lib/versioned.ts';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, RadioGroup, SubmitButton } from '@/ui/form/index.ts';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { companyKey, useProvinceName } from './useCompany.ts';

interface VerifyDialogProps {
  company: CompanySummary;
  onClose: () => void;
}

/** Confirming that the people who entered a company may act for it, and how one made sure. */
export function VerifyDialog({ company, onClose }: VerifyDialogProps) {
  const { t } = useLingui();
  const provinceName = useProvinceName();
  const path = { companyId: company.id };
  const found = useQuery({
    queryKey: [...companyKey(company.id), 'verify'],
    queryFn: async () => {
      const [read, people] = await Promise.all([
        readCompany({ path, throwOnError: true }),
        listCompanyMemberships({ path, throwOnError: true }),
      ]);
      return { ...versioned(read), people: people.data.items };
    },
    gcTime: 0,
  });
  return (
    <Dialog open onClose={onClose} title={t`Controleer ${company.name}`}>
      <Loaded query={found} skeleton={<ListSkeleton rows={3} />}>
        {({ data, etag, people }) => (
          <>
            <DefinitionList
              items={[
                { term: t`KVK-nummer`, value: data.kvkNumber },
                { term: t`Plaats`, value: data.place ?? provinceName(data.province) },
                {
                  term: t`Aangemeld door`,
                  value: people.map((person) => person.name).join(', ') || t`Niemand`,
                },
              ]}
            />
            <VerifyForm companyId={company.id} name={company.name} etag={etag} onDone={onClose} />
          </>
        )}
      </Loaded>
    </Dialog>
  );
}

interface VerifyFormProps {
  companyId: string;
  name: string;
  etag: string | null;
  onDone: () => void;
}

function VerifyForm({ companyId, name, etag, onDone }: VerifyFormProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const form = useForm({ defaultValues: { basis: null as VerificationBasis | null } });
  return (
    <Form
      form={form}
      onSubmit={async ({ basis }, { idempotencyKey }) => {
        if (!basis) return;
        await createVerification({
          path: { companyId },
          body: { basis },
          headers: { 'Idempotency-Key': idempotencyKey, ...ifMatch(etag) },
          throwOnError: true,
        });
        await queries.invalidateQueries({ queryKey: listCompaniesQueryKey() });
        await queries.invalidateQueries({ queryKey: companyKey(companyId) });
        toast(t`${name} is gecontroleerd.`);
        onDone();
      }}
    >
      <RadioGroup
        name="basis"
        label={t`Hoe hebt u het nagegaan`}
        options={[
          { value: 'called_back', label: t`Teruggebeld op het nummer uit het handelsregister` },
          { value: 'document_seen', label: t`Een recent uittreksel en een legitimatie gezien` },
          { value: 'visited', label: t`Het bedrijf bezocht` },
        ]}
      />
      <div>
        <SubmitButton>
          <Trans>Bevestig de controle</Trans>
        </SubmitButton>
      </div>
    </Form>
  );
}
