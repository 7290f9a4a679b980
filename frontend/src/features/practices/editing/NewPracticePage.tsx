import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { listCompaniesOptions } from '@/api/@tanstack/react-query.gen.ts';
import { createPractice } from '@/api/sdk.gen.ts';
import { useSession } from '@/lib/session.ts';
import { Form, RadioGroup, SubmitButton } from '@/ui/form/index.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { SearchField } from '@/ui/SearchField.tsx';
import { toast } from '@/ui/toast.ts';
import { useRefreshPractices } from './practiceQueries.ts';
import { type PracticeValues, valuesOf, wishOf } from './values.ts';
import { WordsFields } from './WordsFields.tsx';

/** A new story: of the own company, or of a company that one writes it with. */
export function NewPracticePage({ base }: { base: string }) {
  const { t } = useLingui();
  const { session } = useSession();
  const navigate = useNavigate();
  const refresh = useRefreshPractices();
  const [asked, setAsked] = useState('');
  const companies = useQuery({
    ...listCompaniesOptions({ query: { q: asked, pageSize: 10 } }),
    enabled: asked.trim() !== '',
  });
  const ofCompany = session.organisation?.kind === 'company';
  const form = useForm<PracticeValues>({
    defaultValues: valuesOf(null, ofCompany ? (session.organisation?.id ?? '') : ''),
  });
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Schrijf een verhaal`}
        crumbs={[{ label: ofCompany ? t`Uw verhalen` : t`Praktijkverhalen`, to: base }, { label: t`Nieuw` }]}
        lead={
          ofCompany
            ? t`Zoals u het een collega-ondernemer zou vertellen. Niemand ziet het voordat u het voorlegt.`
            : t`Schrijf het samen met het bedrijf. Het bedrijf ziet het meteen in zijn eigen kamer.`
        }
      />
      {!ofCompany && (
        <div className="mb-8">
          <SearchField
            label={t`Zoek het bedrijf`}
            placeholder={t`Naam of KVK-nummer`}
            value={asked}
            onSearch={setAsked}
          />
        </div>
      )}
      <Form
        form={form}
        onSubmit={async (values, { idempotencyKey }) => {
          const { data } = await createPractice({
            body: { ...wishOf(values), companyId: values.companyId },
            headers: { 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          await refresh();
          toast(t`Het concept is bewaard.`);
          await navigate({ to: `${base}/${data.id}` as never });
        }}
      >
        {!ofCompany && asked && (
          <RadioGroup
            name="companyId"
            label={t`Bedrijf`}
            description={companies.data?.total === 0 ? t`Dit bedrijf vinden wij niet.` : undefined}
            options={(companies.data?.items ?? []).map((company) => ({
              value: company.id,
              label: `${company.name}${company.place ? `, ${company.place}` : ''}`,
            }))}
          />
        )}
        <WordsFields version={null} />
        <SubmitButton>
          <Trans>Bewaar als concept</Trans>
        </SubmitButton>
      </Form>
    </div>
  );
}
