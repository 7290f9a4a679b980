import { Trans } from '@lingui/react/macro';
import type { ConductRules } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';

/** The rules of conduct, to read before agreeing to them. */
export function ConductRuleList({ rules }: { rules: ConductRules }) {
  const localized = useLocalized();
  return (
    <section>
      <h3 className="mb-2 text-lg">
        <Trans>De gedragsregels, uitgave {rules.edition}</Trans>
      </h3>
      <ul className="grid max-w-(--container-measure) list-disc gap-2 pl-5">
        {rules.items.map((rule) => (
          <li key={rule.code}>{localized(rule.text)}</li>
        ))}
      </ul>
    </section>
  );
}
