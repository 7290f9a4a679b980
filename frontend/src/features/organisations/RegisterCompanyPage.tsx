import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { createCompany } from '@/api/sdk.gen.ts';
import { sessionQuery } from '@/lib/session.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Form, NumberField, Select, SubmitButton, TextField } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { Timeline } from '@/ui/Timeline.tsx';
import { toast } from '@/ui/toast.ts';
import { LocationFields } from './LocationFields.tsx';
import { useSectorOptions } from './useCompany.ts';

interface Wish {
  kvkNumber: string;
  name: string;
  section: string | null;
  employees: number | null;
  postcode: string | null;
  province: string | null;
  place: string;
  byProvince: boolean;
}

const EMPTY: Wish = {
  kvkNumber: '',
  name: '',
  section: null,
  employees: null,
  postcode: '',
  province: null,
  place: '',
  byProvince: false,
};

/** People copy the number with spaces and dots; only its digits count. */
const digitsOf = (typed: string) => typed.replace(/[\s.]/g, '');

/** Entering one's company: who does becomes its owner. */
export function RegisterCompanyPage() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const sectors = useSectorOptions();
  const form = useForm<Wish>({ defaultValues: EMPTY });
  const [taken, setTaken] = useState<string | null>(null);
  const enter = async (wish: Wish, idempotencyKey: string) => {
    const { data } = await createCompany({
      body: {
        kvkNumber: digitsOf(wish.kvkNumber),
        name: wish.name,
        section: wish.section ?? '',
        employees: wish.employees ?? 0,
        postcode: wish.byProvince ? null : wish.postcode?.trim() || null,
        province: wish.byProvince ? wish.province : null,
        place: wish.place.trim() || null,
      },
      headers: { 'Idempotency-Key': idempotencyKey },
      throwOnError: true,
    });
    await queries.resetQueries({ queryKey: sessionQuery.queryKey });
    toast(t`${data.name} staat erin.`);
    await navigate({ href: '/bedrijf', replace: true });
  };
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Meld uw bedrijf aan`}
        lead={t`Zes vragen, twee minuten. Daarna kunt u meteen de scan doen, alleen of samen met uw medewerkers.`}
      />
      <div className="columns-main-side">
        <Panel>
          <Form
            form={form}
            onSubmit={(wish, { idempotencyKey }) => enter(wish, idempotencyKey)}
            onProblem={(problem) => {
              if (!problem.is('company-exists')) return false;
              setTaken(digitsOf(form.getValues('kvkNumber')));
              return true;
            }}
          >
            {taken && (
              <Notice tone="warn" live title={<Trans>Dit bedrijf doet al mee</Trans>}>
                <p>
                  <Trans>Een collega heeft KVK-nummer {taken} eerder aangemeld.</Trans>{' '}
                  <AppLink to="/toegang" search={{ kvk: taken }}>
                    <Trans>Vraag toegang tot dit bedrijf</Trans>
                  </AppLink>
                </p>
              </Notice>
            )}
            <TextField
              name="kvkNumber"
              label={t`KVK-nummer`}
              description={t`Acht cijfers, bijvoorbeeld van uw uittreksel of een factuur.`}
              inputMode="numeric"
              autoComplete="off"
              maxLength={14}
            />
            <TextField
              name="name"
              label={t`Naam van het bedrijf`}
              autoComplete="organization"
              maxLength={200}
            />
            <Select
              name="section"
              label={t`Sector`}
              description={t`Zo vergelijken wij u met bedrijven als het uwe.`}
              options={sectors}
            />
            <NumberField
              name="employees"
              label={t`Aantal medewerkers`}
              description={t`Iedereen die bij u werkt, ook in deeltijd. Uzelf telt mee.`}
            />
            <LocationFields />
            <TextField
              name="place"
              label={t`Plaats`}
              optional
              autoComplete="address-level2"
              maxLength={200}
            />
            <div>
              <SubmitButton>
                <Trans>Meld mijn bedrijf aan</Trans>
              </SubmitButton>
            </div>
          </Form>
        </Panel>
        <aside aria-labelledby="hierna">
          <h2 id="hierna" className="mb-4 text-lg">
            <Trans>Wat er hierna gebeurt</Trans>
          </h2>
          <Timeline
            entries={[
              {
                key: 'enter',
                state: 'current',
                title: <Trans>U meldt uw bedrijf aan</Trans>,
                text: <Trans>U wordt eigenaar in dit programma.</Trans>,
              },
              {
                key: 'scan',
                state: 'ahead',
                title: <Trans>U doet de scan</Trans>,
                text: <Trans>Dat kan direct en kost niets.</Trans>,
              },
              {
                key: 'check',
                state: 'ahead',
                title: <Trans>Syntens controleert</Trans>,
                text: (
                  <Trans>
                    KVK-nummers zijn openbaar. Daarom gaat Syntens na of u voor dit bedrijf mag handelen.
                  </Trans>
                ),
              },
              {
                key: 'apply',
                state: 'ahead',
                title: <Trans>U kunt een voucher aanvragen</Trans>,
              },
            ]}
          />
        </aside>
      </div>
    </div>
  );
}
