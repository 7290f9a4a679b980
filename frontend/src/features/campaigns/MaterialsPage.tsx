import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Copy } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { readScanCampaignMaterialsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { printScanCampaignPoster } from '@/api/sdk.gen.ts';
import type { CampaignMaterials, CampaignText } from '@/api/types.gen.ts';
import { Button } from '@/ui/Button.tsx';
import { ChoiceChips } from '@/ui/FilterChips.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { PdfButton } from '@/ui/PdfButton.tsx';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import './campaigns.css';

type Language = 'nl' | 'en';

/** What a branch sends its members itself: address, QR code, poster and texts. */
export function MaterialsPage() {
  const { t } = useLingui();
  const { campaignId } = useParams({ from: '/branche/campagnes/$campaignId_/materiaal' });
  const materials = useQuery(readScanCampaignMaterialsOptions({ path: { campaignId } }));
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Poster en teksten`}
        crumbs={[
          { label: t`Campagnes`, to: '/branche/campagnes' },
          { label: t`Campagne`, to: `/branche/campagnes/${campaignId}` },
          { label: t`Poster en teksten` },
        ]}
        lead={t`U verspreidt de uitnodiging zelf. Wij hebben geen adressen van uw leden en sturen hun geen mail.`}
      />
      <Loaded
        query={materials}
        skeleton={<PageSkeleton />}
        errorTitle={<Trans>Het materiaal kwam niet door</Trans>}
      >
        {(found) => <Materials materials={found} campaignId={campaignId} />}
      </Loaded>
    </div>
  );
}

function Materials({ materials, campaignId }: { materials: CampaignMaterials; campaignId: string }) {
  const { t, i18n } = useLingui();
  const [language, setLanguage] = useState<Language>(i18n.locale === 'en' ? 'en' : 'nl');
  return (
    <div className="columns-main-side">
      <div className="grid min-w-0 gap-10">
        <ChoiceChips
          label={t`Taal van de teksten`}
          options={[
            { value: 'nl', label: t`Nederlands` },
            { value: 'en', label: t`Engels` },
          ]}
          chosen={[language]}
          onChange={(chosen) => setLanguage(chosen.at(-1) === 'en' ? 'en' : 'nl')}
        />
        <Text
          title={t`Voor uw nieuwsbrief of site`}
          text={materials.newsletter[language]}
          language={language}
        />
        <Text title={t`Voor een mail of brief`} text={materials.letter[language]} language={language} />
      </div>
      <aside>
        <Panel>
          <h2 className="text-xl">
            <Trans>Adres en QR-code</Trans>
          </h2>
          <img
            className="campaign-qr"
            alt={t`QR-code met het adres van de campagne`}
            src={`data:image/svg+xml,${encodeURIComponent(materials.qrSvg)}`}
          />
          <p className="break-all font-semibold">{materials.address.replace(/^https?:\/\//, '')}</p>
          <p className="soft mt-1 mb-5">
            <Trans>
              Of de code <strong className="num">{materials.code}</strong>
            </Trans>
          </p>
          <div className="grid gap-3">
            <CopyButton text={materials.address} said={t`Het adres is gekopieerd.`}>
              <Trans>Kopieer het adres</Trans>
            </CopyButton>
            <PdfButton
              kind="secondary"
              name={t`poster-campagne`}
              make={async (wanted) =>
                (
                  await printScanCampaignPoster({
                    path: { campaignId },
                    body: { language: wanted },
                    throwOnError: true,
                  })
                ).data
              }
            >
              <Trans>Download de poster (A4)</Trans>
            </PdfButton>
          </div>
        </Panel>
      </aside>
    </div>
  );
}

function Text({ title, text, language }: { title: string; text: CampaignText; language: Language }) {
  const { t } = useLingui();
  return (
    <section className="grid gap-3">
      <h2 className="text-xl">{title}</h2>
      <div className="campaign-text" lang={language}>
        <p className="mb-3 font-semibold">{text.subject}</p>
        {text.body}
      </div>
      <div>
        <CopyButton text={`${text.subject}\n\n${text.body}`} said={t`De tekst is gekopieerd.`}>
          <Trans>Kopieer de tekst</Trans>
        </CopyButton>
      </div>
    </section>
  );
}

/** Copies a text; browsers give the clipboard to secure addresses only, and elsewhere the text can be selected. */
function CopyButton({ text, said, children }: { text: string; said: string; children: ReactNode }) {
  if (!navigator.clipboard) return null;
  return (
    <Button kind="secondary" onClick={() => void navigator.clipboard.writeText(text).then(() => toast(said))}>
      <Copy aria-hidden="true" />
      {children}
    </Button>
  );
}
