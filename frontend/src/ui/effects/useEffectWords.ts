import { useLingui } from '@lingui/react/macro';
import type { EffectEstimate, EffectOutcome } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import type { EvidenceLevel } from '@/ui/EvidenceLabel.tsx';

type Sized = Pick<EffectOutcome, 'unit'>;

export const levelOf = (outcome: Pick<EffectOutcome, 'evidence'>): EvidenceLevel =>
  outcome.evidence.level as EvidenceLevel;

/** Gives an effect in words: its size, its interval, and the sentence that may be said of it. */
export function useEffectWords() {
  const { t } = useLingui();
  const { number, signed } = useFormats();
  const say = useLocalized();
  const size = (outcome: Sized, value: number) =>
    outcome.unit === 'percent' ? `${signed(value)} %` : t`${signed(value)} punt`;
  const plain = (outcome: Sized, value: number) =>
    outcome.unit === 'percent' ? `${number(value)} %` : t`${number(value)} punt`;
  const interval = (outcome: Sized, found: Pick<EffectEstimate, 'low' | 'high'>) =>
    t`${size(outcome, found.low)} tot ${size(outcome, found.high)}`;
  const conclusion = (outcome: EffectOutcome) => {
    const { headline, refusal, smallestDetectable } = outcome;
    if (refusal) return say(refusal.text);
    if (!headline) return '';
    if (outcome.isDemonstrated) {
      return headline.value > 0
        ? t`Vergeleken met voor de start kwam dit bij deelnemers ${plain(outcome, headline.value)} hoger uit dan bij de andere bedrijven.`
        : t`Vergeleken met voor de start kwam dit bij deelnemers ${plain(outcome, -headline.value)} lager uit dan bij de andere bedrijven.`;
    }
    return smallestDetectable === null
      ? t`Geen effect aangetoond.`
      : t`Geen effect aangetoond; een effect kleiner dan ${plain(outcome, smallestDetectable)} hadden wij niet kunnen zien.`;
  };
  return { size, interval, conclusion };
}
