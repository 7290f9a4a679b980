import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { readMemberImportQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { updateMemberImport } from '@/api/sdk.gen.ts';
import type { ImportMapping, MemberImportRead } from '@/api/types.gen.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Form, Select, SubmitButton } from '@/ui/form/index.ts';
import { Table } from '@/ui/Table.tsx';

type Field = keyof ImportMapping;
const FIELDS: readonly Field[] = [
  'kvkNumber',
  'name',
  'sbiCode',
  'sbiVersion',
  'employees',
  'postcode',
  'since',
];

/** In which column each field stands, beside what stands in the columns; with other columns the file is read anew. */
export function ImportMappingForm({ found }: { found: MemberImportRead }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const path = { importId: found.id };
  const labels: Record<Field, string> = {
    kvkNumber: t`KVK-nummer`,
    name: t`Naam`,
    sbiCode: t`SBI-code`,
    sbiVersion: t`Editie van de SBI-code`,
    employees: t`Medewerkers`,
    postcode: t`Postcode`,
    since: t`Lid sinds`,
  };
  const form = useForm<Record<Field, string | null>>({
    defaultValues: Object.fromEntries(
      FIELDS.map((field) => [field, found.mapping[field]?.toString() ?? null]),
    ) as Record<Field, string | null>,
  });
  const columns = found.columns.map(({ heading, samples }, at) => ({
    at,
    name: heading || t`Kolom ${at + 1}`,
    samples: samples.filter(Boolean).join(' · '),
  }));
  return (
    <section className="grid gap-4">
      <h2 className="text-xl">
        <Trans>Wat staat in welke kolom?</Trans>
      </h2>
      <p className="soft">
        <Trans>
          Wat in geen kolom staat, blijft in uw ledenlijst zoals het is. Andere kolommen bewaren wij niet.
        </Trans>
      </p>
      <Table
        caption={t`De eerste rijen van uw bestand`}
        stacked
        rows={columns}
        rowKey={(column) => column.at}
        columns={[
          { key: 'name', header: t`Kolom`, cell: (column) => column.name },
          {
            key: 'samples',
            header: t`Staat erin`,
            cell: (column) => <span className="break-words">{column.samples || '–'}</span>,
          },
        ]}
      />
      <Form
        form={form}
        className="form-grid md:grid-cols-2 md:gap-x-10"
        onSubmit={async (values) => {
          const mapping = Object.fromEntries(
            FIELDS.map((field) => [field, values[field] === null ? null : Number(values[field])]),
          );
          const { data } = await updateMemberImport({
            path,
            body: { mapping },
            headers: ifMatch(`"${found.version}"`),
            throwOnError: true,
          });
          queries.setQueryData(readMemberImportQueryKey({ path }), data);
        }}
      >
        {FIELDS.map((field) => (
          <Select
            key={field}
            name={field}
            label={labels[field]}
            optional={field !== 'kvkNumber' && field !== 'name'}
            options={columns.map(({ at, name }) => ({ value: String(at), label: name }))}
          />
        ))}
        <div className="md:col-span-2">
          <SubmitButton kind="secondary">
            <Trans>Kijk het bestand opnieuw na</Trans>
          </SubmitButton>
        </div>
      </Form>
    </section>
  );
}
