import { Trans } from '@lingui/react/macro';
import { Lock, RefreshCcw, UsersRound } from 'lucide-react';
import './scans.css';

/** What is promised to employees, for the one who invites them. */
export function Promises() {
  return (
    <ul className="hairlines mt-3">
      <li className="promise">
        <Lock aria-hidden="true" />
        <div>
          <p className="font-semibold">
            <Trans>Niemand ziet wie wat antwoordt</Trans>
          </p>
          <p className="soft text-sm">
            <Trans>Ook u niet, en wij tonen u niet hoeveel mensen al hebben geantwoord.</Trans>
          </p>
        </div>
      </li>
      <li className="promise">
        <UsersRound aria-hidden="true" />
        <div>
          <p className="font-semibold">
            <Trans>Een score vanaf vijf medewerkers</Trans>
          </p>
          <p className="soft text-sm">
            <Trans>Eén keer, na het sluiten, en alleen per thema. Dit kan niemand uitzetten.</Trans>
          </p>
        </div>
      </li>
      <li className="promise">
        <RefreshCcw aria-hidden="true" />
        <div>
          <p className="font-semibold">
            <Trans>Iedereen kan zich bedenken</Trans>
          </p>
          <p className="soft text-sm">
            <Trans>Met de ontvangstcode wijzigt of wist een medewerker de antwoorden tot het sluiten.</Trans>
          </p>
        </div>
      </li>
    </ul>
  );
}
