import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import {
  listBranchFigureReleasesOptions,
  readBranchFigureReleaseOptions,
} from '@/api/@tanstack/react-query.gen.ts';
import type { ReleaseSummary } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useSession } from '@/lib/session.ts';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { CutSection } from './CutSection.tsx';
import { HeadlineNumbers } from './HeadlineNumbers.tsx';
import { MethodNote } from './MethodNote.tsx';
import { SaveFigures } from './SaveFigures.tsx';
import { ScoresSection } from './ScoresSection.tsx';
import './branchfigures.css';

/** The figures of a branch over its members that take part, as they were released. */
export function BranchFiguresPage() {
  const { t } = useLingui();
  const { may } = useSession();
  const releases = useQuery(listBranchFigureReleasesOptions({ query: { pageSize: 100 } }));
  const ofBranch = may('members:read');
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={ofBranch ? t`Cijfers van uw branche` : t`Cijfers van branches`}
        documentTitle={t`Cijfers van de branche`}
        lead={t`Hoe ver de leden zijn die meedoen, en hoe zij werken. Elk kwartaal opnieuw, en nooit over minder dan tien bedrijven.`}
      />
      <Loaded
        query={releases}
        skeleton={<TableSkeleton />}
        errorTitle={<Trans>De cijfers kwamen niet door</Trans>}
      >
        {(found) =>
          found.items.length === 0 ? (
            <EmptyState title={<Trans>Er zijn nog geen cijfers</Trans>}>
              <Trans>
                Wij rekenen aan het begin van elk kwartaal. Cijfers komen er zodra genoeg leden meedoen en het
                goedvinden dat wij hen volgen: over weinig bedrijven vertellen wij niets.
              </Trans>
            </EmptyState>
          ) : (
            <Releases releases={found.items} withNames={!ofBranch} />
          )
        }
      </Loaded>
    </div>
  );
}

function Releases({ releases, withNames }: { releases: readonly ReleaseSummary[]; withNames: boolean }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const search: { release?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const chosen = releases.find((each) => each.id === search.release) ?? releases[0];
  const nameOf = (each: ReleaseSummary) => {
    const quarter = t`Kwartaal vanaf ${day(each.asOf)}`;
    return withNames ? `${each.branch}: ${quarter}` : quarter;
  };
  if (!chosen) return null;
  return (
    <div className="grid gap-10">
      {releases.length > 1 && (
        <label className="no-print grid max-w-measure gap-2">
          <span className="font-semibold">
            <Trans>Welke cijfers</Trans>
          </span>
          <select
            className="input"
            value={chosen.id}
            onChange={(event) =>
              void navigate({ to: '.', search: { release: event.target.value } as never, replace: true })
            }
          >
            {releases.map((each) => (
              <option key={each.id} value={each.id}>
                {nameOf(each)}
              </option>
            ))}
          </select>
        </label>
      )}
      <Release key={chosen.id} releaseId={chosen.id} />
    </div>
  );
}

function Release({ releaseId }: { releaseId: string }) {
  const { day } = useFormats();
  const path = { branchFigureReleaseId: releaseId };
  const release = useQuery({
    ...readBranchFigureReleaseOptions({ path }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Loaded
      query={release}
      skeleton={<TableSkeleton />}
      errorTitle={<Trans>De cijfers kwamen niet door</Trans>}
    >
      {(found) => (
        <div className="grid gap-12">
          {found.isDemonstration && (
            <Notice tone="warn" title={<Trans>Verzonnen cijfers</Trans>}>
              <p>
                <Trans>
                  Dit is een voorbeeldbranche. Alle bedrijven achter deze cijfers zijn verzonnen; zij tellen
                  nergens anders mee.
                </Trans>
              </p>
            </Notice>
          )}
          <div className="flex flex-wrap items-center justify-between gap-4">
            <p className="soft">
              <Trans>
                {found.branch}, kwartaal vanaf {day(found.asOf)}. Vastgezet op {day(found.computedAt)}.
              </Trans>
            </p>
            <SaveFigures release={found} />
          </div>
          <HeadlineNumbers release={found} />
          <ScoresSection release={found} />
          <CutSection release={found} />
          <MethodNote fewest={found.fewestFirms} />
        </div>
      )}
    </Loaded>
  );
}
