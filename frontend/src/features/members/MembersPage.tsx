import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { listMembersOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { MemberRead } from '@/api/types.gen.ts';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { ChoiceChips } from '@/ui/FilterChips.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { SearchField } from '@/ui/SearchField.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { MemberDialog } from './MemberDialog.tsx';
import { MembersTable } from './MembersTable.tsx';
import { membersSearch } from './membersSearch.ts';
import { EndedNotice, useEnding } from './useEnding.tsx';

/** The register a branch keeps of its members, also of those that do not take part in the programme. */
export function MembersPage() {
  const { t } = useLingui();
  const search = membersSearch({ ...useSearch({ from: '/branche/leden' }) });
  const navigate = useNavigate();
  const [editing, setEditing] = useState<MemberRead | 'new' | null>(null);
  const ending = useEnding();
  const members = useQuery({
    ...listMembersOptions({ query: { ...search, status: search.status ?? 'current' } }),
    placeholderData: keepPreviousData,
  });
  const change = (changed: Record<string, unknown>) =>
    void navigate({
      to: '.',
      search: (previous: object) => ({ ...previous, page: 1, ...changed }) as never,
      replace: true,
    });
  const add = (
    <Button onClick={() => setEditing('new')}>
      <Trans>Voeg een lid toe</Trans>
    </Button>
  );
  const bring = (
    <LinkButton to="/branche/leden/importeren" kind="secondary">
      <Trans>Importeer leden</Trans>
    </LinkButton>
  );
  const filtered = search.q || search.participation || search.status;
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Leden`}
        lead={t`De ledenlijst van uw branche, op KVK-nummer. Of een lid meedoet, ziet u alleen als het lid dat goedvindt.`}
      />
      <div className="mb-6 grid gap-4">
        <SearchField
          label={t`Zoek een lid`}
          placeholder={t`Naam of begin van het KVK-nummer`}
          value={search.q ?? ''}
          onSearch={(text) => change({ q: text || undefined })}
        />
        <div className="flex flex-wrap items-end gap-6">
          <ChoiceChips
            label={t`Lidmaatschap`}
            options={[
              { value: 'current', label: t`Lid` },
              { value: 'ended', label: t`Geen lid meer` },
            ]}
            chosen={[search.status ?? 'current']}
            onChange={(chosen) => change({ status: chosen.at(-1) === 'ended' ? 'ended' : undefined })}
          />
          <ChoiceChips
            label={t`Deelname`}
            options={[{ value: 'shown', label: t`Laat zien dat het meedoet` }]}
            chosen={search.participation ? [search.participation] : []}
            onChange={(chosen) => change({ participation: chosen.at(-1) })}
          />
          <div className="flex flex-wrap gap-3 sm:ml-auto">
            {add}
            {bring}
          </div>
        </div>
        <EndedNotice ending={ending} />
      </div>
      <Loaded
        query={members}
        skeleton={<TableSkeleton />}
        errorTitle={<Trans>De ledenlijst kwam niet door</Trans>}
      >
        {(found) =>
          found.items.length === 0 ? (
            filtered || search.page > 1 ? (
              <EmptyState title={<Trans>Geen leden gevonden</Trans>}>
                <Trans>Haal een filter weg of zoek op een deel van de naam.</Trans>
              </EmptyState>
            ) : (
              <EmptyState
                title={<Trans>Uw ledenlijst is nog leeg</Trans>}
                actions={
                  <>
                    {add}
                    {bring}
                  </>
                }
              >
                <Trans>
                  Zet uw leden erin met hun KVK-nummer. Ook een lid zonder account hier hoort erbij: meldt het
                  zich later aan, dan herkennen wij het.
                </Trans>
              </EmptyState>
            )
          ) : (
            <div className="grid gap-6">
              <MembersTable
                members={found.items}
                busy={ending.busy}
                onEdit={setEditing}
                onEnd={ending.end}
                onReturn={ending.putBack}
              />
              <Pagination {...found} />
            </div>
          )
        }
      </Loaded>
      {editing && (
        <MemberDialog member={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </div>
  );
}
