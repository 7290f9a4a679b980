import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { PracticeStage, PracticeVersionRead } from '@/api/types.gen.ts';
import { useSession } from '@/lib/session.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { STAGE_TONES, STAGE_WORDS } from '../words.ts';

/** Where the story stands, and what whoever is looking can do about it now. */
export function NowNotice({ version }: { version: PracticeVersionRead }) {
  const { i18n } = useLingui();
  const { may, session } = useSession();
  const ofCompany = session.organisation?.id === version.companyId;
  const reviews = may('practices:publish');
  const words: Record<PracticeStage, ReactNode> = {
    write: <Trans>Schrijf het verhaal, bekijk hoe het wordt en leg het voor aan het programmabureau.</Trans>,
    mend: <Trans>Pas aan wat de beoordelaar vroeg, en leg het opnieuw voor.</Trans>,
    consent: may('practices:consent') ? (
      <Trans>Lees hieronder hoe het op de site komt en geef dan toestemming.</Trans>
    ) : (
      <Trans>Een eigenaar van {version.company} leest hoe het op de site komt en geeft toestemming.</Trans>
    ),
    review: reviews ? (
      version.writtenByYou ? (
        <Trans>U schreef of stuurde deze versie. Een collega publiceert haar.</Trans>
      ) : (
        <Trans>Het bedrijf gaf toestemming. U kunt het publiceren, of teruggeven met een vraag.</Trans>
      )
    ) : (
      <Trans>U hoeft nu niets te doen. Het programmabureau leest het en laat het u weten.</Trans>
    ),
    published: version.slug && (
      <Trans>
        Iedereen leest het op <AppLink to={`/praktijk/${version.slug}`}>de site</AppLink>. Een andere tekst is
        een nieuwe versie.
      </Trans>
    ),
    withdrawn: ofCompany ? (
      <Trans>U trok uw toestemming in. Met een nieuwe versie kan het later opnieuw.</Trans>
    ) : (
      <Trans>Het bedrijf trok zijn toestemming in.</Trans>
    ),
    archived: <Trans>Deze versie is van vroeger, of is van de site gehaald.</Trans>,
  };
  return (
    <div className="mb-8 max-w-measure">
      <Notice tone={STAGE_TONES[version.stage]} title={i18n._(STAGE_WORDS[version.stage])}>
        <p>{words[version.stage]}</p>
        {version.figuresChanged && (
          <p className="mt-3 font-semibold">
            {version.status === 'draft' || version.status === 'in_review' ? (
              <Trans>
                Een meting is verbeterd sinds de cijfers zijn overgenomen. Neem ze opnieuw over voordat het
                verhaal op de site komt.
              </Trans>
            ) : (
              <Trans>
                Een meting is verbeterd sinds de cijfers zijn overgenomen. Hier staan nog de cijfers van toen;
                met een nieuwe versie neemt het bedrijf de verbeterde over.
              </Trans>
            )}
          </p>
        )}
      </Notice>
    </div>
  );
}
