import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { type UseFormReturn, useForm } from 'react-hook-form';
import type { VoucherRead } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import type { ProblemError } from '@/lib/problem.ts';
import { Form, MoneyField, RadioGroup, SubmitButton } from '@/ui/form/index.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { StepUpNotice } from '@/ui/StepUpNotice.tsx';
import { toast } from '@/ui/toast.ts';
import { AdviceFields, type AdviceValues, adviceOf, CostFields, keptGoal } from './AdviceFields.tsx';
import { ApplicationDocuments } from './ApplicationDocuments.tsx';
import { EnteredNotice } from './EnteredNotice.tsx';
import { SavingNotices } from './SavingNotices.tsx';
import { SumAndRules } from './SumAndRules.tsx';
import { ownDraft, useAutosave } from './useAutosave.ts';
import { useMove } from './voucherQueries.ts';
import { Withdraw } from './Withdraw.tsx';

interface Values extends AdviceValues {
  otherAidCents: number | null;
  monitoringConsent: 'yes' | 'no' | null;
}

const consentOf = (given: boolean | null) =>
  given === null ? null : given ? ('yes' as const) : ('no' as const);

/** The application while it is written: it keeps itself, shows the sum and the rules, and is sent when it is ready. */
export function ApplicationPage({ voucher, etag }: { voucher: VoucherRead; etag: string | null }) {
  const { t } = useLingui();
  const say = useLocalized();
  const saving = useAutosave(ownDraft(voucher.id), etag);
  const form = useForm<Values>({
    defaultValues: {
      ...adviceOf(voucher),
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
      <EnteredNotice voucher={voucher} etag={etag} />
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
          <SavingNotices saving={saving} />
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
        <SumAndRules voucher={voucher} />
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
        goal: keptGoal(goal),
        monitoringConsent: monitoringConsent === null ? null : monitoringConsent === 'yes',
      });
    });
    return () => watching.unsubscribe();
  }, [form, keep]);
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
