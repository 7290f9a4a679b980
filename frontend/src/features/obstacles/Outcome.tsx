import { Trans } from '@lingui/react/macro';
import type { ObstacleRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';

type Told = Pick<ObstacleRead, 'passedTo' | 'passedOnOn' | 'answer' | 'answeredOn'>;

/** Where an obstacle lies, and what was answered. */
export function Outcome({ told }: { told: Told }) {
  const localized = useLocalized();
  const { dayLong } = useFormats();
  const { passedTo, passedOnOn, answer, answeredOn } = told;
  return (
    <>
      {passedTo && passedOnOn && (
        <p className="soft">
          <Trans>
            Op {dayLong(passedOnOn)} doorgegeven aan {localized(passedTo)}.
          </Trans>
        </p>
      )}
      {answer && answeredOn && (
        <div>
          <h3 className="quiet text-sm">
            <Trans>Antwoord van {dayLong(answeredOn)}</Trans>
          </h3>
          <p className="whitespace-pre-line">{localized(answer)}</p>
        </div>
      )}
    </>
  );
}
