import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { readCompany, updateCompany } from '@/api/sdk.gen.ts';
import type { CompanyRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { sessionQuery, useSession } from '@/lib/session.ts';
import { ifMatch, type Versioned, versioned } from '@/lib/versioned.ts';
import { ConflictNotice } from '@/ui/ConflictNotice.tsx';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { Form, NumberField, Select, SubmitButton, TextField } from '@/ui/form/index.ts';
import { Panel } from '@/ui/Panel.tsx';
import { toast } from '@/ui/toast.ts';
import { LocationFields } from './LocationFields.tsx';
import { companyKey, useProvinceName, useSectorOptions } from './useCompany.ts';

interface Wish {
  name: string;
  section: string | null;
  employees: number | null;
  fte: number | null;
  postcode: string | null;
  province: string | null;
  place: string | null;
  byProvince: boolean;
}

const asWish = (company: CompanyRead): Wish => ({
  name: company.name,
  section: company.section,
  employees: company.employees,
  fte: company.fte,
  postcode: company.postcode,
  province: company.province,
  place: company.place,
  byProvince: company.postcode === null,
});

const asBody = (wish: Wish) => ({
  name: wish.name,
  section: wish.section ?? '',
  employees: wish.employees ?? 0,
  fte: wish.fte,
  ...(wish.byProvince ? { province: wish.province } : { postcode: wish.postcode?.trim() || null }),
  place: wish.place?.trim() || null,
});

/** The company's details: a form for who may change them, facts for the others. */
export function CompanyForm({ found }: { found: Versioned<CompanyRead> }) {
  const { may } = useSession();
  return (
    <div className="columns-main-side">
      {may('companies:write') ? (
        <EditableCompany found={found} />
      ) : (
        <CompanyFacts company={found.data} full />
      )}
      <aside>
        <CompanyFacts company={found.data} />
      </aside>
    </div>
  );
}

function CompanyFacts({ company, full = false }: { company: CompanyRead; full?: boolean }) {
  const { t } = useLingui();
  const { moment, number, day } = useFormats();
  const sectors = useSectorOptions(company.sbiVersion);
  const provinceName = useProvinceName();
  const named = (options: { value: string; label: string }[], value: string) =>
    options.find((option) => option.value === value)?.label ?? value;
  const always = [
    { term: t`KVK-nummer`, value: company.kvkNumber },
    { term: t`Grootteklasse`, value: t`${company.sizeClass} medewerkers` },
    { term: t`Provincie`, value: provinceName(company.province) },
    {
      term: t`Branche`,
      value:
        company.branches.length === 0
          ? t`Geen lid van een deelnemende branche`
          : company.branches
              .map((branch) => (branch.since ? t`${branch.name}, sinds ${day(branch.since)}` : branch.name))
              .join('; '),
    },
    {
      term: t`Gecontroleerd`,
      value: company.verifiedAt ? moment(company.verifiedAt) : t`Nog niet`,
    },
  ];
  const details = [
    { term: t`Naam`, value: company.name },
    { term: t`Sector`, value: named(sectors, company.section) },
    { term: t`Medewerkers`, value: number(company.employees) },
    { term: t`Voltijdbanen`, value: company.fte === null ? t`Niet opgegeven` : number(company.fte) },
    { term: t`Plaats`, value: company.place ?? t`Niet opgegeven` },
  ];
  return <DefinitionList items={full ? details : always} />;
}

function EditableCompany({ found }: { found: Versioned<CompanyRead> }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const companyId = found.data.id;
  const sectors = useSectorOptions(found.data.sbiVersion);
  const form = useForm<Wish>({ defaultValues: asWish(found.data) });
  const [theirs, setTheirs] = useState<Versioned<CompanyRead> | null>(null);
  const save = async (wish: Wish, etag: string | null) => {
    await updateCompany({
      path: { companyId },
      body: asBody(wish),
      headers: ifMatch(etag),
      throwOnError: true,
    });
    toast(t`De gegevens zijn bewaard.`);
    await queries.invalidateQueries({ queryKey: companyKey(companyId) });
    await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
  const readTheirs = async () =>
    setTheirs(versioned(await readCompany({ path: { companyId }, throwOnError: true })));
  return (
    <Panel>
      <Form
        form={form}
        onSubmit={(wish) => save(wish, theirs?.etag ?? found.etag)}
        onProblem={(problem) => {
          if (problem.status !== 412) return false;
          void readTheirs();
          return true;
        }}
      >
        {theirs && (
          <ConflictNotice
            mine={<Short wish={form.getValues()} />}
            theirs={<Short wish={asWish(theirs.data)} />}
            onKeepMine={() => void save(form.getValues(), theirs.etag).then(() => setTheirs(null))}
            onTakeTheirs={() => void queries.invalidateQueries({ queryKey: companyKey(companyId) })}
          />
        )}
        <TextField name="name" label={t`Naam van het bedrijf`} autoComplete="organization" maxLength={200} />
        <Select name="section" label={t`Sector`} options={sectors} />
        <NumberField
          name="employees"
          label={t`Aantal medewerkers`}
          description={t`Iedereen die bij u werkt, ook in deeltijd.`}
        />
        <NumberField
          name="fte"
          label={t`Voltijdbanen`}
          description={t`Alle uren samen, omgerekend naar volle werkweken. Nodig om productiviteit te vergelijken.`}
          optional
        />
        <LocationFields />
        <TextField name="place" label={t`Plaats`} optional autoComplete="address-level2" maxLength={200} />
        <div>
          <SubmitButton>
            <Trans>Bewaar de gegevens</Trans>
          </SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}

function Short({ wish }: { wish: Wish }) {
  const { number } = useFormats();
  return (
    <p>
      {wish.name}
      <br />
      <Trans>{wish.employees === null ? '–' : number(wish.employees)} medewerkers</Trans>
      <br />
      {wish.postcode ?? wish.province} {wish.place}
    </p>
  );
}
