import { Trans } from '@lingui/react/macro';
import { Check, CircleDashed, X } from 'lucide-react';
import type { RuleRead } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';

/** Every rule with its answer and the reason: met, not met, or not known yet. */
export function RuleAnswers({ rules }: { rules: readonly RuleRead[] }) {
  const say = useLocalized();
  return (
    <ul className="hairlines">
      {rules.map((rule) => (
        <li key={rule.code} className={`rule-line rule-${rule.outcome}`}>
          {rule.outcome === 'met' ? (
            <Check aria-hidden="true" />
          ) : rule.outcome === 'not_met' ? (
            <X aria-hidden="true" />
          ) : (
            <CircleDashed aria-hidden="true" />
          )}
          <p>
            <strong>{say(rule.title)}</strong>
            <span className="visually-hidden">
              {': '}
              {rule.outcome === 'met' ? (
                <Trans>klopt</Trans>
              ) : rule.outcome === 'not_met' ? (
                <Trans>klopt niet</Trans>
              ) : (
                <Trans>nog niet bekend</Trans>
              )}
            </span>
            <span className="soft block">{say(rule.reason)}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
