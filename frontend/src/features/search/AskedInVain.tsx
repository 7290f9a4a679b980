import { Plural, Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { readSearchReportOptions } from '@/api/@tanstack/react-query.gen.ts';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';

/** What was searched often without result, and what people said of the results. */
export function AskedInVain() {
  const report = useQuery(readSearchReportOptions());
  return (
    <aside aria-labelledby="vergeefs" className="grid content-start gap-3">
      <h2 id="vergeefs" className="text-lg">
        <Trans>Wat mensen vergeefs zoeken</Trans>
      </h2>
      <Loaded
        query={report}
        skeleton={<ListSkeleton rows={3} />}
        errorTitle={<Trans>Het overzicht kwam niet door</Trans>}
      >
        {(found) => (
          <>
            {found.items.length === 0 ? (
              <p className="soft">
                <Trans>Geen enkele vraag kwam de afgelopen dertien weken vijf keer of vaker voor.</Trans>
              </p>
            ) : (
              <ul className="hairlines">
                {found.items.map((item) => (
                  <li key={`${item.language}/${item.words}`} className="grid gap-0.5 py-3">
                    <span lang={item.language}>{item.words}</span>
                    <span className="quiet text-sm">
                      <Plural value={item.misses} one="# keer niets gevonden" other="# keer niets gevonden" />
                      {', '}
                      <Trans>
                        {item.helpful} keer nuttig, {item.unhelpful} keer niet
                      </Trans>
                    </span>
                  </li>
                ))}
              </ul>
            )}
            <p>
              <Trans>
                Van alle antwoorden op “Was dit nuttig?” waren er {found.helpful} ja en {found.unhelpful} nee.
              </Trans>
            </p>
            <p className="quiet text-sm">
              <Trans>
                In een vraag kan een naam staan. Daarom bewaren wij de woorden pas als een vraag in één week
                vijf keer gesteld is, dertien weken lang, en nooit wie haar stelde.
              </Trans>
            </p>
          </>
        )}
      </Loaded>
    </aside>
  );
}
