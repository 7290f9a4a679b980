import { Trans } from '@lingui/react/macro';
import type { BranchFigureReleaseRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { StepName } from './StepName.tsx';
import { STEPS, wholeOf } from './tables.ts';
import { useFigureWords } from './words.ts';

/** How many members took each step, as bars beside the number. */
export function HeadlineNumbers({ release }: { release: BranchFigureReleaseRead }) {
  const { number } = useFormats();
  const words = useFigureWords();
  const all = wholeOf(release, 'participants')?.firms ?? null;
  return (
    <section className="grid gap-5">
      <h2 className="text-2xl">
        {all === null ? (
          <Trans>Hoe ver uw leden zijn</Trans>
        ) : (
          <Trans>Ongeveer {number(all)} leden doen mee</Trans>
        )}
      </h2>
      <dl className="branch-steps">
        {STEPS.map((kind) => {
          const firms = wholeOf(release, kind)?.firms ?? null;
          return (
            <div key={kind} className="branch-step">
              <dt>
                <StepName name={words[kind]} release={release} kind={kind} cut="all" />
              </dt>
              <dd>
                {firms === null ? (
                  <span className="quiet">
                    <Trans>niet te tonen</Trans>
                  </span>
                ) : (
                  <>
                    <strong className="branch-number">{number(firms)}</strong>
                    <svg
                      className="branch-bar"
                      viewBox="0 0 100 8"
                      preserveAspectRatio="none"
                      aria-hidden="true"
                    >
                      <rect className="branch-bar-track" width="100" height="8" rx="1" />
                      <rect
                        className="branch-bar-part"
                        width={Math.min(100, (100 * firms) / (all ?? firms))}
                        height="8"
                        rx="1"
                      />
                    </svg>
                  </>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      <p className="quiet max-w-measure">
        <Trans>
          Aantallen zijn afgerond op vijf. ‘Niet te tonen’ betekent dat een getal iets over enkele bedrijven
          zou kunnen zeggen, of over bijna alle.
        </Trans>
      </p>
    </section>
  );
}
