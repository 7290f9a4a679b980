import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { listCompanyMembershipsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { Avatar } from '@/ui/Avatar.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { useCompanyRoles } from './companyRoles.ts';

/** Who acts for the company, and what each role may do. */
export function CompanyPeople({ companyId }: { companyId: string }) {
  const { t } = useLingui();
  const people = useQuery(listCompanyMembershipsOptions({ path: { companyId } }));
  const roles = useCompanyRoles();
  const { day } = useFormats();
  return (
    <div className="columns-main-side">
      <Loaded query={people} skeleton={<ListSkeleton rows={3} />}>
        {(found) => (
          <ul className="hairlines">
            {found.items.map((person) => (
              <li key={person.accountId} className="flex flex-wrap items-center gap-4 py-4">
                <Avatar name={person.name} of="person" />
                <span className="min-w-48 flex-1">
                  <b className="block [overflow-wrap:anywhere]">{person.name}</b>
                  <span className="soft text-sm">
                    <Trans>Sinds {day(person.since)}</Trans>
                  </span>
                </span>
                <span className="flex flex-wrap gap-2">
                  {person.roles.map((role) => (
                    <Pill key={role} tone="info">
                      {roles[role]?.name ?? role}
                    </Pill>
                  ))}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <aside aria-labelledby="rollen">
        <h2 id="rollen" className="mb-3 text-lg">
          <Trans>Wat elke rol mag</Trans>
        </h2>
        <dl className="grid gap-3" aria-label={t`Rollen in uw bedrijf`}>
          {Object.entries(roles).map(([role, words]) => (
            <div key={role}>
              <dt className="font-semibold">{words.name}</dt>
              <dd className="soft text-sm">{words.may}</dd>
            </div>
          ))}
        </dl>
      </aside>
    </div>
  );
}
