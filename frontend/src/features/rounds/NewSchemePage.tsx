import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { listSchemesQueryKey, readSchemeOptions } from '@/api/@tanstack/react-query.gen.ts';
import { createScheme } from '@/api/sdk.gen.ts';
import type { SchemeRead } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { Form, SubmitButton } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { SchemeFields } from './SchemeFields.tsx';
import { SchemeRules } from './SchemeRules.tsx';
import { NEW_SCHEME, type SchemeValues, schemeOf, valuesOf } from './schemeValues.ts';
import './rounds.css';

/** Making a scheme, or the next edition of one: the rules of an edition itself never change. */
export function NewSchemePage({ formerId }: { formerId: string | undefined }) {
  const { t } = useLingui();
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={formerId ? t`Maak een nieuwe versie` : t`Maak een regeling`}
        crumbs={[
          { label: t`Regelingen`, to: '/programma/regelingen' },
          { label: formerId ? t`Nieuwe versie` : t`Nieuwe regeling` },
        ]}
        lead={t`De regels van een regeling veranderen nooit. Wilt u andere regels, dan maakt u een nieuwe versie.`}
      />
      {formerId ? <NextEdition formerId={formerId} /> : <SchemeForm />}
    </div>
  );
}

function NextEdition({ formerId }: { formerId: string }) {
  const former = useQuery(readSchemeOptions({ path: { schemeId: formerId } }));
  return (
    <Loaded
      query={former}
      skeleton={<ListSkeleton />}
      errorTitle={<Trans>De vorige versie kwam niet door</Trans>}
    >
      {(found) => <SchemeForm former={found} />}
    </Loaded>
  );
}

function SchemeForm({ former }: { former?: SchemeRead }) {
  const { t } = useLingui();
  const say = useLocalized();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const form = useForm<SchemeValues>({ defaultValues: former ? valuesOf(former) : NEW_SCHEME });
  return (
    <div className="columns-main-side">
      <Form
        form={form}
        onSubmit={async (values, { idempotencyKey }) => {
          const made = await createScheme({
            body: schemeOf(values, former),
            headers: { 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          await queries.invalidateQueries({ queryKey: listSchemesQueryKey() });
          toast(t`Versie ${made.data.edition} van ${say(made.data.name)} staat klaar voor een ronde.`);
          await navigate({ to: '/programma/regelingen' });
        }}
      >
        {former && (
          <Notice tone="info">
            <Trans>
              U begint met de regels van versie {former.edition}. Rondes die er al zijn, houden hun eigen
              versie.
            </Trans>
          </Notice>
        )}
        <SchemeFields isNew={!former} />
        <div>
          <SubmitButton>
            {former ? <Trans>Maak de nieuwe versie</Trans> : <Trans>Maak de regeling</Trans>}
          </SubmitButton>
        </div>
      </Form>
      {former && (
        <aside className="grid content-start gap-4" aria-label={t`De regels van de vorige versie`}>
          <h2 className="text-xl">
            <Trans>
              {say(former.name)}, versie {former.edition}
            </Trans>
          </h2>
          <SchemeRules scheme={former} />
        </aside>
      )}
    </div>
  );
}
