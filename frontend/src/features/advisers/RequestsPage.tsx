import './advisers.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { listReferralAlternativesOptions, listReferralsOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { ReferralRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { labelOf, useProvinces, useSectors, useThemeName } from '@/lib/reference.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { AnswerDialog } from './AnswerDialog.tsx';
import { REFERRAL_TONES, REFERRAL_WORDS } from './words.ts';

/** What companies asked of this adviser, to answer within the term. */
export function AdviserRequestsPage({ page }: { page: number }) {
  const { t } = useLingui();
  const requests = useQuery(listReferralsOptions({ query: { page } }));
  const [answering, setAnswering] = useState<ReferralRead | null>(null);
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Bedrijven die met u willen kennismaken`}
        documentTitle={t`Verzoeken`}
        lead={t`U antwoordt binnen vijf werkdagen. Hebt u geen ruimte, zeg dat dan meteen: dan kan het bedrijf verder zoeken.`}
      />
      <Loaded
        query={requests}
        skeleton={<ListSkeleton />}
        errorTitle={<Trans>De verzoeken kwamen niet door</Trans>}
      >
        {(found) =>
          found.total === 0 ? (
            <EmptyState
              title={<Trans>Er is nog niets gevraagd</Trans>}
              actions={
                <LinkButton to="/adviseur/profiel" kind="secondary">
                  <Trans>Bekijk uw profiel</Trans>
                </LinkButton>
              }
            >
              <p>
                <Trans>Zodra een bedrijf u iets vraagt, krijgt u een mail en staat het hier.</Trans>
              </p>
            </EmptyState>
          ) : (
            <>
              <ul className="hairlines">
                {found.items.map((request) => (
                  <RequestOfCompany
                    key={request.id}
                    request={request}
                    onAnswer={() => setAnswering(request)}
                  />
                ))}
              </ul>
              <Pagination {...found} />
            </>
          )
        }
      </Loaded>
      {answering && <AnswerDialog request={answering} onClose={() => setAnswering(null)} />}
    </div>
  );
}

function RequestOfCompany({ request, onAnswer }: { request: ReferralRead; onAnswer: () => void }) {
  const sectors = useSectors();
  const provinces = useProvinces();
  return (
    <li className="grid gap-3 py-6">
      <RequestHead title={request.company} request={request} />
      <p className="meta">
        <span>{request.place ?? labelOf(provinces, request.province)}</span>
        <span>{labelOf(sectors, request.section)}</span>
        <span>
          <Trans>{request.sizeClass} medewerkers</Trans>
        </span>
      </p>
      <RequestWords request={request} />
      {request.status === 'asked' && (
        <div>
          <Button small onClick={onAnswer}>
            <Trans>Beantwoord dit verzoek</Trans>
          </Button>
        </div>
      )}
    </li>
  );
}

/** What this company asked of advisers, and what they answered. */
export function CompanyRequestsPage({ page }: { page: number }) {
  const { t } = useLingui();
  const requests = useQuery(listReferralsOptions({ query: { page } }));
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Adviseurs die u hebt gevraagd`}
        documentTitle={t`Verzoeken`}
        lead={t`Een adviseur antwoordt binnen vijf werkdagen. Hoort u niets, of past het niet, vraag dan gerust een ander.`}
        actions={
          <>
            <LinkButton to="/adviseurs" kind="secondary">
              <Trans>Zoek een adviseur</Trans>
            </LinkButton>
            <LinkButton to="/bedrijf/klachten" kind="quiet">
              <Trans>Niet tevreden?</Trans>
            </LinkButton>
          </>
        }
      />
      <Loaded
        query={requests}
        skeleton={<ListSkeleton />}
        errorTitle={<Trans>De verzoeken kwamen niet door</Trans>}
      >
        {(found) =>
          found.total === 0 ? (
            <EmptyState title={<Trans>U hebt nog niemand gevraagd</Trans>}>
              <p>
                <Trans>Vragen kost niets en verplicht u tot niets. Vergelijk er gerust drie.</Trans>
              </p>
            </EmptyState>
          ) : (
            <>
              <ul className="hairlines">
                {found.items.map((request) => (
                  <li key={request.id} className="grid gap-3 py-6">
                    <RequestHead
                      title={
                        <AppLink to="/adviseurs/$adviserId" params={{ adviserId: request.adviserId }}>
                          {request.adviser}
                        </AppLink>
                      }
                      request={request}
                    />
                    <p className="meta">
                      <span>{request.firm}</span>
                    </p>
                    <RequestWords request={request} />
                    {(request.status === 'unanswered' || request.status === 'declined') && (
                      <Alternatives referralId={request.id} />
                    )}
                    {request.status === 'accepted' && (
                      <div>
                        <LinkButton to="/bedrijf/vouchers/nieuw" kind="secondary" small>
                          <Trans>Vraag een voucher aan met deze adviseur</Trans>
                        </LinkButton>
                      </div>
                    )}
                  </li>
                ))}
              </ul>
              <Pagination {...found} />
            </>
          )
        }
      </Loaded>
    </div>
  );
}

/** Whom a company can ask instead, each with the reason. */
function Alternatives({ referralId }: { referralId: string }) {
  const localized = useLocalized();
  const offered = useQuery(listReferralAlternativesOptions({ path: { referralId } }));
  return (
    <div className="grid gap-2">
      <h3 className="text-base">
        <Trans>Deze adviseurs passen ook bij uw vraag</Trans>
      </h3>
      <Loaded
        query={offered}
        skeleton={<ListSkeleton rows={1} />}
        errorTitle={<Trans>Wij konden niet zoeken naar een ander</Trans>}
      >
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">
              <Trans>
                Er is nu niemand anders voor dit thema. <AppLink to="/adviseurs">Zoek breder</AppLink>.
              </Trans>
            </p>
          ) : (
            <ul className="grid gap-2">
              {items.map((adviser) => (
                <li key={adviser.id}>
                  <AppLink to="/adviseurs/$adviserId" params={{ adviserId: adviser.id }}>
                    {adviser.name}
                  </AppLink>
                  {`, ${adviser.firm}. `}
                  <span className="soft">{localized(adviser.reason)}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  );
}

function RequestHead({ title, request }: { title: ReactNode; request: ReferralRead }) {
  const { i18n } = useLingui();
  const { dayLong, moment } = useFormats();
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
      <h2 className="text-xl">{title}</h2>
      <p className="flex flex-wrap items-center gap-3 text-sm">
        <Pill tone={REFERRAL_TONES[request.status]}>{i18n._(REFERRAL_WORDS[request.status])}</Pill>
        {request.status === 'asked' ? (
          <Trans>uiterlijk {dayLong(request.answerBefore)}</Trans>
        ) : (
          request.answeredAt && <span className="quiet">{moment(request.answeredAt)}</span>
        )}
      </p>
    </div>
  );
}

function RequestWords({ request }: { request: ReferralRead }) {
  const themeName = useThemeName();
  return (
    <div className="grid max-w-(--container-measure) gap-3">
      {request.theme && <p className="text-sm font-semibold">{themeName(request.theme)}</p>}
      <p className="request-message">{request.message}</p>
      {request.answer && (
        <div>
          <p className="quiet text-sm">
            <Trans>Antwoord</Trans>
          </p>
          <p className="whitespace-pre-line">{request.answer}</p>
        </div>
      )}
    </div>
  );
}
