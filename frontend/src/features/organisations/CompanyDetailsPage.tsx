import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useIdentityProvider } from '@/lib/openid.ts';
import { useSession } from '@/lib/session.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { ProviderButton } from '@/ui/ProviderButton.tsx';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { type Tab, Tabs } from '@/ui/Tabs.tsx';
import { AuditTrail } from './AuditTrail.tsx';
import { CompanyForm } from './CompanyForm.tsx';
import { Consents } from './Consents.tsx';
import { EndedNotice } from './EndedNotice.tsx';
import { LinkedCompanies } from './LinkedCompanies.tsx';
import { useOwnCompany } from './useCompany.ts';
import { VerifyByPost } from './VerifyByPost.tsx';

/** What the programme knows of the company: details, consents, people, and who did what. */
export function CompanyDetailsPage() {
  const { t } = useLingui();
  const { may } = useSession();
  const company = useOwnCompany();
  const { deel } = useSearch({ from: '/bedrijf/gegevens' });
  const navigate = useNavigate();
  const provider = useIdentityProvider();
  return (
    <Loaded query={company} skeleton={<PageSkeleton />}>
      {(found) => {
        const tabs: Tab[] = [
          {
            key: 'bedrijf',
            label: <Trans>Bedrijf</Trans>,
            content: <CompanyForm key={found.etag} found={found} />,
          },
          {
            key: 'toestemmingen',
            label: <Trans>Toestemmingen</Trans>,
            content: <Consents companyId={found.data.id} />,
          },
          {
            key: 'verbonden',
            label: <Trans>Verbonden ondernemingen</Trans>,
            content: <LinkedCompanies companyId={found.data.id} />,
          },
        ];
        if (may('audit:read')) {
          tabs.push({ key: 'logboek', label: <Trans>Wie deed wat</Trans>, content: <AuditTrail /> });
        }
        return (
          <div className="wrap pb-(--section)">
            <PageHeader
              title={found.data.name}
              documentTitle={t`Gegevens van uw bedrijf`}
              crumbs={[{ label: t`Uw bedrijf`, to: '/bedrijf' }, { label: t`Gegevens` }]}
              lead={t`Wat het programma van uw bedrijf weet, en wat het ermee mag doen.`}
            />
            <div className="mb-8 max-w-3xl empty:hidden">
              <EndedNotice company={found.data} />
            </div>
            {found.data.status === 'active' && found.data.verification === 'unverified' && (
              <div className="mb-8 grid max-w-3xl gap-4">
                <Notice tone="warn" title={<Trans>Syntens moet uw bedrijf nog controleren</Trans>}>
                  <p>
                    <Trans>
                      De scan doen kan al. Een voucher aanvragen kan na de controle: Syntens belt u op het
                      nummer uit het handelsregister.
                    </Trans>
                  </p>
                  {provider?.companyAssurance && (
                    <div className="mt-3">
                      <ProviderButton assurance={provider.companyAssurance}>
                        <Trans>Laat het nu controleren met {provider.label}</Trans>
                      </ProviderButton>
                    </div>
                  )}
                </Notice>
                {may('people:manage') && <VerifyByPost companyId={found.data.id} />}
              </div>
            )}
            {may('company-data:manage') && (
              <p className="mb-6">
                <AppLink to="/bedrijf/onze-gegevens">
                  <Trans>Gegevens ophalen, wie er keek, en wissen</Trans>
                </AppLink>
              </p>
            )}
            <Tabs
              label={t`Gegevens van uw bedrijf`}
              tabs={tabs}
              chosen={tabs.some((tab) => tab.key === deel) ? (deel ?? 'bedrijf') : 'bedrijf'}
              onChoose={(key) => void navigate({ to: '.', search: { deel: key }, replace: true })}
            />
          </div>
        );
      }}
    </Loaded>
  );
}
