import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { listRoundsQueryKey, listSchemesOptions } from '@/api/@tanstack/react-query.gen.ts';
import { createRound } from '@/api/sdk.gen.ts';
import type { SchemeRead } from '@/api/types.gen.ts';
import { momentInAmsterdam } from '@/lib/amsterdam.ts';
import { useLocalized } from '@/lib/localized.ts';
import { LinkButton } from '@/ui/Button.tsx';
import {
  DateField,
  Form,
  MomentField,
  MoneyField,
  RadioGroup,
  Select,
  SubmitButton,
  TextField,
} from '@/ui/form/index.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { type Allocation, useAllocationWords } from './allocationWords.ts';
import { CriteriaFields, type CriterionValues, criterionOf, NEW_CRITERION } from './CriteriaFields.tsx';
import { SchemeRules } from './SchemeRules.tsx';
import './rounds.css';

export interface RoundValues {
  schemeId: string | null;
  name: { nl: string; en: string };
  slug: string;
  opensAt: string | null;
  closesAt: string | null;
  waitingListEndsOn: string | null;
  allocation: Allocation;
  criteria: CriterionValues[];
  objectionReserveCents: number | null;
}

const ALLOCATIONS: readonly Allocation[] = ['first_come', 'ranking', 'draw'];

/** Making a round as a draft; nobody else sees it until it has funders and is published. */
export function NewRoundPage() {
  const { t } = useLingui();
  const schemes = useQuery(listSchemesOptions({ query: { pageSize: 100 } }));
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Maak een ronde`}
        crumbs={[{ label: t`Rondes`, to: '/programma/rondes' }, { label: t`Nieuwe ronde` }]}
        lead={t`De ronde begint als concept. Daarna brengt u financiers in en maakt u de ronde bekend.`}
      />
      <Loaded
        query={schemes}
        skeleton={<ListSkeleton />}
        errorTitle={<Trans>De regelingen kwamen niet door</Trans>}
      >
        {(found) =>
          found.items.length === 0 ? (
            <EmptyState
              title={<Trans>Er is nog geen regeling</Trans>}
              actions={
                <LinkButton to="/programma/regelingen/nieuw">
                  <Trans>Maak een regeling</Trans>
                </LinkButton>
              }
            >
              <Trans>Een ronde hoort bij een regeling. Maak die eerst.</Trans>
            </EmptyState>
          ) : (
            <RoundForm schemes={found.items} />
          )
        }
      </Loaded>
    </div>
  );
}

function RoundForm({ schemes }: { schemes: readonly SchemeRead[] }) {
  const { t } = useLingui();
  const say = useLocalized();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const form = useForm<RoundValues>({
    defaultValues: {
      schemeId: schemes.length === 1 ? (schemes[0]?.id ?? null) : null,
      name: { nl: '', en: '' },
      slug: '',
      opensAt: null,
      closesAt: null,
      waitingListEndsOn: null,
      allocation: 'first_come',
      criteria: [NEW_CRITERION],
      objectionReserveCents: null,
    },
  });
  const words = useAllocationWords();
  const { schemeId, allocation } = form.watch();
  const scheme = schemes.find((each) => each.id === schemeId);
  return (
    <div className="columns-main-side">
      <Form
        form={form}
        onSubmit={async (values, { idempotencyKey }) => {
          const made = await createRound({
            body: {
              schemeId: values.schemeId as string,
              name: values.name,
              slug: values.slug,
              opensAt: momentInAmsterdam(values.opensAt ?? '') ?? '',
              closesAt: momentInAmsterdam(values.closesAt ?? '') ?? '',
              waitingListEndsOn: values.waitingListEndsOn as string,
              allocation: values.allocation,
              criteria: values.allocation === 'ranking' ? values.criteria.map(criterionOf) : [],
              objectionReserveCents: values.objectionReserveCents as number,
            },
            headers: { 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          await queries.invalidateQueries({ queryKey: listRoundsQueryKey() });
          toast(t`Het concept staat klaar. Breng nu een financier in.`);
          await navigate({ to: `/programma/rondes/${made.data.id}` as never });
        }}
      >
        <Select
          name="schemeId"
          label={t`Regeling`}
          options={schemes.map((each) => ({ value: each.id, label: say(each.name) }))}
        />
        <TextField
          name="name.nl"
          label={t`Naam in het Nederlands`}
          description={t`Bijvoorbeeld: Derde ronde.`}
        />
        <TextField name="name.en" label={t`Naam in het Engels`} description={t`Bijvoorbeeld: Third round.`} />
        <TextField
          name="slug"
          label={t`Korte naam in adressen`}
          description={t`Kleine letters, cijfers en streepjes. Bijvoorbeeld: adviesvoucher-derde-ronde.`}
          autoComplete="off"
        />
        <MomentField
          name="opensAt"
          label={t`Opent op`}
          description={t`Nederlandse tijd. De ronde opent vanzelf.`}
        />
        <MomentField
          name="closesAt"
          label={t`Sluit op`}
          description={t`Nederlandse tijd. De ronde sluit vanzelf.`}
        />
        <DateField
          name="waitingListEndsOn"
          label={t`Laatste dag van de wachtlijst`}
          description={t`Daarna schuift niemand meer door.`}
        />
        <MoneyField
          name="objectionReserveCents"
          label={t`Apart voor bezwaren`}
          description={t`Wordt bij de bekendmaking apart gezet, voor bezwaren die slagen.`}
        />
        <RadioGroup
          name="allocation"
          label={t`Hoe wordt het geld verdeeld`}
          options={ALLOCATIONS.map((value) => ({
            value,
            label: words[value].name,
            description: words[value].meaning,
          }))}
        />
        {allocation === 'ranking' && <CriteriaFields control={form.control} />}
        <div>
          <SubmitButton>
            <Trans>Maak het concept</Trans>
          </SubmitButton>
        </div>
      </Form>
      {scheme && (
        <aside className="grid content-start gap-4" aria-label={t`De regels van de regeling`}>
          <h2 className="text-xl">{say(scheme.name)}</h2>
          <SchemeRules scheme={scheme} />
        </aside>
      )}
    </div>
  );
}
