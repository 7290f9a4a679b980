import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { InstrumentRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { labelOf, useProvinces, useSectors } from '@/lib/reference.ts';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { Money } from '@/ui/Money.tsx';
import { GROUP_WORDS, SIZE_WORDS, WANT_WORDS } from './words.ts';

/** The figures and terms of an instrument; what is not known is left out. */
export function InstrumentFacts({ instrument }: { instrument: InstrumentRead }) {
  const { t, i18n } = useLingui();
  const { day, list } = useFormats();
  const sectors = useSectors();
  const provinces = useProvinces();
  const { costsMinCents: least, costsMaxCents: most } = instrument;
  const all = (values: readonly string[], everybody: string, name: (value: string) => string) =>
    values.length === 0 ? everybody : list(values.map(name));
  const facts: { term: string; value: ReactNode | null }[] = [
    { term: t`Geeft`, value: list(instrument.serves.map((want) => i18n._(WANT_WORDS[want]))) },
    {
      term: t`Kosten die meetellen`,
      value:
        least && most ? (
          <Trans>
            <Money cents={least} /> tot <Money cents={most} />
          </Trans>
        ) : null,
    },
    { term: t`Vergoed deel`, value: instrument.ratePercent && t`${instrument.ratePercent} procent` },
    {
      term: t`Hoogste bedrag`,
      value: instrument.amountMaxCents && <Money cents={instrument.amountMaxCents} />,
    },
    {
      term: t`Gratis hulp`,
      value: instrument.freeHours && <Plural value={instrument.freeHours} one="# uur" other="# uur" />,
    },
    {
      term: t`Duurt`,
      value: instrument.durationWeeks && (
        <Plural value={instrument.durationWeeks} one="# week" other="# weken" />
      ),
    },
    { term: t`Gaat open op`, value: instrument.opensOn && day(instrument.opensOn) },
    { term: t`Aanvragen tot en met`, value: instrument.closesOn && day(instrument.closesOn) },
    {
      term: t`Hoe u ervoor staat`,
      value: instrument.targetGroups.map((group) => (
        <span key={group} className="block">
          {i18n._(GROUP_WORDS[String(group) as keyof typeof GROUP_WORDS])}
        </span>
      )),
    },
    {
      term: t`Sector`,
      value: all(instrument.sectors, t`elke sector`, (section) => labelOf(sectors, section)),
    },
    {
      term: t`Grootte van het bedrijf`,
      value: all(instrument.sizeClasses, t`elk aantal medewerkers`, (size) =>
        i18n._(SIZE_WORDS[size as keyof typeof SIZE_WORDS]),
      ),
    },
    {
      term: t`Waar`,
      value: all(instrument.provinces, t`heel Nederland`, (code) => labelOf(provinces, code)),
    },
  ];
  return (
    <section>
      <h2 className="mb-3 text-xl">
        <Trans>In het kort</Trans>
      </h2>
      <DefinitionList items={facts.flatMap(({ term, value }) => (value ? [{ term, value }] : []))} />
      <p className="meta mt-4">
        <span>
          {instrument.owner ? (
            <Trans>Bijgehouden door {instrument.owner}</Trans>
          ) : (
            <Trans>Bijgehouden door het programmabureau</Trans>
          )}
        </span>
        <span>
          <Trans>Wordt nagekeken voor {day(instrument.reviewOn)}</Trans>
        </span>
      </p>
    </section>
  );
}
