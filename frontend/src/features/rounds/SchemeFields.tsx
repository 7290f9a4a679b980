import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { listBranchesOptions } from '@/api/@tanstack/react-query.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useSectors, useThemes } from '@/lib/reference.ts';
import { CheckboxGroup, MoneyField, NumberField, RadioGroup, TextArea, TextField } from '@/ui/form/index.ts';

const SIZES = ['1-4', '5-14', '15-49', '50-99', '100-249', '250+'];

function Part({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className="grid gap-5 pt-4">
      <h2 className="text-xl">{title}</h2>
      {children}
    </section>
  );
}

/** Every rule of a scheme; the short name of one that exists stays as it is. */
export function SchemeFields({ isNew }: { isNew: boolean }) {
  return (
    <>
      <Words isNew={isNew} />
      <ForWhom />
      <Amounts />
      <Terms />
      <Handling />
    </>
  );
}

function Words({ isNew }: { isNew: boolean }) {
  const { t } = useLingui();
  return (
    <Part title={<Trans>Wat iedereen leest</Trans>}>
      <TextField
        name="name.nl"
        label={t`Naam in het Nederlands`}
        description={t`Bijvoorbeeld: Adviesvoucher.`}
      />
      <TextField
        name="name.en"
        label={t`Naam in het Engels`}
        description={t`Bijvoorbeeld: Advice voucher.`}
      />
      {isNew && (
        <TextField
          name="slug"
          label={t`Korte naam in adressen`}
          description={t`Kleine letters, cijfers en streepjes. Bijvoorbeeld: adviesvoucher.`}
          autoComplete="off"
        />
      )}
      <TextArea name="summary.nl" rows={3} label={t`In het kort, in het Nederlands`} />
      <TextArea name="summary.en" rows={3} label={t`In het kort, in het Engels`} />
      <TextArea
        name="conditions.nl"
        rows={8}
        label={t`Alle voorwaarden, in het Nederlands`}
        description={t`Een kop begint met ##, een punt van een lijst met een streepje.`}
      />
      <TextArea name="conditions.en" rows={8} label={t`Alle voorwaarden, in het Engels`} />
    </Part>
  );
}

function ForWhom() {
  const { t } = useLingui();
  const say = useLocalized();
  const sectors = useSectors();
  const themes = useThemes();
  const branches = useQuery(listBranchesOptions());
  return (
    <Part title={<Trans>Voor wie en waarvoor</Trans>}>
      <p className="soft">
        <Trans>Kiest u ergens niets, dan geldt de regeling daar voor iedereen en alles.</Trans>
      </p>
      <CheckboxGroup
        name="sizeClasses"
        optional
        label={t`Grootte van het bedrijf`}
        options={SIZES.map((value) => ({ value, label: t`${value} medewerkers` }))}
      />
      <CheckboxGroup name="sectors" optional label={t`Sectoren`} options={sectors} />
      <CheckboxGroup
        name="branchIds"
        optional
        label={t`Alleen leden van`}
        description={
          branches.isError ? t`De lijst met branches kwam niet door. Laad de pagina opnieuw.` : undefined
        }
        options={(branches.data?.items ?? []).map((branch) => ({ value: branch.id, label: branch.name }))}
      />
      <CheckboxGroup
        name="themes"
        optional
        label={t`Thema's van het advies`}
        options={themes.map((theme) => ({ value: theme.code, label: say(theme.name) }))}
      />
      <AdviserKinds />
    </Part>
  );
}

function AdviserKinds() {
  const { t } = useLingui();
  return (
    <CheckboxGroup
      name="adviserKinds"
      label={t`Welke adviseurs mogen helpen`}
      options={[
        { value: 'private', label: t`Zelfstandige adviseurs` },
        { value: 'branch', label: t`Adviseurs van een branche` },
        { value: 'syntens', label: t`Adviseurs van Syntens` },
        { value: 'knowledge_institution', label: t`Kennisinstellingen` },
      ]}
    />
  );
}

function Amounts() {
  const { t } = useLingui();
  return (
    <Part title={<Trans>Hoeveel</Trans>}>
      <NumberField
        name="rateBasisPoints"
        label={t`Deel van de kosten dat de voucher betaalt`}
        description={t`Van de kosten zonder btw. De rest betaalt het bedrijf zelf.`}
        after="%"
      />
      <MoneyField name="minimumCents" label={t`Laagste voucher`} />
      <MoneyField name="maximumCents" label={t`Hoogste voucher`} />
      <NumberField name="vouchersPerCompany" label={t`Vouchers per bedrijf, ten hoogste`} />
      <MoneyField
        name="fourEyesAboveCents"
        optional
        label={t`Boven dit bedrag beslissen twee medewerkers`}
        description={t`Leeg: altijd één.`}
      />
    </Part>
  );
}

function Terms() {
  const { t } = useLingui();
  return (
    <Part title={<Trans>Hoe lang</Trans>}>
      <NumberField
        name="decisionWeeks"
        label={t`Besluit binnen`}
        description={t`Ten hoogste 8 weken.`}
        after={t`weken`}
      />
      <NumberField name="validityDays" label={t`Geldig na de toekenning`} after={t`dagen`} />
      <NumberField
        name="extensionCount"
        label={t`Hoe vaak een voucher verlengd kan worden`}
        description={t`0 is nooit.`}
      />
      <NumberField name="extensionDays" label={t`Een verlenging duurt`} after={t`dagen`} />
      <NumberField name="extensionMaxDays" label={t`En ten hoogste`} after={t`dagen`} />
    </Part>
  );
}

function Handling() {
  const { t } = useLingui();
  return (
    <Part title={<Trans>Meten, steun en betaling</Trans>}>
      <RadioGroup
        name="baselineRequired"
        label={t`Moet de nulmeting er staan voor het advies begint`}
        options={[
          { value: 'yes', label: t`Ja` },
          { value: 'no', label: t`Nee` },
        ]}
      />
      <RadioGroup
        name="payee"
        label={t`Wie krijgt de subsidie`}
        options={[
          { value: 'adviser', label: t`De adviseur; het bedrijf betaalt de rest en de btw` },
          { value: 'company', label: t`Het bedrijf; dat betaalt de rekening zelf` },
        ]}
      />
      <p className="soft">
        <Trans>De subsidie telt mee als de-minimissteun volgens Verordening (EU) 2023/2831.</Trans>
      </p>
    </Part>
  );
}
