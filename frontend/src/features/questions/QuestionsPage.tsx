import { Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { listQuestions } from '@/api/sdk.gen.ts';
import type { ListQuestionsData } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useSectors, useThemes } from '@/lib/reference.ts';
import { useSession } from '@/lib/session.ts';
import { LinkButton } from '@/ui/Button.tsx';
import { Filter } from '@/ui/Filter.tsx';
import { MoreButton } from '@/ui/MoreButton.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { SearchField } from '@/ui/SearchField.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { QuestionRow } from './QuestionRow.tsx';
import { Suggestions } from './Suggestions.tsx';
import { STATUS_WORDS } from './words.ts';

export interface QuestionsSearch {
  theme?: string;
  sector?: string;
  status?: string;
  mine?: string;
}

type Query = NonNullable<ListQuestionsData['query']>;

/** Questions of entrepreneurs with their answers: read by everybody. */
export function QuestionsPage({ search }: { search: QuestionsSearch }) {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const themes = useThemes();
  const sectors = useSectors();
  const { session } = useSession();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const { mine, ...rest } = search;
  const query = { ...rest, ...(mine && { mine: true }) } as Query;
  const found = useInfiniteQuery({
    queryKey: [{ _id: 'listQuestions', query }],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const asked = pageParam ? { ...query, after: pageParam } : query;
      return (await listQuestions({ query: asked, signal, throwOnError: true })).data;
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const change = (name: keyof QuestionsSearch, value: string | undefined) =>
    navigate({ to: '/vragen', search: { ...search, [name]: value } as never });
  const whose = [
    { value: 'open', label: i18n._(STATUS_WORDS.open) },
    { value: 'answered', label: i18n._(STATUS_WORDS.answered) },
    { value: 'closed', label: i18n._(STATUS_WORDS.closed) },
  ];
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Vraag het aan wie het al deed`}
        documentTitle={t`Vraagbaak`}
        lead={
          <Trans>
            Ondernemers helpen elkaar. Komt er geen antwoord, dan kijkt Syntens, en daarna een erkende
            adviseur. U kunt anoniem vragen.
          </Trans>
        }
        actions={
          <>
            <LinkButton to="/vragen/stellen">
              <Trans>Stel een vraag</Trans>
            </LinkButton>
            {session.authenticated && (
              <LinkButton to="/vragen/volgend" kind="secondary">
                <Trans>Wat u volgt</Trans>
              </LinkButton>
            )}
          </>
        }
      />
      <div className="grid gap-6">
        <SearchField label={t`Zoek een antwoord`} value={typed} onSearch={setTyped} />
        <Suggestions typed={typed} title={t`Dit vonden wij`} />
        <div className="grid gap-4 sm:grid-cols-3">
          <Filter
            label={t`Thema`}
            value={search.theme}
            options={themes.map((theme) => ({ value: theme.code, label: localized(theme.name) }))}
            onChange={(value) => void change('theme', value)}
          />
          <Filter
            label={t`Sector`}
            value={search.sector}
            options={sectors}
            onChange={(value) => void change('sector', value)}
          />
          <Filter
            label={t`Status`}
            value={search.status}
            options={whose}
            onChange={(value) => void change('status', value)}
          />
        </div>
        {session.authenticated && (
          <label className="choice">
            <input
              type="checkbox"
              checked={mine !== undefined}
              onChange={(event) => void change('mine', event.target.checked ? '1' : undefined)}
            />
            <span>
              <Trans>Alleen mijn vragen</Trans>
            </span>
          </label>
        )}
      </div>
      <div className="mt-6">
        <Loaded
          query={found}
          skeleton={<ListSkeleton />}
          errorTitle={<Trans>De vragen kwamen niet door</Trans>}
        >
          {({ pages }) =>
            pages[0]?.items.length ? (
              <>
                <ul className="hairlines">
                  {pages
                    .flatMap((page) => page.items)
                    .map((question) => (
                      <QuestionRow key={question.id} question={question} />
                    ))}
                </ul>
                <MoreButton query={found}>
                  <Trans>Toon oudere vragen</Trans>
                </MoreButton>
              </>
            ) : (
              <EmptyState title={<Trans>Hier staat nog geen vraag</Trans>}>
                <p>
                  <Trans>Stel de eerste. Wie het al deed, leest mee.</Trans>
                </p>
              </EmptyState>
            )
          }
        </Loaded>
      </div>
    </div>
  );
}
