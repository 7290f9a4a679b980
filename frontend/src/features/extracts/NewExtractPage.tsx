import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import {
  listIndicatorsOptions,
  listResearchExtractsQueryKey,
  readResearchExtractTermsOptions,
} from '@/api/@tanstack/react-query.gen.ts';
import { createResearchExtract } from '@/api/sdk.gen.ts';
import type { IndicatorRead, ResearchExtractTerms } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import {
  Checkbox,
  CheckboxGroup,
  DateField,
  Form,
  NumberField,
  SubmitButton,
  TextArea,
} from '@/ui/form/index.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';

/** A researcher says what for, which figures, until when, and accepts the terms. */
export function NewExtractPage() {
  const { t } = useLingui();
  const indicators = useQuery(listIndicatorsOptions());
  const terms = useQuery(readResearchExtractTermsOptions());
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Vraag een uittreksel aan`}
        crumbs={[{ label: t`Uittreksels`, to: '/onderzoek/uittreksels' }, { label: t`Aanvraag` }]}
        lead={t`Vraag alleen wat u voor uw onderzoeksvraag nodig hebt. Het programmabureau leest uw aanvraag en beslist.`}
      />
      <Loaded
        query={terms}
        skeleton={<PageSkeleton />}
        errorTitle={<Trans>De voorwaarden kwamen niet door</Trans>}
      >
        {(promised) => (
          <Loaded
            query={indicators}
            skeleton={<PageSkeleton />}
            errorTitle={<Trans>De kengetallen kwamen niet door</Trans>}
          >
            {({ items }) => <Fields indicators={items} promised={promised} />}
          </Loaded>
        )}
      </Loaded>
    </div>
  );
}

interface Wish {
  purpose: string;
  question: string;
  indicators: string[];
  firstYear: number | null;
  lastYear: number | null;
  keptUntil: string;
  acceptsTerms: boolean;
}

interface FieldsProps {
  indicators: readonly IndicatorRead[];
  promised: ResearchExtractTerms;
}

function Fields({ indicators, promised }: FieldsProps) {
  const { t } = useLingui();
  const say = useLocalized();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const form = useForm<Wish>({
    defaultValues: {
      purpose: '',
      question: '',
      indicators: [],
      firstYear: null,
      lastYear: null,
      keptUntil: '',
      acceptsTerms: false,
    },
  });
  return (
    <Form
      form={form}
      onSubmit={async (wish, { idempotencyKey }) => {
        if (wish.firstYear === null || wish.lastYear === null) return;
        const { data } = await createResearchExtract({
          body: {
            purpose: wish.purpose,
            question: wish.question,
            indicators: wish.indicators,
            firstYear: wish.firstYear,
            lastYear: wish.lastYear,
            keptUntil: wish.keptUntil,
            acceptsTerms: promised.version,
          },
          headers: { 'Idempotency-Key': idempotencyKey },
          throwOnError: true,
        });
        await queries.invalidateQueries({ queryKey: listResearchExtractsQueryKey() });
        toast(t`Uw aanvraag is verstuurd. U krijgt een mail als erop is beslist.`);
        await navigate({ to: `/onderzoek/uittreksels/${data.id}` as never });
      }}
    >
      <TextArea
        name="question"
        label={t`Uw onderzoeksvraag`}
        description={t`In een of twee zinnen.`}
        rows={3}
        maxLength={2000}
      />
      <TextArea
        name="purpose"
        label={t`Waarvoor u de cijfers gebruikt`}
        description={t`Voor wie is het onderzoek, en wat wordt ermee gedaan? Het programmabureau leest dit.`}
        rows={5}
        maxLength={2000}
      />
      <CheckboxGroup
        name="indicators"
        label={t`Welke kengetallen`}
        description={t`Wat elk kengetal betekent, komt in het codeboek.`}
        options={indicators.map((each) => ({ value: each.code, label: say(each.name) }))}
      />
      <NumberField name="firstYear" label={t`Eerste jaar`} />
      <NumberField name="lastYear" label={t`Laatste jaar`} />
      <DateField
        name="keptUntil"
        label={t`Einddatum`}
        description={t`Tot en met deze dag mag u het uittreksel hebben, hoogstens twee jaar. Daarna vernietigt u het.`}
      />
      <section className="grid max-w-(--container-measure) gap-3" aria-labelledby="terms">
        <h2 id="terms" className="text-xl">
          <Trans>Wat u belooft</Trans>
        </h2>
        <ol className="grid list-decimal gap-2 ps-6">
          {promised.terms.map((term) => (
            <li key={term.nl}>{say(term)}</li>
          ))}
        </ol>
      </section>
      <Checkbox name="acceptsTerms" label={t`Ik houd mij aan deze voorwaarden`} mustBeTicked />
      <SubmitButton>
        <Trans>Vraag het uittreksel aan</Trans>
      </SubmitButton>
    </Form>
  );
}
