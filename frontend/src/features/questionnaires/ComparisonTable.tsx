import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { VersionComparison } from '@/api/types.gen.ts';
import { Table } from '@/ui/Table.tsx';

/** What of the version before can be laid beside this one. */
export function ComparisonTable({ comparison }: { comparison: VersionComparison }) {
  const { t } = useLingui();
  const changed = comparison.items.filter((item) => item.relation !== 'same');
  const words = {
    same: t`gelijk`,
    reworded_comparable: t`anders verwoord, te vergelijken`,
    reworded: t`anders verwoord, niet te vergelijken`,
    new: t`nieuw`,
  };
  return (
    <section className="mt-(--section)">
      <h2>
        <Trans>Naast versie {comparison.earlierNumber}</Trans>
      </h2>
      <p className="lead mt-3">
        <Plural
          value={comparison.comparableThemes.length}
          one="Van 1 thema zijn de scores te vergelijken."
          other="Van # thema's zijn de scores te vergelijken."
        />
      </p>
      {changed.length === 0 && comparison.dropped.length === 0 ? (
        <p className="soft mt-3">
          <Trans>Alle stellingen zijn gelijk gebleven.</Trans>
        </p>
      ) : (
        <div className="mt-4">
          <Table
            caption={t`Wat er is veranderd`}
            captionHidden
            rows={[
              ...changed.map((item) => ({
                code: item.code,
                earlier: item.earlierCode,
                word: words[item.relation],
              })),
              ...comparison.dropped.map((code) => ({ code: '–', earlier: code, word: t`vervallen` })),
            ]}
            rowKey={(row) => `${row.code}-${row.earlier}`}
            columns={[
              { key: 'code', header: t`Nu`, cell: (row) => row.code },
              { key: 'earlier', header: t`Toen`, cell: (row) => row.earlier ?? '–' },
              { key: 'word', header: t`Verschil`, cell: (row) => row.word },
            ]}
          />
        </div>
      )}
    </section>
  );
}
