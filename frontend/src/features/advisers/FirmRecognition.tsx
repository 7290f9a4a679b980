import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { type ComponentProps, useState } from 'react';
import type { ConductRules, FirmRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import type { Versioned } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { FirmDeclarationForm } from './FirmDeclarationForm.tsx';
import { FirmDeclarations } from './FirmDeclarations.tsx';
import { FirmHistory } from './FirmHistory.tsx';
import { firmDeclarationsOptions, firmOptions } from './firmQueries.ts';

/** The accreditation of the firm: how it stands, what is asked now, what was declared, and how it went. */
export function FirmRecognition({ firmId, rules }: { firmId: string; rules: ConductRules | undefined }) {
  const firm = useQuery(firmOptions(firmId));
  return (
    <Loaded
      query={firm}
      skeleton={<PageSkeleton />}
      errorTitle={<Trans>De erkenning van uw bureau kwam niet door</Trans>}
    >
      {(read) => <Standing firm={read} rules={rules} />}
    </Loaded>
  );
}

function Standing({ firm, rules }: { firm: Versioned<FirmRead>; rules: ConductRules | undefined }) {
  const declared = useQuery(firmDeclarationsOptions(firm.data.id, firm.etag));
  return (
    <Loaded
      query={declared}
      skeleton={<PageSkeleton />}
      errorTitle={<Trans>De verklaringen kwamen niet door</Trans>}
    >
      {(declarations) => (
        <div className="columns-main-side">
          <div className="grid content-start gap-10">
            <Told firm={firm.data} />
            <p className="soft max-w-(--container-measure)">
              <Trans>
                Eén van de adviseurs verklaart voor het hele bureau. Uw collega's lezen hier mee. Wie bij een
                bureau hoort, beslist er nooit zelf over.
              </Trans>
            </p>
            {rules && firm.data.mayDeclare && (
              <Declaring key={firm.etag} firm={firm} rules={rules} former={declarations[0]} />
            )}
            {declarations.length > 0 && (
              <section>
                <h2 className="mb-2 text-2xl">
                  <Trans>Wat voor het bureau is verklaard</Trans>
                </h2>
                <FirmDeclarations declarations={declarations} />
              </section>
            )}
          </div>
          <aside>
            <h2 className="mb-2 text-xl">
              <Trans>Verloop</Trans>
            </h2>
            <FirmHistory changes={firm.data.changes} />
          </aside>
        </div>
      )}
    </Loaded>
  );
}

/** The form; behind a button while a declaration waits, so that nobody takes it for what is still to be done. */
function Declaring(props: ComponentProps<typeof FirmDeclarationForm>) {
  const [anew, setAnew] = useState(!props.firm.data.hasDeclared);
  if (anew) return <FirmDeclarationForm {...props} />;
  return (
    <div>
      <Button kind="secondary" onClick={() => setAnew(true)}>
        <Trans>Geef een nieuwe verklaring</Trans>
      </Button>
    </div>
  );
}

/** How the firm stands, in a sentence, and what to do about it. */
function Told({ firm }: { firm: FirmRead }) {
  const { t } = useLingui();
  const { dayLong } = useFormats();
  const { name } = firm;
  const reason = firm.changes[0]?.reason;
  if (firm.status === 'suspended')
    return (
      <Notice tone="warn" title={t`${name} is geschorst`}>
        <p>
          <Trans>
            Bedrijven kunnen geen adviseur van het bureau kiezen; lopende vouchers en opdrachten gaan door.
            Een nieuwe periode vragen kan pas na de schorsing.
          </Trans>
        </p>
        {reason && (
          <p>
            <Trans>Reden: {reason}</Trans>
          </p>
        )}
      </Notice>
    );
  if (firm.hasDeclared)
    return (
      <Notice
        tone="info"
        title={
          firm.status === 'applied'
            ? t`De aanvraag van ${name} ligt bij Syntens`
            : t`Het verzoek van ${name} om een nieuwe periode ligt bij Syntens`
        }
      >
        {firm.isValid && firm.accreditedUntil && (
          <p>
            <Trans>De huidige loopt tot en met {dayLong(firm.accreditedUntil)}.</Trans>
          </p>
        )}
        <p>
          <Trans>Klopt er iets niet meer, geef dan hieronder een nieuwe verklaring.</Trans>
        </p>
      </Notice>
    );
  if (firm.status === 'applied')
    return (
      <Notice tone="warn" title={t`Geef nog de verklaring van ${name}`}>
        <p>
          <Trans>Zonder verklaring kan Syntens het bureau niet erkennen.</Trans>
        </p>
      </Notice>
    );
  if (firm.status === 'withdrawn')
    return (
      <Notice tone="warn" title={t`${name} is niet erkend`}>
        {reason && (
          <p>
            <Trans>Reden: {reason}</Trans>
          </p>
        )}
        <p>
          <Trans>Met een nieuwe verklaring vraagt u de erkenning opnieuw aan.</Trans>
        </p>
      </Notice>
    );
  return <Period firm={firm} />;
}

function Period({ firm }: { firm: FirmRead }) {
  const { t } = useLingui();
  const { dayLong } = useFormats();
  const { name } = firm;
  const last = firm.accreditedUntil ? dayLong(firm.accreditedUntil) : '';
  if (!firm.isValid)
    return (
      <Notice tone="warn" title={t`De erkenning van ${name} liep tot en met ${last}`}>
        <p>
          <Trans>
            Bedrijven kunnen geen adviseur van het bureau meer kiezen voor een nieuwe voucher. Opdrachten die
            lopen, maakt u af. Loop de verklaring na en geef die opnieuw: daarmee vraagt u een nieuwe periode.
          </Trans>
        </p>
      </Notice>
    );
  if (firm.mayDeclare)
    return (
      <Notice tone="warn" title={t`De erkenning van ${name} loopt tot en met ${last}`}>
        <p>
          <Trans>Loop de verklaring na en geef die opnieuw. De nieuwe periode sluit aan op deze.</Trans>
        </p>
      </Notice>
    );
  return (
    <Notice tone="ok" title={t`${name} is erkend tot en met ${last}`}>
      {firm.renewableFrom && (
        <p>
          <Trans>Vanaf {dayLong(firm.renewableFrom)} kunt u hier een nieuwe periode vragen.</Trans>
        </p>
      )}
    </Notice>
  );
}
