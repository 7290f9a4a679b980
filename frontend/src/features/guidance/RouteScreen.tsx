import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ArrowRight, Printer } from 'lucide-react';
import { findGuidanceRoute } from '@/api/sdk.gen.ts';
import type {
  FindGuidanceRouteData,
  GuidanceQuestion,
  GuidanceRoute,
  RouteItem,
  RouteStep,
} from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { AsOf } from './AsOf.tsx';
import type { Fact } from './guidanceFacts.ts';

interface RouteScreenProps {
  questions: readonly GuidanceQuestion[];
  told: FindGuidanceRouteData['body'];
}

/** The route that follows from what was told: drawn as a way with stops, each with its reasons. */
export function RouteScreen({ questions, told }: RouteScreenProps) {
  const route = useQuery({
    queryKey: ['guidance-route', told],
    queryFn: async () => (await findGuidanceRoute({ body: told, throwOnError: true })).data,
  });
  return (
    <Loaded query={route} skeleton={<PageSkeleton />} errorTitle={<Trans>Uw route kwam niet door</Trans>}>
      {(found) => <Route route={found} questions={questions} told={told} />}
    </Loaded>
  );
}

function Route({ route, questions, told }: RouteScreenProps & { route: GuidanceRoute }) {
  const { t } = useLingui();
  const localized = useLocalized();
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={route.nothingFits ? t`Wij vonden niets dat precies past` : t`Dit is uw route`}
        documentTitle={t`Uw route`}
        crumbs={[{ label: t`Wegwijzer`, to: '/wegwijzer' }, { label: t`Uw route` }]}
        lead={route.nothingFits ? localized(route.ask) : undefined}
        actions={
          <>
            {route.nothingFits && <AskButton told={told} />}
            <Button kind="secondary" onClick={() => window.print()}>
              <Printer aria-hidden="true" />
              <Trans>Print de route</Trans>
            </Button>
          </>
        }
      />
      <Answers questions={questions} told={told} />
      {route.steps.length > 0 && (
        <>
          {route.nothingFits && (
            <h2 className="mt-12 mb-6 text-2xl">
              <Trans>Dit kan intussen wel</Trans>
            </h2>
          )}
          <ol className="guide-route">
            {route.steps.map((step, index) => (
              <Stop key={step.code} step={step} number={index + 1} />
            ))}
          </ol>
        </>
      )}
      <div className="guide-below">
        {!route.nothingFits && (
          <section>
            <h2 className="text-xl">
              <Trans>Past dit niet?</Trans>
            </h2>
            <p className="soft mt-2 mb-4">{localized(route.ask)}</p>
            <AskButton told={told} kind="secondary" />
          </section>
        )}
        <section>
          <h2 className="text-xl">
            <Trans>Hoe de volgorde ontstaat</Trans>
          </h2>
          {route.order.map((line) => (
            <p key={line.nl} className="soft mt-2">
              {localized(line)}
            </p>
          ))}
          <p className="quiet mt-2 text-sm">
            <Trans>Regels van versie {route.version}. Wij bewaren uw antwoorden niet.</Trans>
          </p>
        </section>
      </div>
      <Missed items={route.notFitting} />
    </div>
  );
}

function AskButton({ told, kind }: { told: object; kind?: 'secondary' }) {
  return (
    <LinkButton to="/wegwijzer/vraag" search={told as Record<string, unknown>} kind={kind}>
      <Trans>Stel uw vraag</Trans>
    </LinkButton>
  );
}

/** What was told, each with a way back to change it. */
function Answers({ questions, told }: RouteScreenProps) {
  const { t } = useLingui();
  const localized = useLocalized();
  return (
    <section aria-label={t`Wat u vertelde`}>
      <ul className="guide-told">
        {questions.map((question) => {
          const value = told[question.fact as Fact];
          const answer = question.answers.find((one) => one.value === value);
          return (
            <li key={question.fact}>
              <AppLink to="/wegwijzer" search={{ ...told, stap: question.fact }}>
                <span className="visually-hidden">{localized(question.text)} </span>
                {answer ? localized(answer.label) : <FactSkipped fact={question.fact} />}
                <span className="visually-hidden">
                  {' '}
                  <Trans>Wijzig</Trans>
                </span>
              </AppLink>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function FactSkipped({ fact }: { fact: string }) {
  const { t } = useLingui();
  const words: Record<string, string> = {
    stage: t`houding: overgeslagen`,
    want: t`wens: overgeslagen`,
    theme: t`thema: overgeslagen`,
    progress: t`hoe ver: overgeslagen`,
    size: t`grootte: overgeslagen`,
    sector: t`sector: overgeslagen`,
    province: t`provincie: overgeslagen`,
  };
  return <span className="quiet">{words[fact]}</span>;
}

function Stop({ step, number }: { step: RouteStep; number: number }) {
  const localized = useLocalized();
  const [to = '', query] = step.address.split('?');
  return (
    <li>
      <span className="guide-number" aria-hidden="true">
        {number}
      </span>
      <div className="guide-stop">
        <h2 className="text-2xl">{localized(step.title)}</h2>
        {step.reasons.map((reason) => (
          <p key={reason.nl} className="soft mt-2">
            {localized(reason)}
          </p>
        ))}
        {step.items.length > 0 && (
          <ul className="hairlines mt-4">
            {step.items.map((item) => (
              <Item key={item.address + item.title.nl} item={item} />
            ))}
          </ul>
        )}
        <p className="mt-4">
          <AppLink
            to={to}
            search={Object.fromEntries(new URLSearchParams(query))}
            className="inline-flex items-center gap-1.5 font-strong"
          >
            {localized(step.act)}
            <ArrowRight aria-hidden="true" className="size-4 shrink-0" />
          </AppLink>
        </p>
      </div>
    </li>
  );
}

function Item({ item }: { item: RouteItem }) {
  const localized = useLocalized();
  return (
    <li className="py-4">
      <h3 className="text-lg">
        <AppLink to={item.address}>{localized(item.title)}</AppLink>
      </h3>
      {(item.asOf || item.outdated) && <AsOf asOf={item.asOf} outdated={item.outdated} />}
      <ul className="guide-reasons">
        {item.reasons.map((reason) => (
          <li key={reason.nl}>{localized(reason)}</li>
        ))}
      </ul>
    </li>
  );
}

function Missed({ items }: { items: readonly RouteItem[] }) {
  if (items.length === 0) return null;
  return (
    <details className="guide-missed">
      <summary>
        <Trans>Wat niet past, en waarom ({items.length})</Trans>
      </summary>
      <ul className="hairlines">
        {items.map((item) => (
          <Item key={item.address + item.title.nl} item={item} />
        ))}
      </ul>
    </details>
  );
}
