import { Trans, useLingui } from '@lingui/react/macro';
import type { ClaimRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { Money } from '@/ui/Money.tsx';
import { Pill, type Tone } from '@/ui/Pill.tsx';

/** Every claim of the assignment, the latest first, with what became of it. */
export function ClaimList({ claims }: { claims: readonly ClaimRead[] }) {
  const { t } = useLingui();
  const { day, moment, number } = useFormats();
  const words: Record<ClaimRead['status'], { word: string; tone: Tone }> = {
    submitted: { word: t`Wacht op het bedrijf`, tone: 'info' },
    confirmed: { word: t`Bevestigd door het bedrijf`, tone: 'ok' },
    returned: { word: t`Teruggestuurd`, tone: 'warn' },
    settled: { word: t`Vastgesteld`, tone: 'ok' },
    cancelled: { word: t`Vervallen`, tone: 'calm' },
  };
  if (claims.length === 0) return null;
  return (
    <section className="grid gap-3">
      <h2 className="text-xl">
        <Trans>Declaraties</Trans>
      </h2>
      <ul className="hairlines">
        {[...claims].reverse().map((claim) => (
          <li key={claim.id} className="grid gap-1 py-4">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <strong>
                <Trans>
                  {number(claim.hours)} uur, <Money cents={claim.amountCents} showCents="always" /> zonder btw
                </Trans>
              </strong>
              <Pill tone={words[claim.status].tone}>{words[claim.status].word}</Pill>
            </p>
            {claim.invoice && (
              <p className="[overflow-wrap:anywhere]">
                <Trans>
                  Factuur {claim.invoice.number} van {day(claim.invoice.issuedOn)}, met btw{' '}
                  <Money cents={claim.invoice.totalCents} showCents="always" />
                </Trans>
              </p>
            )}
            <p className="soft [overflow-wrap:anywhere]">{claim.description}</p>
            {claim.returnedReason && (
              <p>
                <Trans>Reden van Syntens: {claim.returnedReason}</Trans>
              </p>
            )}
            <p className="quiet">
              {claim.confirmedAt
                ? t`Ingediend op ${moment(claim.submittedAt)}, bevestigd op ${moment(claim.confirmedAt)}`
                : t`Ingediend op ${moment(claim.submittedAt)}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
