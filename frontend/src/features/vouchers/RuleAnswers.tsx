import { Trans, useLingui } from '@lingui/react/macro';
import { Check, CircleHelp, TriangleAlert } from 'lucide-react';
import type { RuleRead } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';

/** The rules of the scheme, each with its answer for this application. */
export function RuleAnswers({ rules }: { rules: readonly RuleRead[] }) {
  const { t } = useLingui();
  const say = useLocalized();
  const met = rules.filter((rule) => rule.outcome === 'met').length;
  if (rules.length === 0) return null;
  return (
    <section className="grid gap-3">
      <h2 className="text-xl">{t`${met} van ${rules.length} regels kloppen`}</h2>
      <ul className="hairlines">
        {rules.map((rule) => (
          <li key={rule.code} className="rule-answer">
            {rule.outcome === 'met' ? (
              <Check className="icon text-ok" aria-hidden="true" />
            ) : rule.outcome === 'not_met' ? (
              <TriangleAlert className="icon text-err" aria-hidden="true" />
            ) : (
              <CircleHelp className="icon text-calm" aria-hidden="true" />
            )}
            <p>
              <strong>{say(rule.title)}</strong>
              {rule.outcome === 'not_met' && (
                <span className="visually-hidden">
                  {' '}
                  <Trans>klopt niet</Trans>
                </span>
              )}
              <span className="quiet block">{say(rule.reason)}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
