import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { ObstacleRead } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useThemeName } from '@/lib/reference.ts';
import { Pill } from '@/ui/Pill.tsx';
import { Outcome } from './Outcome.tsx';
import { RULE_WORDS, STATUS_TONES, STATUS_WORDS } from './words.ts';

/** One obstacle: which rule, what it stops, how many firms said so, and what became of it. */
export function Obstacle({ obstacle, children }: { obstacle: ObstacleRead; children?: ReactNode }) {
  const { i18n } = useLingui();
  const localized = useLocalized();
  const themeName = useThemeName();
  const firms = obstacle.firms;
  return (
    <article className="grid gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <h2 className="text-xl">{localized(obstacle.title)}</h2>
        <Pill tone={STATUS_TONES[obstacle.status]}>{i18n._(STATUS_WORDS[obstacle.status])}</Pill>
      </div>
      <p className="meta">
        <span>{i18n._(RULE_WORDS[obstacle.ruleKind])}</span>
        <span>{obstacle.themes.map(themeName).join(', ')}</span>
        {firms !== null && (
          <span>
            <Trans>gemeld door ongeveer {firms} bedrijven</Trans>
          </span>
        )}
        {obstacle.isDemonstration && (
          <span>
            <Trans>verzonnen voorbeeld</Trans>
          </span>
        )}
      </p>
      <div className="grid max-w-(--container-measure) gap-3">
        <p className="whitespace-pre-line">{localized(obstacle.description)}</p>
        <Outcome told={obstacle} />
      </div>
      {children}
    </article>
  );
}
