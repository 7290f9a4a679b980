import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronDown } from 'lucide-react';
import type { PublishedFigure } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { EvidenceLabel } from '@/ui/EvidenceLabel.tsx';
import { levelOf, useFigureWords } from './published.ts';

/** Every figure of the advice with its label, what it says and does not say, and its source. */
export function AllFigures({ figures }: { figures: readonly PublishedFigure[] }) {
  const { t } = useLingui();
  const say = useLocalized();
  const { lines } = useFigureWords();
  return (
    <section className="band-sunken" aria-labelledby="all-figures">
      <div className="wrap section">
        <h2 id="all-figures">
          <Trans>Alle cijfers uit het advies</Trans>
        </h2>
        <p className="soft mt-3">
          <Trans>
            Het programma volgt het advies Slimmer Werken van het Innovatieplatform uit 2009. Klap een cijfer
            open en u leest wat het wel en niet zegt.
          </Trans>
        </p>
        <div className="hairlines mt-8">
          {figures.map((figure) => (
            <details key={figure.code} className="figure-row">
              <summary>
                <span className="font-semibold">{say(figure.label)}</span>
                <span>
                  {lines(figure).map((line) => (
                    <span key={`${line.number} ${line.of}`} className="block">
                      <b className="num">{line.number}</b> {line.of}
                    </span>
                  ))}
                </span>
                <EvidenceLabel level={levelOf(figure)} />
                <ChevronDown aria-hidden="true" />
              </summary>
              <div className="soft pb-5 text-sm">
                <p>{say(figure.explanation)}</p>
                <p className="meta mt-2">
                  <span>{t`Bron: ${say(figure.source)}`}</span>
                  <span>{t`Over ${String(figure.year)}`}</span>
                </p>
              </div>
            </details>
          ))}
        </div>
      </div>
    </section>
  );
}
