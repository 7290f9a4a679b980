import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { readRoundStatementOptions } from '@/api/@tanstack/react-query.gen.ts';
import { readRoundStatementFile } from '@/api/sdk.gen.ts';
import type { RoundRead } from '@/api/types.gen.ts';
import { activeLanguage } from '@/lib/i18n.ts';
import { useLocalized } from '@/lib/localized.ts';
import { saveAs } from '@/lib/saveAs.ts';
import { Button } from '@/ui/Button.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';

/** What became of each funder's money, every euro in words; as a spreadsheet, as CSV, or on paper. */
export function Statement({ round }: { round: RoundRead }) {
  const { t } = useLingui();
  const say = useLocalized();
  const statement = useQuery(readRoundStatementOptions({ path: { roundId: round.id } }));
  const download = async (format: 'xlsx' | 'csv') => {
    const language = activeLanguage();
    const { data } = await readRoundStatementFile({
      path: { roundId: round.id },
      query: { format, language },
      parseAs: 'blob',
      throwOnError: true,
    });
    saveAs(data as unknown as Blob, `${round.slug}-${language}.${format}`);
  };
  return (
    <section className="grid gap-4">
      <h2 className="text-xl">
        <Trans>Wat er met het geld is gebeurd</Trans>
      </h2>
      <Loaded query={statement} skeleton={<ListSkeleton rows={2} />}>
        {(found) =>
          found.items.length === 0 ? (
            <p className="soft">
              <Trans>Er is nog geen geld ingelegd.</Trans>
            </p>
          ) : (
            <ul className="grid max-w-measure gap-2">
              {found.items.map((item) => (
                <li key={item.fundingShareId}>{say(item.explanation)}</li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <div className="flex flex-wrap gap-3 print:hidden">
        <Button kind="secondary" small onClick={() => void download('xlsx')}>
          <Trans>Spreadsheet</Trans>
        </Button>
        <Button kind="secondary" small aria-label={t`Boekingen als CSV`} onClick={() => void download('csv')}>
          <Trans>CSV</Trans>
        </Button>
        <Button kind="quiet" small onClick={() => window.print()}>
          <Trans>Druk af</Trans>
        </Button>
      </div>
    </section>
  );
}
