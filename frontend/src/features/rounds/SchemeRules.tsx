import { Trans } from '@lingui/react/macro';
import { ChevronDown, ScrollText } from 'lucide-react';
import type { SchemeRead } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { Markdown } from '@/ui/Markdown.tsx';
import { useSchemeWords } from './schemeWords.ts';

/** The rules in plain words, and the full conditions for who wants them. */
export function SchemeRules({ scheme }: { scheme: SchemeRead }) {
  const say = useLocalized();
  const words = useSchemeWords();
  return (
    <div className="grid gap-2">
      <dl className="scheme-rules">
        {words(scheme).map((rule) => (
          <div key={rule.key}>
            <dt>{rule.term}</dt>
            <dd>{rule.value}</dd>
          </div>
        ))}
      </dl>
      <details className="as-table">
        <summary>
          <ScrollText aria-hidden="true" />
          <Trans>Lees alle voorwaarden</Trans>
          <ChevronDown aria-hidden="true" />
        </summary>
        <Markdown text={say(scheme.conditions)} className="py-3" />
      </details>
    </div>
  );
}
