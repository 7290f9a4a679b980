import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import {
  listRoundsOptions,
  listVoucherEntriesQueryKey,
  readCompanyOptions,
} from '@/api/@tanstack/react-query.gen.ts';
import { createVoucherEntry } from '@/api/sdk.gen.ts';
import type { CompanyRead, RoundSummary } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useSession } from '@/lib/session.ts';
import { LinkButton } from '@/ui/Button.tsx';
import { Form, RadioGroup, SubmitButton, TextField } from '@/ui/form/index.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Forbidden, Loaded } from '@/ui/States.tsx';

/** An officer on the phone begins an application: for which company, who calls, in which round. */
export function NewEntryPage() {
  const { t } = useLingui();
  const { may } = useSession();
  const { bedrijf } = useSearch({ from: '/syntens/invoer/nieuw' });
  if (!may('vouchers:enter')) return <Forbidden />;
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Voer een aanvraag in voor een beller`}
        crumbs={[
          { label: t`Bedrijven`, to: '/syntens/bedrijven' },
          { label: t`Ingevoerd voor bellers`, to: '/syntens/invoer' },
          { label: t`Nieuw` },
        ]}
        lead={t`U vult in wat de beller vertelt. Het bedrijf controleert, geeft zelf de verklaringen en dient zelf in. Wie invoert, beslist later niet over deze aanvraag.`}
      />
      {bedrijf ? (
        <OfCompany companyId={bedrijf} />
      ) : (
        <EmptyState
          title={<Trans>Zoek eerst het bedrijf op</Trans>}
          actions={
            <LinkButton to="/syntens/bedrijven">
              <Trans>Zoek een bedrijf</Trans>
            </LinkButton>
          }
        >
          <Trans>Vraag de beller naar de naam of het KVK-nummer.</Trans>
        </EmptyState>
      )}
    </div>
  );
}

function OfCompany({ companyId }: { companyId: string }) {
  const company = useQuery(readCompanyOptions({ path: { companyId } }));
  const rounds = useQuery(listRoundsOptions({ query: { status: 'open', pageSize: 50 } }));
  return (
    <Loaded
      query={company}
      skeleton={<ListSkeleton rows={3} />}
      errorTitle={<Trans>Het bedrijf kwam niet door</Trans>}
    >
      {(found) => (
        <Loaded
          query={rounds}
          skeleton={<ListSkeleton rows={2} />}
          errorTitle={<Trans>De rondes kwamen niet door</Trans>}
        >
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState title={<Trans>Er is nu geen ronde open</Trans>} />
            ) : (
              <CallForm company={found} rounds={items} />
            )
          }
        </Loaded>
      )}
    </Loaded>
  );
}

function CallForm({ company, rounds }: { company: CompanyRead; rounds: readonly RoundSummary[] }) {
  const { t } = useLingui();
  const say = useLocalized();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const only = rounds.length === 1 ? (rounds[0]?.id ?? null) : null;
  const form = useForm({ defaultValues: { callerName: '', roundId: only } });
  return (
    <Form
      form={form}
      onSubmit={async ({ callerName, roundId }, { idempotencyKey }) => {
        const { data } = await createVoucherEntry({
          body: { companyId: company.id, roundId: roundId as string, callerName: callerName.trim() },
          headers: { 'Idempotency-Key': idempotencyKey },
          throwOnError: true,
        });
        await queries.invalidateQueries({ queryKey: listVoucherEntriesQueryKey() });
        await navigate({ to: `/syntens/invoer/${data.id}` as never });
      }}
    >
      <p>
        <strong>{company.name}</strong>
        <span className="quiet block">
          <Trans>KVK-nummer {company.kvkNumber}</Trans>
          {company.place && `, ${company.place}`}
        </span>
      </p>
      <TextField
        name="callerName"
        label={t`Wie belt er`}
        description={t`Het bedrijf ziet deze naam bij de aanvraag.`}
        maxLength={200}
      />
      <RadioGroup
        name="roundId"
        label={t`In welke ronde`}
        options={rounds.map((round) => ({
          value: round.id,
          label: say(round.schemeName),
          description: say(round.name),
        }))}
      />
      <SubmitButton>
        <Trans>Begin met invullen</Trans>
      </SubmitButton>
    </Form>
  );
}
