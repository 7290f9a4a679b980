import { Trans } from '@lingui/react/macro';

/** What a branch sees of a campaign, and what it never sees. */
export function WhatYouSee() {
  return (
    <aside>
      <h2 className="text-xl">
        <Trans>Wat u ziet</Trans>
      </h2>
      <ul className="hairlines mt-3">
        <li className="py-3">
          <Trans>
            Elke ochtend hoeveel bedrijven meedoen, op vijf afgerond. Doen er minder dan tien mee, dan ziet u
            niets.
          </Trans>
        </li>
        <li className="py-3">
          <Trans>Op naam alleen bedrijven die u laten zien dat zij meedoen.</Trans>
        </li>
        <li className="py-3">
          <Trans>
            Na afloop het gemiddelde per thema van tien of meer bedrijven samen. Het wordt één keer gemaakt.
          </Trans>
        </li>
        <li className="py-3">
          <Trans>Nooit wat één bedrijf of één medewerker antwoordde.</Trans>
        </li>
      </ul>
    </aside>
  );
}
