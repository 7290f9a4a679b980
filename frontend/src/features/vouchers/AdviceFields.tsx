import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { listAdvisersOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { Theme, VoucherRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useThemes } from '@/lib/reference.ts';
import { MoneyField, NumberField, Select, TextArea } from '@/ui/form/index.ts';

/** What the advice is about and what it costs, as it is typed. */
export interface AdviceValues {
  adviserId: string | null;
  theme: Theme | null;
  goal: string;
  hours: number | null;
  adviceCents: number | null;
}

/** What stands there when the form opens. */
export const adviceOf = (voucher: VoucherRead): AdviceValues => ({
  adviserId: voucher.adviser?.id ?? null,
  theme: voucher.theme,
  goal: voucher.goal ?? '',
  hours: voucher.hours,
  adviceCents: voucher.adviceCents,
});

interface MayStayOpen {
  /** Whether it may stay open, for the company to fill in. */
  optional?: boolean;
}

/** An empty text is no answer. */
export const keptGoal = (goal: string) => (goal.trim() === '' ? null : goal);

/** What the advice is about, why, and by whom. */
export function AdviceFields({ optional = false }: MayStayOpen) {
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
        optional={optional}
        label={t`Waar gaat het advies over`}
        options={themes.map((theme) => ({ value: theme.code, label: say(theme.name) }))}
      />
      <TextArea
        name="goal"
        optional={optional}
        label={t`Wat wilt u bereiken`}
        description={t`Twee of drie zinnen zijn genoeg. Schrijf ook hoe uw medewerkers meedoen.`}
        rows={4}
        maxLength={10_000}
      />
      <Select
        name="adviserId"
        optional={optional}
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

/** Hours and cost of the advice. */
export function CostFields({ optional = false }: MayStayOpen) {
  const { t } = useLingui();
  return (
    <section className="grid gap-5">
      <h2 className="text-xl">
        <Trans>De kosten</Trans>
      </h2>
      <NumberField name="hours" optional={optional} label={t`Uren advies`} after={t`uur`} />
      <MoneyField
        name="adviceCents"
        optional={optional}
        label={t`Kosten van het advies`}
        description={t`Zonder btw, volgens de offerte.`}
      />
    </section>
  );
}
