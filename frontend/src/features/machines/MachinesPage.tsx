import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { listMachineClientsOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { MachineClientRead, MachineCredentialRead } from '@/api/types.gen.ts';
import { useSession } from '@/lib/session.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { ClientDialog } from './ClientDialog.tsx';
import { ClientRow } from './ClientRow.tsx';
import { CredentialDialog } from './CredentialDialog.tsx';
import { FaultsDialog } from './FaultsDialog.tsx';
import { RevokeDialog } from './RevokeDialog.tsx';

type Asked =
  | { what: 'make' }
  | { what: 'change' | 'add' | 'faults'; client: MachineClientRead }
  | { what: 'revoke'; client: MachineClientRead; credential: MachineCredentialRead | null };

/** An organisation has fifty API clients at most: they fit on one page. */
const ALL = 50;

/** The systems of one's organisation that get in by the API. */
export function MachinesPage() {
  const { t } = useLingui();
  const { session } = useSession();
  const clients = useQuery(listMachineClientsOptions({ query: { pageSize: ALL } }));
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const make = (
    <Button onClick={() => setAsked({ what: 'make' })}>
      <Trans>Maak een koppeling</Trans>
    </Button>
  );
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Koppelingen`}
        lead={t`Welke systemen van ${session.organisation?.name ?? ''} bij onze gegevens mogen, en wat elk daarvan mag.`}
      />
      <Loaded
        query={clients}
        skeleton={<ListSkeleton rows={3} />}
        errorTitle={<Trans>De koppelingen kwamen niet door</Trans>}
      >
        {(found) =>
          found.items.length === 0 ? (
            <EmptyState title={<Trans>U hebt nog geen koppeling</Trans>} actions={make}>
              <WhatItIs />
            </EmptyState>
          ) : (
            <div className="columns-main-side">
              <section aria-labelledby="systemen">
                <div className="flex flex-wrap items-center justify-between gap-3 pb-4">
                  <h2 id="systemen" className="text-xl">
                    <Trans>Systemen met een koppeling</Trans>
                  </h2>
                  {make}
                </div>
                <ul className="hairlines">
                  {found.items.map((client) => (
                    <ClientRow
                      key={client.id}
                      client={client}
                      onChange={() => setAsked({ what: 'change', client })}
                      onAdd={() => setAsked({ what: 'add', client })}
                      onFaults={() => setAsked({ what: 'faults', client })}
                      onRevoke={(credential) => setAsked({ what: 'revoke', client, credential })}
                    />
                  ))}
                </ul>
              </section>
              <aside aria-labelledby="uitleg">
                <h2 id="uitleg" className="mb-3 text-lg">
                  <Trans>Wat een koppeling is</Trans>
                </h2>
                <WhatItIs />
              </aside>
            </div>
          )
        }
      </Loaded>
      {(asked?.what === 'make' || asked?.what === 'change') && (
        <ClientDialog
          client={asked.what === 'change' ? asked.client : null}
          onMade={(client) => setAsked({ what: 'add', client })}
          onClose={close}
        />
      )}
      {asked?.what === 'add' && <CredentialDialog client={asked.client} onClose={close} />}
      {asked?.what === 'faults' && asked.client.faults && (
        <FaultsDialog client={asked.client} faults={asked.client.faults} onClose={close} />
      )}
      {asked?.what === 'revoke' && (
        <RevokeDialog client={asked.client} credential={asked.credential} onClose={close} />
      )}
    </div>
  );
}

function WhatItIs() {
  const { pathname } = useLocation();
  return (
    <div className="grid gap-3">
      <p>
        <Trans>
          Met een koppeling werkt een systeem van uw organisatie zelf met onze API, zonder dat iemand inlogt.
          Het kan alleen wat u kiest, en u trekt het op elk moment in.
        </Trans>
      </p>
      <p>
        <AppLink to={pathname.replace('/koppelingen', '/proefomgeving')}>
          <Trans>Probeer eerst alles uit in de proefomgeving</Trans>
        </AppLink>
      </p>
      <p>
        <AppLink to={pathname.replace('/koppelingen', '/webhooks')}>
          <Trans>Laat uw systeem het meteen weten: webhooks</Trans>
        </AppLink>
      </p>
      <p>
        <AppLink to="/api">
          <Trans>Lees hoe de API werkt</Trans>
        </AppLink>
      </p>
    </div>
  );
}
