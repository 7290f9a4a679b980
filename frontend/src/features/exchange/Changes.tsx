import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { listExchangeVersionsOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { ExchangeText, ExchangeVersionRead } from '@/api/types.gen.ts';
import { Notice } from '@/ui/Notice.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { Told } from './exchangeWords.tsx';

interface ChangesProps {
  shareId: string;
  taken: number;
  newest: number;
}

/** What the branch changed since one's own took it over, old beside new. */
export function Changes({ shareId, taken, newest }: ChangesProps) {
  const versions = useQuery({
    ...listExchangeVersionsOptions({ path: { exchangeShareId: shareId } }),
    staleTime: 0,
  });
  return (
    <section className="mb-8">
      <Notice title={<Trans>Er is een nieuwe versie sinds u dit overnam</Trans>}>
        <Loaded
          query={versions}
          skeleton={<ListSkeleton rows={2} />}
          errorTitle={<Trans>De versies kwamen niet door</Trans>}
        >
          {({ items }) => {
            const before = items.find((one) => one.number === taken);
            const after = items.find((one) => one.number === newest);
            return before && after ? <Differences before={before} after={after} /> : null;
          }}
        </Loaded>
      </Notice>
    </section>
  );
}

function Differences({ before, after }: { before: ExchangeVersionRead; after: ExchangeVersionRead }) {
  const { t } = useLingui();
  const fields: [string, ExchangeText | null, ExchangeText | null][] = [
    [t`Titel`, before.title, after.title],
    [t`Wat het gaf`, before.gain, after.gain],
    [t`Wat zij deden`, before.did, after.did],
    [t`Wat het kostte`, before.cost, after.cost],
  ];
  const changed = fields.filter(([, one, other]) => JSON.stringify(one) !== JSON.stringify(other));
  const setup = (one: ExchangeVersionRead) =>
    JSON.stringify([one.tool, one.campaign, one.themes, one.sectors]);
  return (
    <div className="grid gap-4">
      {changed.map(([name, one, other]) => (
        <div key={name}>
          <h3 className="font-semibold">{name}</h3>
          <div className="grid gap-3 sm:grid-cols-2">
            <Side label={<Trans>Toen u het overnam</Trans>} text={one} />
            <Side label={<Trans>Nu</Trans>} text={other} />
          </div>
        </div>
      ))}
      {setup(before) !== setup(after) && (
        <p>
          <Trans>Ook het instrument, de opzet, de thema's of de sectoren zijn anders.</Trans>
        </p>
      )}
      <p className="quiet">
        <Trans>Wat u ervan maakte blijft zoals het is.</Trans>
      </p>
    </div>
  );
}

function Side({ label, text }: { label: ReactNode; text: ExchangeText | null }) {
  return (
    <div>
      <p className="quiet">{label}</p>
      <p className="whitespace-pre-line">{text ? <Told text={text} /> : <Trans>Niets</Trans>}</p>
    </div>
  );
}
