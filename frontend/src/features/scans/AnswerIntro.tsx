import { Trans, useLingui } from '@lingui/react/macro';
import { ArrowRight, Handshake, KeyRound, Lock, RefreshCcw, UsersRound } from 'lucide-react';
import type { ScanResponseRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useTitle } from '@/lib/title.ts';
import { Button } from '@/ui/Button.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeading } from '@/ui/PageHeading.tsx';
import { Pictogram } from '@/ui/Pictogram.tsx';
import { useStaffSentence } from './staffWords.ts';

interface AnswerIntroProps {
  response: ScanResponseRead;
  resumed: boolean;
  onBegin: () => void;
  /** Begin anew on a shared device; only with the link at hand. */
  onAnew?: (() => void) | undefined;
}

/** Before the first statement: what is asked, and who will see what. */
export function AnswerIntro({ response, resumed, onBegin, onAnew }: AnswerIntroProps) {
  const { t } = useLingui();
  const { dayLong } = useFormats();
  const localized = useLocalized();
  const staffSentence = useStaffSentence();
  const employee = response.audience === 'employee';
  const { scan } = response;
  const title = employee ? t`Hoe gaat het werk bij u?` : t`Hoe ziet u het werk in uw bedrijf?`;
  useTitle(title);
  const going = resumed && response.answers.length > 0;
  return (
    <div className="answer-column py-10">
      <Pictogram theme="together" />
      <PageHeading className="mt-6">{title}</PageHeading>
      <p className="lead mt-4">
        <Trans>
          Acht onderwerpen, ongeveer vijf minuten. {scan.companyName} wil het werk samen beter regelen.
        </Trans>
      </p>
      {!employee && (
        <div className="mt-6">
          <Notice title={<Trans>Deze link is voor de leiding</Trans>}>
            <p>
              <Trans>
                Bent u medewerker? Vraag dan een andere link, want deze antwoorden zijn niet anoniem.
              </Trans>
            </p>
          </Notice>
        </div>
      )}
      {going && (
        <div className="mt-6">
          <Notice title={<Trans>Op dit apparaat zijn al antwoorden begonnen</Trans>}>
            <p>
              <Trans>Zijn dat de uwe? Dan gaat u verder waar u was.</Trans>
            </p>
          </Notice>
        </div>
      )}
      <ul className="hairlines mt-8">
        <li className="promise">
          <Lock aria-hidden="true" />
          <div>
            <p className="font-semibold">
              {employee ? (
                <Trans>Niemand ziet wie wat antwoordt</Trans>
              ) : (
                <Trans>U antwoordt niet anoniem</Trans>
              )}
            </p>
            <p className="soft text-sm">{localized(response.privacy)}</p>
            {employee && (
              <p className="soft mt-1 text-sm">
                <Trans>
                  Schrijft u iets in uw eigen woorden? Dat tonen wij pas als tien of meer medewerkers dat
                  deden. Het programma leest het eerst na op namen.
                </Trans>
              </p>
            )}
            {employee && (
              <p className="soft mt-1 text-sm">
                <Trans>Wij vragen uw naam niet en bewaren niet vanaf welk apparaat u meedoet.</Trans>
              </p>
            )}
          </div>
        </li>
        <li className="promise">
          <UsersRound aria-hidden="true" />
          <div>
            <p className="font-semibold">
              {scan.sharedWithEmployees ? (
                <Trans>U leest de uitkomst ook</Trans>
              ) : (
                <Trans>De leiding en de personeelsvertegenwoordiging lezen de uitkomst</Trans>
              )}
            </p>
            <p className="soft text-sm">
              {scan.sharedWithEmployees ? (
                <Trans>Met de code die u aan het einde krijgt, zonder account.</Trans>
              ) : (
                <Trans>Uw bedrijf kan haar later alsnog met u delen.</Trans>
              )}
            </p>
          </div>
        </li>
        <li className="promise">
          <Handshake aria-hidden="true" />
          <div>
            <p className="font-semibold">{staffSentence(scan)}</p>
            <p className="soft text-sm">
              <Trans>Zo gaf {scan.companyName} het op, voordat de scan openging.</Trans>
            </p>
          </div>
        </li>
        {employee && scan.linksFrom !== 'company' && (
          <li className="promise">
            <KeyRound aria-hidden="true" />
            <div>
              <p className="font-semibold">
                <Trans>Een vertegenwoordiger van het personeel deelt de links uit</Trans>
              </p>
              <p className="soft text-sm">
                {scan.linksFrom === 'staff' ? (
                  <Trans>
                    Elke link werkt één keer en de leiding heeft er geen. Kreeg u de uwe van de leiding? Vraag
                    uw vertegenwoordiger of dat klopt.
                  </Trans>
                ) : (
                  <Trans>
                    Elke link werkt één keer. Eerder deelde de leiding links uit; die werken niet meer. Kreeg
                    u de uwe van de leiding? Vraag uw vertegenwoordiger of dat klopt.
                  </Trans>
                )}
              </p>
            </div>
          </li>
        )}
        <li className="promise">
          <RefreshCcw aria-hidden="true" />
          <div>
            <p className="font-semibold">
              <Trans>U kunt zich bedenken</Trans>
            </p>
            <p className="soft text-sm">
              <Trans>
                Tot en met {dayLong(scan.closesOn)} wijzigt of wist u uw antwoorden. Meedoen mag, het hoeft
                niet.
              </Trans>
            </p>
          </div>
        </li>
      </ul>
      {employee && (
        <details className="mt-5 text-sm">
          <summary className="font-semibold">
            <Trans>Waar de grens ligt</Trans>
          </summary>
          <p className="soft mt-2">
            {scan.linksFrom === 'staff' ? (
              <Trans>
                De leiding benoemt wie er in dit programma voor het personeel spreekt. Kent u uw
                vertegenwoordiger niet? Vraag dan na wie het is voordat u begint.
              </Trans>
            ) : (
              <Trans>
                Wie een gedeelde link heeft, kan vaker antwoorden. Een werkgever die zelf antwoorden verzint,
                maakt de uitkomst onbetrouwbaar en kan zo meer te weten komen over de rest.
              </Trans>
            )}
          </p>
          <p className="soft mt-2">
            <Trans>
              Wie de computers van het programma beheert en voortdurend meekijkt, kan zien welke link een
              antwoord gaf. Meestal binnen een kwartier staan alle antwoorden door elkaar; dan kan dat niet
              meer. Uw naam staat er nooit bij.
            </Trans>
          </p>
          {scan.linksFrom === 'company' && (
            <p className="soft mt-2">
              <Trans>
                Vertrouwt u het niet? Vraag een vertegenwoordiger van het personeel om de links uit te delen:
                dan heeft de leiding er geen.
              </Trans>
            </p>
          )}
        </details>
      )}
      <div className="mt-8 grid gap-3">
        <Button onClick={onBegin}>
          {going ? <Trans>Verder met deze antwoorden</Trans> : <Trans>Begin met onderwerp 1</Trans>}
          <ArrowRight aria-hidden="true" />
        </Button>
        {going && onAnew && (
          <Button kind="secondary" onClick={onAnew}>
            <Trans>Ik ben iemand anders: begin opnieuw</Trans>
          </Button>
        )}
      </div>
    </div>
  );
}
