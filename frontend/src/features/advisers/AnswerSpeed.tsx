import { Plural, Trans } from '@lingui/react/macro';
import { useFormats } from '@/lib/format.ts';

export interface Speed {
  medianAnswerDays: number | null;
  answeredReferrals: number;
  unansweredReferrals: number;
}

/** How fast requests for contact are answered, measured over the last year, with how many, and how many were not. */
export function AnswerSpeed({ speed }: { speed: Speed }) {
  const { number } = useFormats();
  const { medianAnswerDays: median, answeredReferrals, unansweredReferrals } = speed;
  return (
    <>
      {median === null ? (
        <Trans>nog te weinig antwoorden ({answeredReferrals})</Trans>
      ) : (
        <>
          {median < 1 ? (
            <Trans>dezelfde werkdag</Trans>
          ) : (
            <Plural
              value={median}
              one={`${number(median, { maximumFractionDigits: 1 })} werkdag`}
              other={`${number(median, { maximumFractionDigits: 1 })} werkdagen`}
            />
          )}{' '}
          <Trans>({answeredReferrals} antwoorden)</Trans>
        </>
      )}
      {unansweredReferrals > 0 && (
        <>
          {', '}
          <Plural value={unansweredReferrals} one="# niet beantwoord" other="# niet beantwoord" />
        </>
      )}
    </>
  );
}
