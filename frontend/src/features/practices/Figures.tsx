import { Trans, useLingui } from '@lingui/react/macro';
import type { PracticeFigure } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { textIn } from '@/lib/localized.ts';
import { EvidenceLabel } from '@/ui/EvidenceLabel.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { BASIS_WORDS } from './words.ts';

interface FiguresProps {
  figures: readonly PracticeFigure[];
  isFictitious: boolean;
  language: string;
}

/** Figures before and after, each with what it rests on and how strong the evidence is. */
export function Figures({ figures, isFictitious, language }: FiguresProps) {
  const { t, i18n } = useLingui();
  const { number, day } = useFormats();
  return (
    <section className="grid gap-4">
      <h2 className="text-xl">
        <Trans>Voor en na</Trans>
      </h2>
      <dl className="grid gap-6">
        {figures.map((figure) => (
          <div key={`${figure.basis} ${figure.label.nl}`}>
            <dt className="quiet text-sm">{textIn(language, figure.label)}</dt>
            <dd>
              <span className="figure-mid">
                {number(figure.before)} → {number(figure.after)} {textIn(language, figure.unit)}
              </span>
              <span className="mt-1 grid justify-items-start gap-1 text-sm">
                {figure.basis === 'verified' && !isFictitious ? (
                  <Pill tone="ok">{i18n._(BASIS_WORDS.verified)}</Pill>
                ) : (
                  <span className="quiet">
                    {isFictitious ? t`Verzonnen cijfer` : i18n._(BASIS_WORDS[figure.basis])}
                  </span>
                )}
                {figure.measuredBeforeOn && figure.measuredAfterOn && (
                  <span className="quiet">
                    {t`Gemeten op ${day(figure.measuredBeforeOn)} en ${day(figure.measuredAfterOn)}`}
                  </span>
                )}
                <EvidenceLabel level={figure.evidenceLevel} />
              </span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="quiet">
        <Trans>Het verhaal van één bedrijf. Het zegt niet wat u kunt verwachten.</Trans>
      </p>
    </section>
  );
}
