import { useLingui } from '@lingui/react/macro';
import type { EffectReleaseStatus } from '@/api/types.gen.ts';
import { Pill, type Tone } from '@/ui/Pill.tsx';

const TONES: Record<EffectReleaseStatus, Tone> = {
  ordered: 'info',
  computing: 'info',
  ready: 'warn',
  published: 'ok',
  withheld: 'calm',
  failed: 'err',
};

/** Where a release stands, in a word. */
export function StatusPill({ status }: { status: EffectReleaseStatus }) {
  const { t } = useLingui();
  const words: Record<EffectReleaseStatus, string> = {
    ordered: t`aangevraagd`,
    computing: t`wordt berekend`,
    ready: t`klaar om te bekijken`,
    published: t`gepubliceerd`,
    withheld: t`niet gepubliceerd`,
    failed: t`mislukt`,
  };
  return <Pill tone={TONES[status]}>{words[status]}</Pill>;
}
