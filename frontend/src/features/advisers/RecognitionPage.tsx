import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { listConductRulesOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { AdviserFile, ConductRules, DeclarationRead } from '@/api/types.gen.ts';
import { todayInAmsterdam } from '@/lib/amsterdam.ts';
import { useFormats } from '@/lib/format.ts';
import type { Versioned } from '@/lib/versioned.ts';
import { LinkButton } from '@/ui/Button.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { Tabs } from '@/ui/Tabs.tsx';
import { AccreditationHistory } from './AccreditationHistory.tsx';
import { DeclarationForm } from './DeclarationForm.tsx';
import { Declarations } from './Declarations.tsx';
import { declarationsOptions } from './declarationQueries.ts';
import { FirmRecognition } from './FirmRecognition.tsx';
import { FirmNotice, isFirmsTurn } from './FirmStanding.tsx';
import { InterestsForm } from './InterestsForm.tsx';
import { useOwnProfile } from './useOwnProfile.ts';

/** The adviser's accreditation: what was declared, what is asked now, and how it went. */
export function RecognitionPage() {
  const { t } = useLingui();
  const profile = useOwnProfile();
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Uw erkenning`}
        documentTitle={t`Erkenning`}
        lead={t`Syntens erkent u en uw bureau op grond van een verklaring, telkens voor een periode. Bedrijven zien de erkenning, niet de verklaring.`}
      />
      <Loaded
        query={profile}
        skeleton={<PageSkeleton />}
        errorTitle={<Trans>Uw erkenning kwam niet door</Trans>}
      >
        {(own) =>
          own ? (
            <PersonAndFirm own={own} />
          ) : (
            <EmptyState
              title={<Trans>Schrijf eerst uw profiel</Trans>}
              actions={
                <LinkButton to="/adviseur/profiel">
                  <Trans>Begin met uw profiel</Trans>
                </LinkButton>
              }
            />
          )
        }
      </Loaded>
    </div>
  );
}

/** The person beside the firm, for who works for one. Without a choice in the address: where something is to do. */
function PersonAndFirm({ own }: { own: Versioned<AdviserFile> }) {
  const { t } = useLingui();
  const { show } = useSearch({ from: '/adviseur/erkenning' });
  const navigate = useNavigate();
  const firm = own.data.firmAccreditation;
  const rules = useQuery(listConductRulesOptions()).data;
  if (!firm) return <Recognition own={own} rules={rules} />;
  const firmFirst = !asksNow(own.data) && isFirmsTurn(firm);
  return (
    <Tabs
      label={t`Wiens erkenning`}
      chosen={show ?? (firmFirst ? 'bureau' : 'uzelf')}
      onChoose={(key) =>
        void navigate({ to: '/adviseur/erkenning', search: { show: key } as never, replace: true })
      }
      tabs={[
        { key: 'uzelf', label: <Trans>Uzelf</Trans>, content: <Recognition own={own} rules={rules} /> },
        {
          key: 'bureau',
          label: <Trans>Uw bureau</Trans>,
          content: <FirmRecognition firmId={own.data.organisationId} rules={rules} />,
        },
      ]}
    />
  );
}

function Recognition({ own, rules }: { own: Versioned<AdviserFile>; rules: ConductRules | undefined }) {
  const declared = useQuery(declarationsOptions(own.data.id, own.etag));
  return (
    <Loaded
      query={declared}
      skeleton={<PageSkeleton />}
      errorTitle={<Trans>De verklaringen kwamen niet door</Trans>}
    >
      {(declarations) => (
        <div className="columns-main-side">
          <div className="grid content-start gap-10">
            <Standing file={own.data} declarations={declarations} />
            {own.data.firmAccreditation && (
              <FirmNotice firm={own.data.firmAccreditation} name={own.data.firm} />
            )}
            {rules && mayDeclare(own.data) && (
              <DeclarationForm
                key={own.etag}
                own={own}
                rules={rules}
                former={declarations.find((one) => one.edition !== null)}
                interests={interestsOf(declarations)}
              />
            )}
            <InterestsForm key={`interests ${own.etag}`} own={own} />
            {declarations.length > 0 && (
              <section>
                <h2 className="mb-2 text-2xl">
                  <Trans>Wat u verklaarde</Trans>
                </h2>
                <Declarations declarations={declarations} />
              </section>
            )}
          </div>
          <aside>
            <h2 className="mb-2 text-xl">
              <Trans>Verloop</Trans>
            </h2>
            <AccreditationHistory changes={own.data.changes} />
          </aside>
        </div>
      )}
    </Loaded>
  );
}

function Standing({ file, declarations }: { file: AdviserFile; declarations: readonly DeclarationRead[] }) {
  const { t } = useLingui();
  const { dayLong } = useFormats();
  if (file.asksForANewPeriod)
    return (
      <Notice tone="info" title={t`Uw verzoek om een nieuwe periode ligt bij Syntens`}>
        <p>
          <Trans>Klopt er iets niet meer, geef dan hieronder een nieuwe verklaring.</Trans>
        </p>
      </Notice>
    );
  if (file.accreditation === 'applied')
    return declarations.length === 0 ? (
      <Notice tone="warn" title={t`Geef nog uw verklaring`}>
        <p>
          <Trans>Zonder verklaring kan Syntens u niet erkennen.</Trans>
        </p>
      </Notice>
    ) : (
      <Notice tone="info" title={t`Uw aanvraag ligt bij Syntens`}>
        <p>
          <Trans>Klopt er iets niet meer, geef dan hieronder een nieuwe verklaring.</Trans>
        </p>
      </Notice>
    );
  if (file.accreditation === 'expired')
    return (
      <Notice tone="warn" title={t`Uw erkenning is verlopen`}>
        <p>
          <Trans>Loop uw verklaring na en geef die opnieuw. Daarmee vraagt u een nieuwe periode aan.</Trans>
        </p>
      </Notice>
    );
  if (file.accreditation === 'accredited' && file.accreditedUntil)
    return mayDeclare(file) ? (
      <Notice tone="warn" title={t`Uw erkenning loopt tot en met ${dayLong(file.accreditedUntil)}`}>
        <p>
          <Trans>Loop uw verklaring na en geef die opnieuw. De nieuwe periode sluit aan op deze.</Trans>
        </p>
      </Notice>
    ) : (
      <Notice tone="ok" title={t`U bent erkend tot en met ${dayLong(file.accreditedUntil)}`}>
        <p>
          {file.renewableFrom && (
            <Trans>Vanaf {dayLong(file.renewableFrom)} kunt u hier een nieuwe periode vragen.</Trans>
          )}
        </p>
      </Notice>
    );
  return null;
}

function mayDeclare(file: AdviserFile): boolean {
  if (file.accreditation === 'applied' || file.accreditation === 'expired') return true;
  return file.renewableFrom !== null && file.renewableFrom <= todayInAmsterdam();
}

/** Whether a declaration of the person is to be given, and was not. */
function asksNow(file: AdviserFile): boolean {
  return mayDeclare(file) && !file.asksForANewPeriod;
}

/** What the adviser declared last, with what came since: a new declaration starts from all of it. */
function interestsOf(declarations: readonly DeclarationRead[]): string[] {
  const last = declarations.findIndex((one) => one.edition !== null);
  const counted = last < 0 ? declarations : declarations.slice(0, last + 1);
  return [...new Set(counted.flatMap((one) => one.interests))].sort();
}
