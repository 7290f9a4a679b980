import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listSearchSynonymSetsOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { SynonymSetRead } from '@/api/types.gen.ts';
import { Button } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { AskedInVain } from './AskedInVain.tsx';
import { RemoveWordsDialog } from './RemoveWordsDialog.tsx';
import { WordsDialog } from './WordsDialog.tsx';

type Asked = { what: 'make' } | { what: 'change' | 'remove'; set: SynonymSetRead };

/** The words that mean the same to search, and what was searched in vain. */
export function SearchWordsPage() {
  const { t } = useLingui();
  const sets = useQuery(listSearchSynonymSetsOptions());
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const add = (
    <Button onClick={() => setAsked({ what: 'make' })}>
      <Trans>Voeg woorden toe</Trans>
    </Button>
  );
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Zoekwoorden`}
        lead={t`Ondernemers noemen iets vaak anders dan wij. Zet hier bij elkaar wat hetzelfde betekent: wie het ene woord zoekt, vindt ook het andere. Het werkt meteen.`}
      />
      <div className="columns-main-side">
        <section aria-labelledby="groepen">
          <div className="flex flex-wrap items-center justify-between gap-3 pb-4">
            <h2 id="groepen" className="text-xl">
              <Trans>Woorden die hetzelfde betekenen</Trans>
            </h2>
            {add}
          </div>
          <Loaded
            query={sets}
            skeleton={<ListSkeleton rows={6} />}
            errorTitle={<Trans>De zoekwoorden kwamen niet door</Trans>}
          >
            {(found) =>
              found.items.length === 0 ? (
                <EmptyState title={<Trans>Er zijn nog geen zoekwoorden</Trans>} actions={add}>
                  <p>
                    <Trans>
                      Begin met wat u ondernemers hoort zeggen, zoals “baas” voor “leidinggevende”.
                    </Trans>
                  </p>
                </EmptyState>
              ) : (
                <ul className="hairlines">
                  {found.items.map((set) => (
                    <SetRow
                      key={set.id}
                      set={set}
                      onChange={() => setAsked({ what: 'change', set })}
                      onRemove={() => setAsked({ what: 'remove', set })}
                    />
                  ))}
                </ul>
              )
            }
          </Loaded>
        </section>
        <AskedInVain />
      </div>
      {(asked?.what === 'make' || asked?.what === 'change') && (
        <WordsDialog set={asked.what === 'change' ? asked.set : null} onClose={close} />
      )}
      {asked?.what === 'remove' && <RemoveWordsDialog set={asked.set} onClose={close} />}
    </div>
  );
}

interface SetRowProps {
  set: SynonymSetRead;
  onChange: () => void;
  onRemove: () => void;
}

function SetRow({ set, onChange, onRemove }: SetRowProps) {
  const { t } = useLingui();
  const first = set.words[0] ?? '';
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-4">
      <p lang={set.language} className="min-w-0 flex-1 basis-64">
        {set.words.join(', ')}
        {set.language === 'en' && <span className="quiet"> ({t`Engels`})</span>}
      </p>
      <div className="flex gap-2">
        <Button kind="secondary" small aria-label={t`Wijzig de woorden bij ${first}`} onClick={onChange}>
          <Trans>Wijzig</Trans>
        </Button>
        <Button kind="quiet" small aria-label={t`Haal weg: de woorden bij ${first}`} onClick={onRemove}>
          <Trans>Haal weg</Trans>
        </Button>
      </div>
    </li>
  );
}
