import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listPeopleOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { PersonRead } from '@/api/types.gen.ts';
import { type Session, useSession } from '@/lib/session.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { Absences } from './Absences.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { LimitDialog } from './LimitDialog.tsx';
import { Mandates } from './Mandates.tsx';
import { OpenInvitations } from './OpenInvitations.tsx';
import { PersonRow } from './PersonRow.tsx';
import { RolesDialog } from './RolesDialog.tsx';
import { ROLES_OF_KIND, useRoleWords } from './roles.ts';

/** The people of one's organisation: who may do what, who was invited, who comes and who goes. */
export function PeoplePage() {
  const { t } = useLingui();
  const { session } = useSession();
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Mensen en rollen`}
        lead={t`Wie er werkt voor ${session.organisation?.name ?? ''}, en wat elk van hen mag.`}
      />
      {session.organisation && <People organisation={session.organisation} />}
    </div>
  );
}

type Asked = { person: PersonRead; what: 'roles' | 'limit' | 'leave' };

function People({ organisation }: { organisation: NonNullable<Session['organisation']> }) {
  const { t } = useLingui();
  const { session, may } = useSession();
  const people = useQuery(listPeopleOptions({ path: { organisationId: organisation.id } }));
  const words = useRoleWords();
  const [asked, setAsked] = useState<Asked | null>(null);
  const roles = ROLES_OF_KIND[organisation.kind];
  const own = session.account?.id;
  return (
    <div className="columns-main-side">
      <div className="grid gap-12">
        <section aria-labelledby="mensen">
          <h2 id="mensen" className="mb-3 text-xl">
            <Trans>Wie erbij horen</Trans>
          </h2>
          <Loaded
            query={people}
            skeleton={<ListSkeleton rows={3} />}
            errorTitle={<Trans>De lijst met mensen kwam niet door</Trans>}
          >
            {(found) => (
              <>
                <ul className="hairlines">
                  {found.items.map((person) => (
                    <PersonRow
                      key={person.accountId}
                      person={person}
                      isOwn={person.accountId === own}
                      onRoles={
                        may('people:manage') && roles.length > 1
                          ? () => setAsked({ person, what: 'roles' })
                          : undefined
                      }
                      onLimit={
                        may('people:manage') &&
                        person.roles.includes('syntens_officer') &&
                        person.accountId !== own
                          ? () => setAsked({ person, what: 'limit' })
                          : undefined
                      }
                      onLeave={
                        may('people:manage') || person.accountId === own
                          ? () => setAsked({ person, what: 'leave' })
                          : undefined
                      }
                    />
                  ))}
                </ul>
                {found.items.length === 1 && may('people:manage') && (
                  <EmptyState title={<Trans>U bent hier nog alleen</Trans>}>
                    <Trans>Nodig een collega uit. U bepaalt wat die mag doen.</Trans>
                  </EmptyState>
                )}
              </>
            )}
          </Loaded>
        </section>
        {organisation.kind === 'executing_body' && may('vouchers:decide') && <Absences />}
        {may('people:manage') && <OpenInvitations organisationId={organisation.id} roles={roles} />}
        {may('people:manage') && organisation.kind === 'company' && <Mandates companyId={organisation.id} />}
      </div>
      <aside aria-labelledby="rollen">
        <h2 id="rollen" className="mb-3 text-lg">
          <Trans>Wat elke rol mag</Trans>
        </h2>
        <dl className="grid gap-3" aria-label={t`Rollen`}>
          {roles.map((role) => (
            <div key={role}>
              <dt className="font-semibold">{words[role].name}</dt>
              <dd className="soft text-sm">{words[role].may}</dd>
            </div>
          ))}
        </dl>
        {organisation.kind === 'company' && may('people:manage') && (
          <p className="mt-6">
            <AppLink to="/bedrijf/toegang">
              <Trans>Wie vraagt toegang tot uw bedrijf</Trans>
            </AppLink>
          </p>
        )}
      </aside>
      {asked?.what === 'roles' && (
        <RolesDialog
          organisationId={organisation.id}
          person={asked.person}
          roles={roles}
          isOwn={asked.person.accountId === own}
          onClose={() => setAsked(null)}
        />
      )}
      {asked?.what === 'limit' && (
        <LimitDialog organisationId={organisation.id} person={asked.person} onClose={() => setAsked(null)} />
      )}
      {asked?.what === 'leave' && (
        <LeaveDialog
          organisation={organisation}
          person={asked.person}
          isOwn={asked.person.accountId === own}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}
