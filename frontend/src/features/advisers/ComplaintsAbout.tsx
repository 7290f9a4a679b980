import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { listAdviserComplaintsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { GROUND_WORDS, MEASURE_WORDS, STATUS_TONES, STATUS_WORDS } from '@/ui/complaintWords.ts';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';

interface ComplaintsAboutProps {
  title: ReactNode;
  none: ReactNode;
  /** About one adviser, or about all advisers of a firm: then each says about whom. */
  query: { adviserId: string } | { firmId: string };
}

/** What companies complained about, and what came of it. */
export function ComplaintsAbout({ title, none, query }: ComplaintsAboutProps) {
  const { i18n } = useLingui();
  const { day } = useFormats();
  const complaints = useQuery(listAdviserComplaintsOptions({ query: { ...query, pageSize: 100 } }));
  return (
    <section>
      <h3 className="text-lg">{title}</h3>
      <Loaded
        query={complaints}
        skeleton={<ListSkeleton rows={2} />}
        errorTitle={<Trans>De klachten kwamen niet door</Trans>}
      >
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{none}</p>
          ) : (
            <ul className="hairlines">
              {items.map((complaint) => (
                <li key={complaint.id} className="grid gap-2 py-4">
                  <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
                    <p className="font-semibold">{i18n._(GROUND_WORDS[complaint.ground])}</p>
                    <Pill tone={STATUS_TONES[complaint.status]}>
                      {i18n._(STATUS_WORDS[complaint.status])}
                    </Pill>
                  </div>
                  <p className="meta">
                    <span>{complaint.company}</span>
                    {'firmId' in query && (
                      <span>
                        <Trans>over {complaint.adviser}</Trans>
                      </span>
                    )}
                    <span>
                      <Trans>ingediend op {day(complaint.filedAt)}</Trans>
                    </span>
                    {complaint.measure && <span>{i18n._(MEASURE_WORDS[complaint.measure])}</span>}
                  </p>
                  {'firmId' in query && complaint.status === 'upheld' && (
                    <p className="soft text-sm whitespace-pre-line">{complaint.decision}</p>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
