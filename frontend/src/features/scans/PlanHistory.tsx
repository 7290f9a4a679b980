import { Trans, useLingui } from '@lingui/react/macro';
import type { PlanRead, PlanVersionSummary } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { PLAN_STATUS } from './planWords.ts';

/** Every version, the newest first, with what the employees said to it. */
export function PlanHistory({ plan }: { plan: PlanRead }) {
  const newest = plan.versions[0]?.number;
  return (
    <section>
      <h2 className="mb-3 text-xl">
        <Trans>Versies</Trans>
      </h2>
      <ol className="hairlines">
        {plan.versions.map((version) => (
          <Version
            key={version.number}
            version={version}
            scanId={plan.scanId}
            shown={version.number === plan.number}
            newest={version.number === newest}
          />
        ))}
      </ol>
    </section>
  );
}

interface VersionProps {
  version: PlanVersionSummary;
  scanId: string;
  shown: boolean;
  newest: boolean;
}

function Version({ version, scanId, shown, newest }: VersionProps) {
  const { t, i18n } = useLingui();
  const { day } = useFormats();
  const status = PLAN_STATUS[version.status];
  const name = t`Versie ${version.number}`;
  const when = version.decidedAt ?? version.proposedAt;
  return (
    <li className="grid gap-1 py-3">
      <p className="flex max-w-none flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        {shown ? (
          <span className="font-semibold">{name}</span>
        ) : (
          <AppLink
            to="/bedrijf/scans/$scanId/plan"
            params={{ scanId }}
            search={newest ? {} : { versie: version.number }}
          >
            {name}
          </AppLink>
        )}
        <Pill tone={status.tone}>{i18n._(status.word)}</Pill>
      </p>
      {when && (
        <p className="meta">{version.decidedBy ? t`${version.decidedBy}, ${day(when)}` : day(when)}</p>
      )}
      {version.words && <p className="text-sm">{version.words}</p>}
    </li>
  );
}
