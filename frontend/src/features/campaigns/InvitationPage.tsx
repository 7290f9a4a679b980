import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { readCampaignInvitationOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { CampaignInvitationRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { keepCampaign } from '@/lib/keptCampaign.ts';
import { hasStatus } from '@/lib/problem.ts';
import { useSession } from '@/lib/session.ts';
import { useTitle } from '@/lib/title.ts';
import { LinkButton } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { PageHeading } from '@/ui/PageHeading.tsx';
import { FieldPanel } from '@/ui/Panel.tsx';
import { Pictogram } from '@/ui/Pictogram.tsx';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';

/** Where the address of a campaign leads: who invites and why, what a scan is, and how to begin. */
export function InvitationPage() {
  const { code } = useParams({ from: '/meedoen_/$code' });
  const invitation = useQuery(readCampaignInvitationOptions({ path: { code } }));
  if (hasStatus(invitation.error, 404) || hasStatus(invitation.error, 400)) return <UnknownCode />;
  return (
    <Loaded
      query={invitation}
      skeleton={<PageSkeleton />}
      errorTitle={<Trans>De uitnodiging kwam niet door</Trans>}
    >
      {(found) => <Invitation invitation={found} />}
    </Loaded>
  );
}

function Invitation({ invitation }: { invitation: CampaignInvitationRead }) {
  const { t, i18n } = useLingui();
  const { branchName, purpose, state, origin } = invitation;
  const english = i18n.locale === 'en' && purpose.en;
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={invitation.title}
        lead={t`${branchName} nodigt uw bedrijf uit voor de scan Slimmer Werken.`}
        meta={origin && t`Opzet overgenomen van ${origin.branch}, versie ${origin.number}`}
      />
      <div className="columns-main-side">
        <div className="grid min-w-0 content-start gap-10">
          <section>
            <h2 className="mb-3 text-xl">
              <Trans>Waarom {branchName} u uitnodigt</Trans>
            </h2>
            <p className="measure whitespace-pre-line" lang={english ? 'en' : 'nl'}>
              {english || purpose.nl}
            </p>
          </section>
          <How invitation={invitation} />
        </div>
        <div>
          {state === 'closed' ? <Ended branchName={branchName} /> : <Begin invitation={invitation} />}
        </div>
      </div>
    </div>
  );
}

function Begin({ invitation }: { invitation: CampaignInvitationRead }) {
  const { moment } = useFormats();
  const upcoming = invitation.state === 'upcoming';
  return (
    <FieldPanel
      kicker={<Trans>Uw volgende stap</Trans>}
      title={upcoming ? <Trans>U kunt bijna meedoen</Trans> : <Trans>Bereid uw scan voor</Trans>}
      actions={
        <>
          {!upcoming && <Start code={invitation.code} />}
          <LinkButton kind={upcoming ? 'accent' : 'secondary'} to="/scan">
            <Trans>Eerst de quickscan</Trans>
          </LinkButton>
        </>
      }
    >
      <p>
        {upcoming ? (
          <Trans>
            De campagne begint op {moment(invitation.opensAt)}. De quickscan kunt u nu al doen, zonder
            account.
          </Trans>
        ) : (
          <Trans>
            Vijf minuten werk voor u, en vijf voor elke medewerker. Publiceer uw uitkomst vóór{' '}
            {moment(invitation.closesAt)}, dan telt zij mee.
          </Trans>
        )}
      </p>
    </FieldPanel>
  );
}

/** The way in, for a visitor, for somebody without a company, and for who prepares scans. The code comes along. */
function Start({ code }: { code: string }) {
  const { session, may } = useSession();
  const next = `/meedoen/${code}`;
  const keep = () => keepCampaign(code);
  if (!session?.authenticated)
    return (
      <>
        <LinkButton kind="accent" to="/account-maken" search={{ next }} onClick={keep}>
          <Trans>Maak een account</Trans>
        </LinkButton>
        <LinkButton kind="secondary" to="/inloggen" search={{ next }} onClick={keep}>
          <Trans>Log in</Trans>
        </LinkButton>
      </>
    );
  if (!session.organisation)
    return (
      <LinkButton kind="accent" to="/bedrijf/aanmelden" onClick={keep}>
        <Trans>Meld uw bedrijf aan</Trans>
      </LinkButton>
    );
  if (!may('scans:manage'))
    return (
      <p className="w-full">
        <Trans>Een eigenaar of manager van een bedrijf bereidt de scan voor. Stuur dit adres door.</Trans>
      </p>
    );
  return (
    <LinkButton kind="accent" to="/bedrijf/scans/nieuw" search={{ campagne: code }}>
      <Trans>Bereid de scan voor</Trans>
    </LinkButton>
  );
}

function Ended({ branchName }: { branchName: string }) {
  return (
    <FieldPanel
      kicker={<Trans>Afgelopen</Trans>}
      title={<Trans>Deze campagne is gesloten</Trans>}
      actions={
        <>
          <LinkButton kind="accent" to="/bedrijf/scans/nieuw">
            <Trans>Bereid een scan voor</Trans>
          </LinkButton>
          <LinkButton kind="secondary" to="/scan">
            <Trans>Doe de quickscan</Trans>
          </LinkButton>
        </>
      }
    >
      <p>
        <Trans>
          U kunt niet meer meedoen met de campagne van {branchName}. De scan zelf kunt u altijd doen: de
          uitkomst is dezelfde.
        </Trans>
      </p>
    </FieldPanel>
  );
}

/** What a scan is, and what becomes of the answers. */
function How({ invitation }: { invitation: CampaignInvitationRead }) {
  const { branchName } = invitation;
  return (
    <section>
      <h2 className="text-xl">
        <Trans>Wat u doet en wie wat ziet</Trans>
      </h2>
      <ul className="hairlines mt-3">
        <li className="py-3">
          <p className="font-semibold">
            <Trans>U vraagt leiding en medewerkers hoe het werk gaat</Trans>
          </p>
          <p className="soft">
            {invitation.isModule ? (
              <Trans>Over taken, tijden, samenwerking en techniek, met vragen over uw eigen sector.</Trans>
            ) : (
              <Trans>Over taken, tijden, samenwerking en techniek. U ziet waar u kunt beginnen.</Trans>
            )}
          </p>
        </li>
        <li className="py-3">
          <p className="font-semibold">
            <Trans>Medewerkers antwoorden zonder naam</Trans>
          </p>
          <p className="soft">
            <Trans>
              U ziet scores per thema, na het sluiten, vanaf vijf medewerkers. Losse antwoorden ziet niemand.
            </Trans>
          </p>
        </li>
        <li className="py-3">
          <p className="font-semibold">
            <Trans>De uitkomst is van uw bedrijf</Trans>
          </p>
          <p className="soft">
            <Trans>
              {branchName} ziet alleen gemiddelden van tien of meer bedrijven samen. Dat u meedoet, ziet de
              branche pas op naam als u dat goedvindt.
            </Trans>
          </p>
        </li>
      </ul>
    </section>
  );
}

function UnknownCode() {
  const { t } = useLingui();
  useTitle(t`Code niet gevonden`);
  return (
    <div className="wrap">
      <div className="state state-page">
        <Pictogram theme="apart" />
        <PageHeading>
          <Trans>Deze code kennen wij niet</Trans>
        </PageHeading>
        <p className="lead">
          <Trans>
            Kijk of u de code goed hebt overgenomen, zoals K7M-4QX. Zonder code kunt u de scan ook doen.
          </Trans>
        </p>
        <div className="flex flex-wrap gap-3">
          <LinkButton to="/scan">
            <Trans>Doe de quickscan</Trans>
          </LinkButton>
          <LinkButton to="/" kind="secondary">
            <Trans>Ga naar de voorpagina</Trans>
          </LinkButton>
        </div>
      </div>
    </div>
  );
}
