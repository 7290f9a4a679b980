import { Trans, useLingui } from '@lingui/react/macro';
import { Check, CircleHelp, TriangleAlert } from 'lucide-react';
import type { RuleRead } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';

/** Each rule with its answer; what is not met stands first and open. */
export function RuleList({ rules }: { rules: readonly RuleRead[] }) {
  const { t } = useLingui();
  const say = useLocalized();
  if (rules.length === 0) return null;
  const met = rules.filter((rule) => rule.outcome === 'met').length;
  const ordered = [...rules].sort(
    (one, other) => Number(one.outcome === 'met') - Number(other.outcome === 'met'),
  );
  return (
    <div className="grid gap-2">
      <h3 className="text-lg">
        {met === rules.length
          ? t`Alle ${rules.length} regels kloppen`
          : t`${met} van ${rules.length} regels kloppen`}
      </h3>
      <ul className="rules">
        {ordered.map((rule) => (
          <li key={rule.code} className={rule.outcome === 'met' ? undefined : 'rule-open'}>
            {rule.outcome === 'met' ? (
              <Check className="icon" aria-hidden="true" />
            ) : rule.outcome === 'not_met' ? (
              <TriangleAlert className="icon" aria-hidden="true" />
            ) : (
              <CircleHelp className="icon" aria-hidden="true" />
            )}
            <span>
              <strong>{say(rule.title)}</strong>
              {rule.outcome === 'not_met' && (
                <span className="visually-hidden">
                  <Trans>klopt niet</Trans>
                </span>
              )}
              <span className="quiet block">{say(rule.reason)}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
