import './developers.css';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { textIn } from '@/lib/localized.ts';
import { Field } from '@/ui/form/Field.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { EmptyState } from '@/ui/States.tsx';
import { Table } from '@/ui/Table.tsx';
import { WithCode } from './English.tsx';
import { findTerms, type Term } from './terms.ts';

/** The words of the programme: Dutch on the screen, English in the API. */
export function GlossaryPage() {
  const { t, i18n } = useLingui();
  const { q } = useSearch({ from: '/begrippen' });
  const [wish, setWish] = useState(q ?? '');
  const navigate = useNavigate();
  const found = findTerms(wish);
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Eén woord voor één ding`}
        documentTitle={t`Begrippen`}
        crumbs={[{ label: t`API`, to: '/api' }, { label: t`Begrippen` }]}
        lead={t`Op het scherm staat Nederlands, in de API Engels. Hier staat wat bij elkaar hoort.`}
      />
      <search>
        <Field id="term-search" label={t`Zoek een begrip`}>
          <input
            id="term-search"
            type="search"
            className="input"
            autoComplete="off"
            value={wish}
            onChange={(event) => {
              const text = event.target.value;
              setWish(text);
              void navigate({
                to: '.',
                search: text.trim() ? { q: text } : {},
                replace: true,
                resetScroll: false,
              });
            }}
          />
        </Field>
      </search>
      <p className="meta mt-3 mb-6" role="status">
        {plural(found.length, { one: '# begrip', other: '# begrippen' })}
      </p>
      {found.length === 0 ? (
        <EmptyState title={<Trans>Dit begrip staat er niet bij</Trans>}>
          <Trans>Probeer een korter woord, of het Engelse woord uit de API.</Trans>
        </EmptyState>
      ) : (
        <Table
          caption={t`Begrippen`}
          captionHidden
          rows={found}
          rowKey={(term) => term.nl.join()}
          columns={[
            {
              key: 'nl',
              header: t`Nederlands`,
              cell: (term: Term) => <span lang="nl">{term.nl.join(', ')}</span>,
            },
            {
              key: 'en',
              header: t`Engels`,
              cell: (term: Term) => <span lang="en">{term.en.join(', ')}</span>,
            },
            {
              key: 'meaning',
              header: t`Wat het is`,
              cell: (term: Term) => <WithCode>{textIn(i18n.locale, term.meaning)}</WithCode>,
            },
          ]}
        />
      )}
    </div>
  );
}
