import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useId } from 'react';
import { readMeasurementResponseOptions } from '@/api/@tanstack/react-query.gen.ts';
import { listIn, listOut } from '@/lib/searchList.ts';
import { ChoiceChips } from '@/ui/FilterChips.tsx';
import { Field } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { SearchField } from '@/ui/SearchField.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { MissingFirms } from './MissingFirms.tsx';
import { ARMS, type ResponseSearch, STATES } from './responseSearch.ts';
import { useResponseWords } from './responseWords.ts';
import { WaveSection } from './WaveSection.tsx';

/** Who answered a measurement and who did not: by measurement and group, and by name. Never a figure of a firm. */
export function ResponsePage() {
  const { t } = useLingui();
  const search: ResponseSearch = useSearch({ strict: false });
  const demonstration = search.verzonnen === 'ja';
  const board = useQuery(readMeasurementResponseOptions({ query: { demonstration } }));
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Wie antwoordt op de metingen`}
        documentTitle={t`Respons`}
        lead={t`Hoe meer bedrijven antwoorden, hoe meer de uitkomsten zeggen. U ziet wie ontbreekt, en nooit een cijfer van een bedrijf.`}
      />
      {demonstration && (
        <div className="mb-8">
          <Notice tone="calm" title={<Trans>Verzonnen bedrijven</Trans>}>
            <p>
              <Trans>Deze bedrijven bestaan niet en tellen in geen enkele uitkomst mee.</Trans>
            </p>
          </Notice>
        </div>
      )}
      <Loaded
        query={board}
        skeleton={<TableSkeleton />}
        errorTitle={<Trans>De respons kwam niet door</Trans>}
      >
        {(found) =>
          found.waves.length === 0 ? (
            <EmptyState title={<Trans>Er is nog niets gevraagd</Trans>}>
              <Trans>
                Zodra een bedrijf start of wacht en het goedvindt dat wij het volgen, staat het hier.
              </Trans>
            </EmptyState>
          ) : (
            <div className="grid gap-10">
              {found.waves.map((wave) => (
                <WaveSection key={wave.number} wave={wave} verzonnen={search.verzonnen} />
              ))}
            </div>
          )
        }
      </Loaded>
      <section className="mt-12 grid gap-6" id="bedrijven">
        <h2 className="text-2xl">
          <Trans>Bedrijven</Trans>
        </h2>
        <Filters search={search} waves={board.data?.waves.map((wave) => wave.number) ?? []} />
        <MissingFirms search={search} />
      </section>
    </div>
  );
}

function Filters({ search, waves }: { search: ResponseSearch; waves: readonly number[] }) {
  const { t } = useLingui();
  const id = useId();
  const words = useResponseWords();
  const navigate = useNavigate();
  const change = (changed: ResponseSearch) =>
    void navigate({
      to: '/programma/respons',
      search: { ...search, page: undefined, ...changed } as never,
      replace: true,
      resetScroll: false,
    });
  const choice = (
    name: 'meting' | 'groep',
    label: string,
    options: readonly { value: string; label: string }[],
  ) => (
    <Field id={`${id}-${name}`} label={label}>
      <select
        id={`${id}-${name}`}
        className="input"
        value={search[name] ?? ''}
        onChange={(event) => change({ [name]: event.target.value || undefined })}
      >
        <option value="">{t`Alle`}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
  return (
    <div className="no-print grid gap-5">
      <SearchField
        label={t`Zoek een bedrijf`}
        placeholder={t`Naam of begin van het KVK-nummer`}
        value={search.q ?? ''}
        onSearch={(q) => change({ q: q || undefined })}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        {choice(
          'meting',
          t`Meting`,
          waves.map((number) => ({ value: String(number), label: words.wave(number) })),
        )}
        {choice(
          'groep',
          t`Groep`,
          ARMS.map((arm) => ({ value: arm, label: words.arms[arm] })),
        )}
      </div>
      <ChoiceChips
        label={t`Stand`}
        options={STATES.map((state) => ({ value: state, label: words.states[state] }))}
        chosen={STATES.filter((state) => listIn(search.stand ?? 'open,overdue').includes(state))}
        onChange={(chosen) => change({ stand: listOut(chosen), reden: undefined })}
      />
      <label className="choice">
        <input
          type="checkbox"
          checked={search.verzonnen === 'ja'}
          onChange={(event) => change({ verzonnen: event.target.checked ? 'ja' : undefined })}
        />
        <span>
          <Trans>Toon verzonnen bedrijven in plaats van echte</Trans>
        </span>
      </label>
    </div>
  );
}
