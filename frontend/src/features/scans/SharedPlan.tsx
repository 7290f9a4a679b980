import { Trans } from '@lingui/react/macro';
import type { SharedScanResultRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useThemeName } from '@/lib/reference.ts';
import './plan.css';

/** What was agreed to do with the result: what, who and when. */
export function SharedPlan({ plan }: { plan: NonNullable<SharedScanResultRead['plan']> }) {
  const { day } = useFormats();
  const themeName = useThemeName();
  return (
    <section className="mt-(--section)">
      <h2>
        <Trans>Wat wij gaan doen</Trans>
      </h2>
      <p className="lead mt-3 mb-6">
        <Trans>De personeelsvertegenwoordiging stemde op {day(plan.agreedOn)} in met dit plan.</Trans>
      </p>
      <ol className="plan-lines">
        {plan.lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change on this page
          <li key={index} className="plan-line">
            <div className="grid min-w-0 gap-2">
              {line.theme && <p className="meta">{themeName(line.theme)}</p>}
              <h3 className="text-lg">{line.measure}</h3>
              {line.why && <p className="soft text-sm">{line.why}</p>}
              <dl className="plan-facts">
                {line.who && (
                  <div>
                    <dt>
                      <Trans>Wie</Trans>
                    </dt>
                    <dd>{line.who}</dd>
                  </div>
                )}
                {line.dueOn && (
                  <div>
                    <dt>
                      <Trans>Wanneer</Trans>
                    </dt>
                    <dd>{day(line.dueOn)}</dd>
                  </div>
                )}
              </dl>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
