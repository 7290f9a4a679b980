import { Trans, useLingui } from '@lingui/react/macro';
import type { Deadline } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { placeOfDeadline } from './places.ts';

/** What must happen when, the earliest first. */
export function Deadlines({ deadlines }: { deadlines: readonly Deadline[] }) {
  const { t } = useLingui();
  const { dayLong } = useFormats();
  const words: Record<Deadline['kind'], string> = {
    scan_closes: t`De scan sluit`,
    adviser_answers: t`Antwoord van de adviseur`,
    information_due: t`Uw antwoord aan Syntens`,
    decision_due: t`Beslissing van Syntens`,
    voucher_ends: t`De voucher loopt af`,
    measurement_due: t`De volgende meting`,
  };
  return (
    <section className="grid content-start gap-3">
      <h2 className="text-2xl">
        <Trans>Wat komt eraan</Trans>
      </h2>
      {deadlines.length === 0 ? (
        <p className="soft">
          <Trans>Er staat niets in de agenda.</Trans>
        </p>
      ) : (
        <ul className="hairlines">
          {deadlines.map((deadline) => (
            <li key={`${deadline.kind}-${deadline.on}-${deadline.objectId}`} className="py-3">
              <AppLink to={placeOfDeadline(deadline)} className="font-semibold">
                {words[deadline.kind]}
              </AppLink>
              <span className="quiet block">{t`uiterlijk ${dayLong(deadline.on)}`}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
