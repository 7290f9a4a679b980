import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
import { createVoucherEntryHandOver, deleteVoucherEntry } from '@/api/sdk.gen.ts';
import type { VoucherRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { problemOf } from '@/lib/problem.ts';
import { useSession } from '@/lib/session.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { Form, SubmitButton } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Forbidden, Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { AdviceFields, type AdviceValues, adviceOf, CostFields, keptGoal } from './AdviceFields.tsx';
import { EntryOfColleague } from './EntryOfColleague.tsx';
import { entryDraft, entryOptions, useEntryLeft } from './entryQueries.ts';
import { SavingNotices } from './SavingNotices.tsx';
import { SumAndRules } from './SumAndRules.tsx';
import { ThrowAwayDialog } from './ThrowAwayDialog.tsx';
import { useAutosave } from './useAutosave.ts';
import './vouchers.css';

/** An application that an officer fills in for a caller, until it goes to the company. */
export function EntryPage() {
  const { voucherId } = useParams({ from: '/syntens/invoer/$voucherId' });
  const { may } = useSession();
  const entry = useQuery({ ...entryOptions(voucherId), enabled: may('vouchers:enter') });
  if (!may('vouchers:enter')) return <Forbidden />;
  return (
    <div className="wrap pb-(--section)">
      {problemOf(entry.error)?.is('entry-handed-over') ? (
        <HandedOver />
      ) : (
        <Loaded
          query={entry}
          skeleton={<ListSkeleton rows={6} />}
          errorTitle={<Trans>De aanvraag kwam niet door</Trans>}
        >
          {({ data, etag }) => <Entry key={data.id} voucher={data} etag={etag} />}
        </Loaded>
      )}
    </div>
  );
}

function HandedOver() {
  const { t } = useLingui();
  return (
    <>
      <PageHeader
        title={t`Aanvraag voor een beller`}
        crumbs={[
          { label: t`Bedrijven`, to: '/syntens/bedrijven' },
          { label: t`Ingevoerd voor bellers`, to: '/syntens/invoer' },
          { label: t`Bij het bedrijf` },
        ]}
      />
      <EmptyState
        title={<Trans>Deze aanvraag is nu bij het bedrijf</Trans>}
        actions={
          <LinkButton to="/syntens/invoer" kind="secondary">
            <Trans>Naar de lijst</Trans>
          </LinkButton>
        }
      >
        <Trans>U leest haar weer zodra het bedrijf haar heeft ingediend.</Trans>
      </EmptyState>
    </>
  );
}

interface EntryProps {
  voucher: VoucherRead;
  etag: string | null;
}

function Entry({ voucher, etag }: EntryProps) {
  const { t } = useLingui();
  const say = useLocalized();
  const navigate = useNavigate();
  const left = useEntryLeft(voucher.id);
  const leave = async (words: string) => {
    await navigate({ to: '/syntens/invoer' as never });
    toast(words);
    await left();
  };
  return (
    <>
      <PageHeader
        title={t`Aanvraag voor ${voucher.company.name}`}
        crumbs={[
          { label: t`Bedrijven`, to: '/syntens/bedrijven' },
          { label: t`Ingevoerd voor bellers`, to: '/syntens/invoer' },
          { label: voucher.code },
        ]}
        lead={`${say(voucher.schemeName)}, ${say(voucher.roundName)}`}
      />
      <CallNotice voucher={voucher} />
      {voucher.entry?.enteredByYou ? (
        <EntryForm voucher={voucher} etag={etag} leave={leave} />
      ) : (
        <EntryOfColleague voucher={voucher} etag={etag} onGone={() => leave(t`De aanvraag is weggegooid.`)} />
      )}
    </>
  );
}

function EntryForm({ voucher, etag, leave }: EntryProps & { leave: (words: string) => Promise<void> }) {
  const { t } = useLingui();
  const saving = useAutosave(entryDraft(voucher.id), etag);
  const form = useForm<AdviceValues>({ defaultValues: adviceOf(voucher) });
  const [throwing, setThrowing] = useState(false);
  const { keep } = saving;
  useEffect(() => {
    const watching = form.watch((values, { name }) => {
      if (name) keep({ ...(values as AdviceValues), goal: keptGoal(values.goal ?? '') });
    });
    return () => watching.unsubscribe();
  }, [form, keep]);
  return (
    <>
      <div className="columns-main-side">
        <Form
          form={form}
          className="application"
          onSubmit={async (_, { idempotencyKey }) => {
            const version = await saving.flush();
            await createVoucherEntryHandOver({
              path: { voucherEntryId: voucher.id },
              headers: { 'Idempotency-Key': idempotencyKey, ...ifMatch(version) },
              throwOnError: true,
            });
            await leave(
              voucher.entry?.companyCanSubmit
                ? t`De aanvraag staat klaar. Het bedrijf kreeg bericht.`
                : t`De aanvraag staat klaar en wacht tot iemand van het bedrijf een account heeft.`,
            );
          }}
        >
          <SavingNotices saving={saving} />
          <AdviceFields optional />
          <CostFields optional />
          <section className="grid gap-4">
            <h2 className="text-xl">
              <Trans>Klaar voor bevestiging</Trans>
            </h2>
            <p className="soft">
              <Trans>
                Andere overheidssteun en de toestemming om te volgen wat het oplevert, vult het bedrijf zelf
                in. Wat nog open is, kan het ook zelf aanvullen. Na het doorgeven kunt u niets meer wijzigen.
              </Trans>
            </p>
            <div className="flex flex-wrap gap-3">
              <SubmitButton>
                <Trans>Geef door aan het bedrijf</Trans>
              </SubmitButton>
              <Button kind="quiet" onClick={() => setThrowing(true)}>
                <Trans>Gooi weg</Trans>
              </Button>
            </div>
          </section>
        </Form>
        <SumAndRules voucher={voucher} />
      </div>
      <ThrowAwayDialog
        open={throwing}
        onClose={() => setThrowing(false)}
        onThrow={async () => {
          const version = await saving.settled();
          await deleteVoucherEntry({
            path: { voucherEntryId: voucher.id },
            headers: ifMatch(version),
            throwOnError: true,
          });
          await leave(t`De aanvraag is weggegooid.`);
        }}
      />
    </>
  );
}

function CallNotice({ voucher }: { voucher: VoucherRead }) {
  const { moment } = useFormats();
  const { entry, company } = voucher;
  if (!entry) return null;
  return (
    <div className="mb-8 grid gap-4">
      <Notice
        title={
          <Trans>
            Voor {company.name}, na een gesprek met {entry.callerName}
          </Trans>
        }
      >
        <p>
          <Trans>
            Begonnen op {moment(entry.enteredAt)} door {entry.enteredBy ?? '–'}. Het bedrijf dient zelf in.
            Een andere medewerker beslist.
          </Trans>
        </p>
      </Notice>
      {!entry.companyCanSubmit && (
        <Notice tone="warn" title={<Trans>Nog niemand van dit bedrijf kan indienen</Trans>}>
          <p>
            <Trans>
              Vraag de beller een account te maken en toegang te vragen met KVK-nummer {company.kvkNumber}. U
              laat hem of haar toe bij Toegang. De aanvraag wacht zolang.
            </Trans>
          </p>
        </Notice>
      )}
    </div>
  );
}
