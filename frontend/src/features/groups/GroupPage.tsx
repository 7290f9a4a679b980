import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { readGroupOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { GroupRead } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { Tabs } from '@/ui/Tabs.tsx';
import { About } from './About.tsx';
import { Agenda } from './Agenda.tsx';
import { Board } from './Board.tsx';
import { Files } from './Files.tsx';
import { Members } from './Members.tsx';
import { Reports } from './Reports.tsx';
import { useGroupFacts } from './useGroupFacts.ts';

interface GroupPageProps {
  groupId: string;
  part: string | undefined;
  page: number;
}

/** One group: for everybody what it is, for members and moderators what is in it. */
export function GroupPage({ groupId, part, page }: GroupPageProps) {
  const found = useQuery(readGroupOptions({ path: { groupId } }));
  return (
    <div className="wrap pb-(--section)">
      <Loaded query={found} skeleton={<ListSkeleton />} errorTitle={<Trans>De groep kwam niet door</Trans>}>
        {(group) => <Found group={group} part={part} page={page} />}
      </Loaded>
    </div>
  );
}

function Found({ group, part, page }: { group: GroupRead; part: string | undefined; page: number }) {
  const { t } = useLingui();
  const localized = useLocalized();
  const facts = useGroupFacts();
  const navigate = useNavigate();
  const moderates = group.allowedActs.includes('moderate');
  const inside = moderates || group.myStatus === 'member';
  const title = localized(group.title);
  const tabs = [
    { key: 'over', label: t`Over`, content: <About group={group} /> },
    { key: 'prikbord', label: t`Prikbord`, content: <Board group={group} /> },
    { key: 'agenda', label: t`Agenda`, content: <Agenda group={group} /> },
    { key: 'bestanden', label: t`Bestanden`, content: <Files group={group} /> },
    { key: 'leden', label: t`Leden`, content: <Members group={group} page={page} /> },
    ...(moderates
      ? [{ key: 'meldingen', label: t`Meldingen`, content: <Reports groupId={group.id} /> }]
      : []),
  ];
  const chosen = tabs.some(({ key }) => key === part) ? (part as string) : 'over';
  return (
    <>
      <PageHeader
        title={title}
        crumbs={[{ label: t`Groepen`, to: '/groepen' }, { label: title }]}
        lead={`${group.owner} · ${facts(group).join(' · ')}`}
      />
      {group.isArchived && (
        <p className="soft mb-4">
          <Trans>Deze groep is afgesloten. U kunt lezen, er komt niets meer bij.</Trans>
        </p>
      )}
      {inside ? (
        <Tabs
          label={t`Delen van de groep`}
          tabs={tabs}
          chosen={chosen}
          onChoose={(key) =>
            void navigate({
              to: '/groepen/$groupId',
              params: { groupId: group.id } as never,
              search: { deel: key } as never,
            })
          }
        />
      ) : (
        <About group={group} />
      )}
    </>
  );
}
