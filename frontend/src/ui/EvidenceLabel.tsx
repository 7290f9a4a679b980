import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { classes } from '@/lib/classes.ts';

export type EvidenceLevel = 0 | 1 | 2 | 3 | 4 | 5;

const WORDS = [
  msg`Beschrijving`,
  msg`Samenhang`,
  msg`Samenhang, gecorrigeerd`,
  msg`Aannemelijk effect`,
  msg`Sterk bewijs`,
  msg`Bewezen effect`,
] as const;

/** How strong the evidence is, from 0 (a description) to 5 (shown by a draw), as stairs and in words. */
export function EvidenceLabel({ level }: { level: EvidenceLevel }) {
  const { i18n } = useLingui();
  const word = i18n._(WORDS[level]);
  return (
    <span className="evidence">
      <svg viewBox="0 0 34 16" aria-hidden="true">
        {[0, 1, 2, 3, 4].map((step) => (
          <rect
            key={step}
            className={classes(step < level && 'evidence-on')}
            x={step * 7}
            y={10.6 - step * 2.4}
            width="5"
            height={5.4 + step * 2.4}
            rx="1"
          />
        ))}
      </svg>
      <span>
        <span className="visually-hidden">
          <Trans>Bewijskracht</Trans>{' '}
        </span>
        <Trans>
          {level} van 5: {word}
        </Trans>
      </span>
    </span>
  );
}
