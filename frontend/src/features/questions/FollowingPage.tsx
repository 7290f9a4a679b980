import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { listQuestionFollowsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { createQuestionFollow, deleteQuestionFollow, replaceQuestionDigest } from '@/api/sdk.gen.ts';
import type { DigestRhythm, QuestionFollowList, Theme } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { labelOf, useSectors, useThemeName, useThemes } from '@/lib/reference.ts';
import { useAct } from '@/lib/useAct.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { Filter } from '@/ui/Filter.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { useTold } from './useQuestion.ts';

/** What one follows, and how often mail comes about it. */
export function FollowingPage() {
  const { t } = useLingui();
  const found = useQuery(listQuestionFollowsOptions());
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Wat u volgt`}
        crumbs={[{ label: t`Vraagbaak`, to: '/vragen' }, { label: t`Wat u volgt` }]}
        lead={<Trans>Niemand ziet wat u volgt.</Trans>}
        actions={
          <LinkButton to="/vragen/besluiten" kind="secondary">
            <Trans>Besluiten over wat u schreef</Trans>
          </LinkButton>
        }
      />
      <Loaded
        query={found}
        skeleton={<ListSkeleton />}
        errorTitle={<Trans>Wat u volgt kwam niet door</Trans>}
      >
        {(list) => <Following list={list} />}
      </Loaded>
    </div>
  );
}

function Following({ list }: { list: QuestionFollowList }) {
  const { t } = useLingui();
  const localized = useLocalized();
  const themes = useThemes();
  const themeName = useThemeName();
  const sectors = useSectors();
  const told = useTold();
  const { fault, run } = useAct();
  const follow = (wish: { theme?: Theme; sector?: string }) =>
    void run(async () => {
      await createQuestionFollow({ body: wish, throwOnError: true });
      await told(t`U volgt dit.`);
    });
  const free = <Item extends { value: string }>(options: Item[], taken: (string | null)[]) =>
    options.filter((option) => !taken.includes(option.value));
  return (
    <div className="grid max-w-2xl gap-6">
      <div className="field">
        <label htmlFor="rhythm">
          <Trans>Hoe vaak wilt u mail</Trans>
        </label>
        <select
          id="rhythm"
          className="input"
          value={list.rhythm}
          onChange={(event) =>
            void run(async () => {
              await replaceQuestionDigest({
                body: { rhythm: event.target.value as DigestRhythm },
                throwOnError: true,
              });
              await told(t`Dat is bewaard.`);
            })
          }
        >
          <option value="daily">{t`Elke dag`}</option>
          <option value="weekly">{t`Elke week, op maandag`}</option>
          <option value="never">{t`Nooit`}</option>
        </select>
      </div>
      {list.items.length === 0 ? (
        <p className="soft">
          <Trans>U volgt nog niets. Kies hieronder een thema of sector.</Trans>
        </p>
      ) : (
        <ul className="hairlines">
          {list.items.map((item) => (
            <li key={item.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
              {item.questionId ? (
                <AppLink
                  to="/vragen/$questionId"
                  params={{ questionId: item.questionId }}
                  className="min-w-0 break-words"
                >
                  {item.title ?? <Trans>Een vraag die er niet meer is</Trans>}
                </AppLink>
              ) : (
                <span>{item.theme ? themeName(item.theme) : labelOf(sectors, item.sector ?? '')}</span>
              )}
              <Button
                small
                kind="secondary"
                onClick={() =>
                  void run(async () => {
                    await deleteQuestionFollow({ path: { questionFollowId: item.id }, throwOnError: true });
                    await told(t`U volgt dit niet meer.`);
                  })
                }
              >
                <Trans>Volg niet meer</Trans>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Filter
        label={t`Volg een thema`}
        empty={t`Kies`}
        value={undefined}
        options={free(
          themes.map((theme) => ({ value: theme.code, label: localized(theme.name) })),
          list.items.map((item) => item.theme),
        )}
        onChange={(value) => value && follow({ theme: value as Theme })}
      />
      <Filter
        label={t`Volg een sector`}
        empty={t`Kies`}
        value={undefined}
        options={free(
          sectors,
          list.items.map((item) => item.sector),
        )}
        onChange={(value) => value && follow({ sector: value })}
      />
      {fault && (
        <p className="field-error" role="status">
          {fault}
        </p>
      )}
    </div>
  );
}
