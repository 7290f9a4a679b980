import { Trans } from '@lingui/react/macro';
import type { RoundSummary } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useSession } from '@/lib/session.ts';
import { LinkButton } from '@/ui/Button.tsx';
import { FieldPanel } from '@/ui/Panel.tsx';

/** The next step: apply, or sign in first. */
export function ApplyPanel({ round }: { round: RoundSummary }) {
  const say = useLocalized();
  const { moment } = useFormats();
  const { session, may } = useSession();
  const apply = '/bedrijf/vouchers/nieuw';
  const next = `${apply}?ronde=${round.id}`;
  if (round.status !== 'open') {
    return (
      <FieldPanel
        kicker={<Trans>Uw volgende stap</Trans>}
        title={<Trans>Begin met de scan</Trans>}
        actions={
          <LinkButton to="/scan" kind="accent">
            <Trans>Doe de quickscan</Trans>
          </LinkButton>
        }
      >
        <p>
          <Trans>
            Aanvragen kan vanaf {moment(round.opensAt)}. Met de scan weet u dan al waar u advies over wilt.
          </Trans>
        </p>
      </FieldPanel>
    );
  }
  if (!session.authenticated) {
    return (
      <FieldPanel
        kicker={<Trans>Uw volgende stap</Trans>}
        title={<Trans>Maak een account en vraag aan</Trans>}
        actions={
          <>
            <LinkButton to="/account-maken" search={{ next }} kind="accent">
              <Trans>Maak een account</Trans>
            </LinkButton>
            <LinkButton to="/inloggen" search={{ next }} kind="quiet">
              <Trans>Ik heb al een account</Trans>
            </LinkButton>
          </>
        }
      >
        <p>
          <Trans>Wat u invult wordt vanzelf bewaard. U zit nog nergens aan vast.</Trans>
        </p>
      </FieldPanel>
    );
  }
  if (!may('vouchers:draft')) {
    return (
      <p className="soft">
        {session.organisation ? (
          <Trans>
            U werkt nu voor {session.organisation.name}. Een eigenaar, leidinggevende of financiële medewerker
            van een bedrijf vraagt de voucher aan.
          </Trans>
        ) : (
          <Trans>
            Een eigenaar, leidinggevende of financiële medewerker van een bedrijf vraagt de voucher aan.
          </Trans>
        )}
      </p>
    );
  }
  return (
    <FieldPanel
      kicker={<Trans>Uw volgende stap</Trans>}
      title={<Trans>Begin uw aanvraag</Trans>}
      actions={
        <LinkButton to={apply} search={{ ronde: round.id }} kind="accent">
          <Trans>Begin een aanvraag</Trans>
        </LinkButton>
      }
    >
      <p>
        <Trans>
          {say(round.schemeName)}, {say(round.name)}. Wat u invult wordt vanzelf bewaard.
        </Trans>
      </p>
    </FieldPanel>
  );
}
