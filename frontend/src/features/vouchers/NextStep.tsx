import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useForm } from 'react-hook-form';
import type { FileRead, VoucherRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { LinkButton } from '@/ui/Button.tsx';
import { DocumentsField } from '@/ui/documents/DocumentsField.tsx';
import { Form, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { Money } from '@/ui/Money.tsx';
import { FieldPanel, Panel } from '@/ui/Panel.tsx';
import { toast } from '@/ui/toast.ts';
import { ConfirmClaim } from './ConfirmClaim.tsx';
import { useMove } from './voucherQueries.ts';

interface StepProps {
  voucher: VoucherRead;
  etag: string | null;
}

/** The one thing that comes next, and whose turn it is. */
export function NextStep({ voucher, etag }: StepProps) {
  const { t } = useLingui();
  const { day } = useFormats();
  const say = useLocalized();
  const kicker = <Trans>Uw volgende stap</Trans>;
  const waiting = <Trans>U hoeft nu niets te doen</Trans>;
  const start = voucher.allowedMoves.find((move) => move.toStatus === 'in_use');
  switch (voucher.status) {
    case 'submitted':
    case 'in_review':
      return (
        <FieldPanel kicker={waiting} title={<Trans>Syntens leest uw aanvraag</Trans>}>
          <p>
            {voucher.deadlines.decisionDueOn
              ? t`U hoort uiterlijk ${day(voucher.deadlines.decisionDueOn)} van ons. Het bedrag houden wij voor u vast.`
              : t`Het bedrag houden wij voor u vast.`}
          </p>
        </FieldPanel>
      );
    case 'waitlisted':
      return (
        <FieldPanel kicker={waiting} title={<Trans>Het budget is op dit moment verdeeld</Trans>}>
          <p>
            {voucher.placeInLine !== null && (
              <Plural
                value={voucher.placeInLine}
                one="U staat als eerste op de wachtlijst."
                other="U staat op plaats # van de wachtlijst."
              />
            )}{' '}
            <Trans>Komt er geld vrij, dan schuift u vanzelf door.</Trans>
          </p>
        </FieldPanel>
      );
    case 'information_requested':
      return <AnswerRequest voucher={voucher} etag={etag} />;
    case 'granted':
      return voucher.baselineRequired && !voucher.hasBaseline ? (
        <FieldPanel
          kicker={kicker}
          title={<Trans>Vul uw nulmeting in</Trans>}
          actions={
            <LinkButton to="/bedrijf/metingen" kind="accent">
              <Trans>Naar de nulmeting</Trans>
            </LinkButton>
          }
        >
          <p>
            <Trans>
              Een paar cijfers over uw bedrijf, zoals omzet en gewerkte uren. Zonder nulmeting kan het advies
              niet beginnen: dan is later niet te zien wat het opleverde.
            </Trans>
          </p>
        </FieldPanel>
      ) : (
        <FieldPanel kicker={waiting} title={<Trans>Uw adviseur neemt de opdracht aan</Trans>}>
          <p>{start?.blocked ? say(start.blocked) : t`Daarna begint het advies. U krijgt bericht.`}</p>
        </FieldPanel>
      );
    case 'in_use':
    case 'claim_returned':
      return (
        <FieldPanel
          kicker={kicker}
          title={<Trans>Werk met uw mensen aan het traject</Trans>}
          actions={
            <LinkButton to="/bedrijf/trajecten" kind="accent">
              <Trans>Naar het traject</Trans>
            </LinkButton>
          }
        >
          <p>
            <Trans>Vier stappen, samen met uw medewerkers. Na de laatste stap declareert uw adviseur.</Trans>
          </p>
        </FieldPanel>
      );
    case 'claimed':
      return <ConfirmClaim voucher={voucher} />;
    case 'settled':
      return (
        <FieldPanel
          kicker={kicker}
          title={<Trans>Meet over een jaar wat het opleverde</Trans>}
          actions={
            <LinkButton to="/bedrijf/metingen" kind="accent">
              <Trans>Naar uw metingen</Trans>
            </LinkButton>
          }
        >
          <p>
            {voucher.paidCents > 0 ? (
              <Trans>
                Wij betaalden <Money cents={voucher.paidCents} />. Uw eigen bijdrage betaalt u aan de
                adviseur.
              </Trans>
            ) : (
              <Trans>De uitbetaling staat klaar. Uw eigen bijdrage betaalt u aan de adviseur.</Trans>
            )}
          </p>
          {voucher.payments.some(
            (payment) =>
              payment.status === 'due' && payment.payee === 'company' && payment.accountState === 'missing',
          ) && (
            <p>
              <AppLink to="/bedrijf/rekening">
                <Trans>Geef eerst uw rekening op</Trans>
              </AppLink>
            </p>
          )}
        </FieldPanel>
      );
    default:
      return (
        <Panel>
          <p>
            <Trans>Deze aanvraag is afgesloten. In een open ronde kunt u opnieuw aanvragen.</Trans>
          </p>
          <LinkButton to="/bedrijf/vouchers/nieuw" kind="secondary" className="mt-4">
            <Trans>Begin een nieuwe aanvraag</Trans>
          </LinkButton>
        </Panel>
      );
  }
}

function AnswerRequest({ voucher, etag }: StepProps) {
  const { t } = useLingui();
  const { day } = useFormats();
  const move = useMove(voucher.id, etag);
  const form = useForm({ defaultValues: { answer: '', documents: [] as FileRead[] } });
  const request = voucher.informationRequests.find((each) => each.closedAt === null);
  return (
    <Panel accent>
      <h2 className="text-2xl">
        <Trans>Beantwoord de vraag van Syntens</Trans>
      </h2>
      <p className="my-4 font-semibold">{request?.question}</p>
      {request && (
        <p className="quiet mb-4">{t`Antwoord uiterlijk ${day(request.respondBefore)}. Tot dan staat de beslistermijn stil.`}</p>
      )}
      <Form
        form={form}
        onSubmit={async ({ answer, documents }, { idempotencyKey }) => {
          const fileIds = documents.map(({ id }) => id);
          await move({ toStatus: 'in_review', answer, fileIds }, idempotencyKey);
          toast(t`Uw antwoord is binnen.`);
        }}
      >
        <TextArea name="answer" label={t`Uw antwoord`} />
        <DocumentsField name="documents" label={t`Documenten bij uw antwoord`} />
        <SubmitButton>
          <Trans>Stuur het antwoord</Trans>
        </SubmitButton>
      </Form>
    </Panel>
  );
}
