import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type UseFormReturn, useForm } from 'react-hook-form';
import { listAdvisersOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { Theme, VoucherRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import type { ProblemError } from '@/lib/problem.ts';
import { useThemes } from '@/lib/reference.ts';
import {
  Form,
  MoneyField,
  NumberField,
  RadioGroup,
  Select,
  SubmitButton,
  TextArea,
} from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { SaveIndicator } from '@/ui/SaveIndicator.tsx';
import { StepUpNotice } from '@/ui/StepUpNotice.tsx';
import { toast } from '@/ui/toast.ts';
import { ApplicationDocuments } from './ApplicationDocuments.tsx';
import { RuleAnswers } from './RuleAnswers.tsx';
import { SumTable } from './SumTable.tsx';
import { useAutosave } from './useAutosave.ts';
import { useMove } from './voucherQueries.ts';
import { Withdraw } from './Withdraw.tsx';

interface Values {
  adviserId: string | null;
  theme: Theme | null;
  goal: string;
  hours: number | null;
  adviceCents: number | null;
  otherAidCents: number | null;
  monitoringConsent: 'yes' | 'no' | null;
}

const consentOf = (given: boolean | null) =>
  given === null ? null : given ? ('yes' as const) : ('no' as const);

/** The application while it is written: it keeps itself, shows the sum and the rules, and is sent when it is ready. */
export function ApplicationPage({ voucher, etag }: { voucher: VoucherRead; etag: string | null }) {
  const { t } = useLingui();
  const say = useLocalized();
  const saving = useAutosave(voucher.id, etag);
  const form = useForm<Values>({
    defaultValues: {
      adviserId: voucher.adviser?.id ?? null,
      theme: voucher.theme,
      goal: voucher.goal ?? '',
      hours: voucher.hours,
      adviceCents: voucher.adviceCents,
      otherAidCents: voucher.otherAidCents,
      monitoringConsent: consentOf(voucher.monitoringConsent),
    },
  });
  useKeepTyped(form, saving.keep);
  const submit = voucher.allowedMoves.find((move) => move.toStatus === 'submitted');
  const move = useMove(voucher.id, null);
  const [stepUp, setStepUp] = useState<ProblemError | null>(null);
  return (
    <>
      <PageHeader
        title={t`Uw aanvraag`}
        crumbs={[
          { label: t`Uw bedrijf`, to: '/bedrijf' },
          { label: t`Vouchers`, to: '/bedrijf/vouchers' },
          { label: voucher.code },
        ]}
        lead={t`${say(voucher.schemeName)}, ${say(voucher.roundName)}. Alles wordt vanzelf bewaard; u kunt later verder.`}
      />
      <div className="columns-main-side">
        <Form
          form={form}
          className="application"
          onProblem={(problem) => {
            const needed = problem.is('assurance-too-low');
            setStepUp(needed ? problem : null);
            return needed;
          }}
          onSubmit={async (_, { idempotencyKey }) => {
            const version = await saving.flush();
            await move({ toStatus: 'submitted' }, idempotencyKey, version);
            toast(t`Uw aanvraag is binnen.`);
          }}
        >
          <div className="sticky-save">
            <SaveIndicator state={saving.state} />
          </div>
          {saving.stale && (
            <Notice tone="warn" live title={<Trans>Iemand anders heeft deze aanvraag gewijzigd</Trans>}>
              <p>
                <Trans>
                  Laad de pagina opnieuw en vul daarna verder in. Wat u net typte, is nog niet bewaard.
                </Trans>
              </p>
            </Notice>
          )}
          {saving.refused && (
            <Notice tone="err" live title={<Trans>Dit bewaren wij zo nog niet</Trans>}>
              <p>{saving.refused}</p>
            </Notice>
          )}
          <AdviceFields />
          <CostFields />
          <ApplicationDocuments voucher={voucher} />
          <DeclarationFields />
          <section className="grid gap-4">
            <h2 className="text-xl">
              <Trans>Indienen</Trans>
            </h2>
            <p className="soft">
              <Trans>
                Na het indienen houden wij het bedrag voor u vast. U hoort binnen acht weken of het doorgaat.
                Intrekken kan altijd.
              </Trans>
            </p>
            {!submit && (
              <p className="soft">
                <Trans>De eigenaar of de financiële medewerker van uw bedrijf dient de aanvraag in.</Trans>
              </p>
            )}
            {stepUp && <StepUpNotice problem={stepUp} />}
            <div className="flex flex-wrap gap-3">
              {submit && (
                <SubmitButton>
                  <Trans>Dien de aanvraag in</Trans>
                </SubmitButton>
              )}
              <Withdraw voucher={voucher} etag={etag} />
            </div>
          </section>
        </Form>
        <aside className="grid content-start gap-8" aria-label={t`Som en regels`}>
          <section className="grid gap-4">
            <h2 className="text-xl">
              <Trans>Wie betaalt wat</Trans>
            </h2>
            {voucher.calculation ? (
              <SumTable calculation={voucher.calculation} />
            ) : (
              <p className="soft">
                <Trans>Vul de kosten van het advies in, dan ziet u hier de som.</Trans>
              </p>
            )}
          </section>
          <RuleAnswers rules={voucher.rules} />
        </aside>
      </div>
    </>
  );
}

/** What is typed is kept, from the first change on. */
function useKeepTyped(form: UseFormReturn<Values>, keep: ReturnType<typeof useAutosave>['keep']) {
  useEffect(() => {
    const watching = form.watch((values, { name }) => {
      if (!name) return;
      const { monitoringConsent, goal, ...rest } = values as Values;
      keep({
        ...rest,
        goal: goal.trim() === '' ? null : goal,
        monitoringConsent: monitoringConsent === null ? null : monitoringConsent === 'yes',
      });
    });
    return () => watching.unsubscribe();
  }, [form, keep]);
}

function AdviceFields() {
  const { t } = useLingui();
  const { money } = useFormats();
  const themes = useThemes();
  const say = useLocalized();
  const advisers = useQuery(listAdvisersOptions({ query: { pageSize: 100 } }));
  return (
    <section className="grid gap-5">
      <h2 className="text-xl">
        <Trans>Het advies</Trans>
      </h2>
      <Select
        name="theme"
        label={t`Waar gaat het advies over`}
        options={themes.map((theme) => ({ value: theme.code, label: say(theme.name) }))}
      />
      <TextArea
        name="goal"
        label={t`Wat wilt u bereiken`}
        description={t`Twee of drie zinnen zijn genoeg. Schrijf ook hoe uw medewerkers meedoen.`}
        rows={4}
        maxLength={10_000}
      />
      <Select
        name="adviserId"
        label={t`Adviseur`}
        description={t`Alleen erkende adviseurs staan in de lijst.`}
        options={(advisers.data?.items ?? []).map((adviser) => ({
          value: adviser.id,
          label: t`${adviser.name}, ${adviser.firm}, ${money(adviser.rateCents)} per uur`,
        }))}
      />
    </section>
  );
}

function CostFields() {
  const { t } = useLingui();
  return (
    <section className="grid gap-5">
      <h2 className="text-xl">
        <Trans>De kosten</Trans>
      </h2>
      <NumberField name="hours" label={t`Uren advies`} after={t`uur`} />
      <MoneyField
        name="adviceCents"
        label={t`Kosten van het advies`}
        description={t`Zonder btw, volgens de offerte.`}
      />
    </section>
  );
}

function DeclarationFields() {
  const { t } = useLingui();
  return (
    <section className="grid gap-5">
      <h2 className="text-xl">
        <Trans>Uw verklaringen</Trans>
      </h2>
      <MoneyField
        name="otherAidCents"
        label={t`Andere overheidssteun in de afgelopen drie jaar`}
        description={t`Kleine steun van een overheid of fonds, de-minimissteun. Vul 0 in als u die niet kreeg. De grens is € 300.000.`}
      />
      <RadioGroup
        name="monitoringConsent"
        label={t`Mogen wij volgen wat het oplevert`}
        description={t`Ook als uw aanvraag wordt afgewezen. Wij tonen nooit cijfers van één bedrijf. U kunt dit later intrekken.`}
        options={[
          { value: 'yes', label: t`Ja, dat mag` },
          { value: 'no', label: t`Nee, liever niet` },
        ]}
      />
    </section>
  );
}
