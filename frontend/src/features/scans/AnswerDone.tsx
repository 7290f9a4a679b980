import { Trans, useLingui } from '@lingui/react/macro';
import { CalendarDays, Copy, UsersRound } from 'lucide-react';
import type { ScanResponseRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useTitle } from '@/lib/title.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button } from '@/ui/Button.tsx';
import { PageHeading } from '@/ui/PageHeading.tsx';
import { Pictogram } from '@/ui/Pictogram.tsx';
import { toast } from '@/ui/toast.ts';

/** After submitting: the receipt code, and what happens now. */
export function AnswerDone({ receipt, response }: { receipt: string; response: ScanResponseRead }) {
  const { t } = useLingui();
  const { dayLong, dayShort } = useFormats();
  const { scan } = response;
  useTitle(t`Uw antwoorden zijn binnen`);
  const copy = async () => {
    await navigator.clipboard.writeText(receipt);
    toast(t`De code is gekopieerd.`);
  };
  return (
    <div className="answer-column py-10">
      <Pictogram theme="together" />
      <PageHeading className="mt-6">
        <Trans>Dank u, uw antwoorden zijn binnen</Trans>
      </PageHeading>
      <section className="field-panel on-field mt-8" aria-labelledby="receipt">
        <div className="min-w-0">
          <h2 id="receipt" className="kicker font-sans tracking-normal">
            <Trans>Uw ontvangstcode</Trans>
          </h2>
          <p className="receipt my-3">{receipt}</p>
          <p className="text-on-field-soft text-sm">
            <Trans>
              Met deze code leest, wijzigt of wist u uw antwoorden, tot en met {dayLong(scan.closesOn)}.
              Schrijf haar op of maak een foto: wij weten niet van wie zij is en zetten haar niet op dit
              apparaat.
            </Trans>
          </p>
          <div className="mt-5 flex flex-wrap gap-3">
            <Button kind="secondary" small onClick={() => void copy()}>
              <Copy aria-hidden="true" />
              <Trans>Kopieer de code</Trans>
            </Button>
          </div>
        </div>
      </section>
      <h2 className="mt-10 text-xl">
        <Trans>Wat er nu gebeurt</Trans>
      </h2>
      <ul className="hairlines mt-3">
        <li className="promise">
          <CalendarDays aria-hidden="true" />
          <div>
            <p className="font-semibold">
              <Trans>{dayShort(scan.closesOn)}: de laatste dag</Trans>
            </p>
            <p className="soft text-sm">
              <Trans>Daarna rekenen wij de scores per thema uit, één keer.</Trans>
            </p>
          </div>
        </li>
        <li className="promise">
          <UsersRound aria-hidden="true" />
          <div>
            <p className="font-semibold">
              {scan.sharedWithEmployees ? (
                <Trans>Daarna: u leest de uitkomst</Trans>
              ) : (
                <Trans>Daarna: uw bedrijf bespreekt de uitkomst</Trans>
              )}
            </p>
            <p className="soft text-sm">
              {scan.sharedWithEmployees ? (
                <Trans>Met uw ontvangstcode, op de pagina Mijn antwoorden.</Trans>
              ) : (
                <Trans>De leiding en de personeelsvertegenwoordiging lezen haar.</Trans>
              )}
            </p>
          </div>
        </li>
      </ul>
      <p className="mt-6">
        <AppLink to="/mijn-antwoorden">
          <Trans>Naar Mijn antwoorden</Trans>
        </AppLink>
      </p>
    </div>
  );
}
