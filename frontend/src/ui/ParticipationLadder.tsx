import './participation-ladder.css';
import { useLingui } from '@lingui/react/macro';
import type { ParticipationLevel } from '@/api/types.gen.ts';
import { classes } from '@/lib/classes.ts';
import { PARTICIPATION_RUNGS, PARTICIPATION_WORDS } from './participationWords.ts';

/** Squares (employees) and a circle (management) on one line: the further right the circle, the more say it keeps. */
const CIRCLE_AT = [10, 28, 46, 76] as const;

/** The four rungs of say, with the one that applies marked. */
export function ParticipationLadder({ level }: { level: ParticipationLevel }) {
  const { i18n } = useLingui();
  return (
    <ol className="rungs">
      {PARTICIPATION_RUNGS.map((rung, at) => (
        <li key={rung} aria-current={rung === level ? 'true' : undefined}>
          <svg viewBox="0 0 88 20" aria-hidden="true" className={classes(rung !== level && 'rung-off')}>
            {[0, 1, 2, 3].map((place) => (
              <rect
                key={place}
                className={place <= at ? 'shape-staff' : 'mark-band'}
                x={place * 18 + 2}
                y="3"
                width="14"
                height="14"
                rx="1.5"
              />
            ))}
            <circle
              className="shape-mgmt"
              cx={CIRCLE_AT[at] ?? 10}
              cy="10"
              r={rung === 'self_managing' ? 7 : 5}
            />
          </svg>
          {i18n._(PARTICIPATION_WORDS[rung])}
        </li>
      ))}
    </ol>
  );
}
