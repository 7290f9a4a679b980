import { Trans, useLingui } from '@lingui/react/macro';
import type { Deadline } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';

/** What must happen when, the earliest first. */
export function Deadlines({ deadlines }: { deadlines: readonly Deadline[] }) {
  const { t } = useLingui();
  const { dayLong } = useFormats();
  const words: Record<Deadline['kind'], string> = {
    scan_closes: t`De scan sluit`,
    adviser_answers: t`De adviseur heeft geantwoord`,
    information_due: t`Uw antwoord aan Syntens moet binnen zijn`,
    decision_due: t`Syntens heeft beslist`,
    voucher_ends: t`De voucher loopt af`,
    measurement_due: t`De volgende meting is aan de beurt`,
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
              <strong>{words[deadline.kind]}</strong>
              <span className="quiet block">{t`uiterlijk ${dayLong(deadline.on)}`}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
