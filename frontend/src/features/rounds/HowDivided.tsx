import { Trans, useLingui } from '@lingui/react/macro';
import type { RoundRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { Table } from '@/ui/Table.tsx';
import { mostPoints, useAllocationWords } from './allocationWords.ts';

/** How the money of a round is divided: the criteria with their points, or what a draw promises and has shown. */
export function HowDivided({ round }: { round: RoundRead }) {
  const words = useAllocationWords()[round.allocation];
  const { t } = useLingui();
  const { moment } = useFormats();
  return (
    <div className="grid gap-4">
      <p className="soft">
        <strong>{words.name}.</strong> {words.meaning}
        {round.waiting > 0 && ` ${t`Er wachten nu ${round.waiting} aanvragen.`}`}
      </p>
      {round.allocation === 'ranking' && <Criteria round={round} />}
      {round.allocation === 'draw' && <Assurance round={round} />}
      {round.allocatedAt && (
        <p>
          {round.allocation === 'draw'
            ? t`Er is geloot op ${moment(round.allocatedAt)}.`
            : t`De punten zijn gegeven op ${moment(round.allocatedAt)}. Elk bedrijf ziet zijn eigen punten bij zijn aanvraag.`}
        </p>
      )}
      {round.drawn && <DrawFile round={round} />}
    </div>
  );
}

function Criteria({ round }: { round: RoundRead }) {
  const { t } = useLingui();
  const say = useLocalized();
  return (
    <Table
      caption={t`Waarvoor u punten krijgt`}
      columns={[
        { key: 'name', header: t`Waarvoor u punten krijgt`, cell: (criterion) => say(criterion.name) },
        { key: 'points', header: t`Punten`, cell: (criterion) => criterion.points, numeric: true },
      ]}
      rows={round.criteria}
      rowKey={(criterion) => `${criterion.kind} ${say(criterion.name)}`}
      footer={
        <tr>
          <th scope="row">
            <Trans>Hoogstens</Trans>
          </th>
          <td className="num">{mostPoints(round.criteria)}</td>
        </tr>
      }
    />
  );
}

function Assurance({ round }: { round: RoundRead }) {
  return (
    <details className="as-table">
      <summary>
        <Trans>Hoe u ziet dat de loting eerlijk is</Trans>
      </summary>
      <div className="grid gap-3 py-3">
        <ol className="grid list-decimal gap-2 pl-5">
          <li>
            <Trans>Vooraf is een geheim getal vastgelegd. Hieronder staat de afdruk daarvan.</Trans>
          </li>
          <li>
            <Trans>
              Elke aanvraag krijgt bij het indienen een code. Alleen uw bedrijf en het programma weten welke
              code van u is.
            </Trans>
          </li>
          <li>
            <Trans>Bij de sluiting ligt de lijst met codes vast. Ook daarvan komt hier de afdruk.</Trans>
          </li>
          <li>
            <Trans>Bij de loting maken wij het getal bekend. Getal en code samen bepalen de volgorde.</Trans>
          </li>
        </ol>
        {round.commitment && (
          <Print term={<Trans>Afdruk van het geheime getal (SHA-256)</Trans>} value={round.commitment} />
        )}
        {round.listHash && (
          <Print term={<Trans>Afdruk van de lijst met codes (SHA-256)</Trans>} value={round.listHash} />
        )}
      </div>
    </details>
  );
}

function Print({ term, value }: { term: React.ReactNode; value: string }) {
  return (
    <p>
      <span className="quiet">{term}</span>
      <br />
      <code className="break-all font-mono">{value}</code>
    </p>
  );
}

/** The public file of a draw, to keep and to check. */
export function DrawFile({ round }: { round: { id: string; slug: string } }) {
  return (
    <p>
      <a className="link" href={`/v1/rounds/${round.id}/draw`} download={`loting-${round.slug}.json`}>
        <Trans>Download het bestand van de loting</Trans>
      </a>{' '}
      <span className="quiet">
        <Trans>Met codes, zonder namen. Narekenen kan met de opdracht verify-draw uit onze broncode.</Trans>
      </span>
    </p>
  );
}
