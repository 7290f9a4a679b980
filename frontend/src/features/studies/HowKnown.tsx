import { Trans, useLingui } from '@lingui/react/macro';
import type { PreTrendRead, StudyRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { TRANSFORM_WORDS } from './studyWords.ts';

/** What was asked and what is known of the panel: enough to do it again. */
export function HowKnown({ study }: { study: StudyRead }) {
  const { t, i18n } = useLingui();
  const { number } = useFormats();
  const { release, panel } = study;
  const told = (count: number | null) => (count === null ? t`niet getoond` : number(count));
  const tested = (test: PreTrendRead | null) => {
    if (!test) return '–';
    if (test.pValue === null) return test.reason ?? '–';
    return t`p = ${number(test.pValue, { maximumFractionDigits: 3 })}`;
  };
  const items = [
    { term: t`Uitkomst`, value: study.outcome },
    { term: t`Schaal`, value: i18n._(TRANSFORM_WORDS[study.transform]) },
    { term: t`Gecorrigeerd voor`, value: study.adjust.join(', ') || t`alleen het niveau voor de start` },
    { term: t`Uitschieters begrensd`, value: study.winsorise ? t`ja` : t`nee` },
    { term: t`Bedrijven`, value: told(panel.firms) },
    { term: t`Waarvan gestart`, value: told(panel.treated) },
    { term: t`Momenten`, value: release.moments.join(', ') || '–' },
    { term: t`Gelijk op voor de start`, value: tested(release.preTrend) },
    { term: t`Idem, gecorrigeerd`, value: tested(release.adjustedPreTrend) },
    {
      term: t`Kleinste aantoonbare effect`,
      value:
        release.smallestDetectable === null
          ? '–'
          : number(release.smallestDetectable, { maximumFractionDigits: 3 }),
    },
    { term: t`Methode`, value: release.method || '–' },
    ...(study.firmsSha256
      ? [
          { term: t`Vingerafdruk bedrijven`, value: <code className="break-all">{study.firmsSha256}</code> },
          {
            term: t`Vingerafdruk metingen`,
            value: <code className="break-all">{study.measurementsSha256}</code>,
          },
        ]
      : []),
  ];
  return (
    <section className="grid gap-3" aria-labelledby="how-known">
      <h2 id="how-known" className="text-xl">
        <Trans>Hoe dit is berekend</Trans>
      </h2>
      <DefinitionList items={items} />
    </section>
  );
}
