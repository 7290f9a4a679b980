import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { listIndicatorsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { readMemberMeasurement } from '@/api/sdk.gen.ts';
import type { OpenMember } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { versioned } from '@/lib/versioned.ts';
import { Dialog } from '@/ui/Dialog.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { MeasurementForm } from './MeasurementForm.tsx';

/** Whose measurement, and of which day; null begins a new one. */
export interface Entry {
  member: OpenMember;
  measuredOn: string | null;
}

/** Entering a measurement of a member, or seeing and correcting one that is there. */
export function MeasurementDialog({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const { member, measuredOn } = entry;
  const indicators = useQuery({ ...listIndicatorsOptions(), staleTime: Number.POSITIVE_INFINITY });
  const existing = useQuery({
    queryKey: ['member-measurement', member.kvkNumber, measuredOn],
    queryFn: async () => {
      if (measuredOn === null) return { data: null, etag: null };
      const path = { kvkNumber: member.kvkNumber, measuredOn };
      return versioned(await readMemberMeasurement({ path, throwOnError: true }));
    },
    staleTime: 0,
    gcTime: 0,
  });
  const title = measuredOn
    ? t`${member.name}, meting van ${day(measuredOn)}`
    : t`Nieuwe meting van ${member.name}`;
  return (
    <Dialog open onClose={onClose} title={title}>
      <Loaded
        query={existing}
        skeleton={<ListSkeleton rows={4} />}
        errorTitle={<Trans>De meting kwam niet door</Trans>}
      >
        {(found) =>
          indicators.data ? (
            <MeasurementForm
              member={member}
              existing={found}
              indicators={indicators.data.items.filter((each) => !each.isDerived)}
              onClose={onClose}
            />
          ) : (
            <ListSkeleton rows={4} />
          )
        }
      </Loaded>
    </Dialog>
  );
}
