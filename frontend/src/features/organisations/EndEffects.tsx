import { Plural, Trans } from '@lingui/react/macro';
import type { CompanyEndingEffects } from '@/api/types.gen.ts';

/** What recording the end of a company does, before it is recorded. */
export function EndEffects({ effects }: { effects: CompanyEndingEffects }) {
  const { drafts, openScans, followed } = effects;
  return (
    <section aria-labelledby="gevolgen">
      <h3 id="gevolgen" className="mb-2 text-base">
        <Trans>Wat er dan gebeurt</Trans>
      </h3>
      <ul className="soft grid list-disc gap-1 pl-5">
        <li>
          <Trans>Het bedrijf begint geen aanvraag, scan of traject meer. Wat er was, blijft te zien.</Trans>
        </li>
        {drafts > 0 && (
          <li>
            <Plural
              value={drafts}
              one="# begonnen aanvraag blijft staan en kan niet meer worden ingediend."
              other="# begonnen aanvragen blijven staan en kunnen niet meer worden ingediend."
            />
          </li>
        )}
        {openScans > 0 && (
          <li>
            <Plural
              value={openScans}
              one="# scan die openstaat, loopt door tot de sluitdag."
              other="# scans die openstaan, lopen door tot hun sluitdag."
            />
          </li>
        )}
        <li>
          {followed ? (
            <Trans>Het programma volgt het bedrijf vanaf vandaag niet meer.</Trans>
          ) : (
            <Trans>Het programma volgt dit bedrijf nu niet; daar verandert niets aan.</Trans>
          )}
        </li>
        <li>
          <Trans>De mensen van het bedrijf lezen de reden.</Trans>
        </li>
      </ul>
    </section>
  );
}
