import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import {
  listGuidanceQuestionsOptions,
  listGuidanceRequestsOptions,
  listGuidanceRequestsQueryKey,
} from '@/api/@tanstack/react-query.gen.ts';
import { createGuidanceRequestStatusChange } from '@/api/sdk.gen.ts';
import type { GuidanceRequestSummary, RequestStatus } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { ChoiceChips } from '@/ui/FilterChips.tsx';
import { Form, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';

/** Questions of entrepreneurs who found nothing that fits: the oldest first, each answered by mail. */
export function RequestsPage({ page }: { page: number }) {
  const { t } = useLingui();
  const [status, setStatus] = useState<RequestStatus>('open');
  const [answering, setAnswering] = useState<GuidanceRequestSummary | null>(null);
  const requests = useQuery(listGuidanceRequestsOptions({ query: { page, status } }));
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Vragen uit de Wegwijzer`}
        lead={t`Van ondernemers die niets vonden dat past. Uw antwoord gaat per mail, één keer.`}
        actions={
          <LinkButton to="/syntens/regelingen" kind="secondary">
            <Trans>Regelingen van Syntens</Trans>
          </LinkButton>
        }
      />
      <div className="mb-6">
        <ChoiceChips
          label={t`Stand`}
          options={[
            { value: 'open', label: t`Te beantwoorden` },
            { value: 'answered', label: t`Beantwoord` },
          ]}
          chosen={[status]}
          onChange={(chosen) => setStatus((chosen.at(-1) as RequestStatus | undefined) ?? status)}
        />
      </div>
      <Loaded
        query={requests}
        skeleton={<ListSkeleton rows={3} />}
        errorTitle={<Trans>De vragen kwamen niet door</Trans>}
      >
        {(found) =>
          found.total === 0 ? (
            <EmptyState title={<Trans>Geen vragen</Trans>}>
              <p>
                <Trans>Komt er een vraag binnen, dan staat zij hier.</Trans>
              </p>
            </EmptyState>
          ) : (
            <>
              <ul className="grid max-w-3xl gap-6">
                {found.items.map((request) => (
                  <RequestCard key={request.id} request={request} onAnswer={() => setAnswering(request)} />
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

function RequestCard({ request, onAnswer }: { request: GuidanceRequestSummary; onAnswer: () => void }) {
  const localized = useLocalized();
  const { day, moment } = useFormats();
  const questions = useQuery(listGuidanceQuestionsOptions());
  const told = (questions.data?.items ?? []).flatMap(({ fact, answers }) => {
    const value = request.facts[fact as keyof typeof request.facts];
    const answer = answers.find((one) => one.value === value);
    return answer ? [localized(answer.label)] : [];
  });
  return (
    <li className="panel grid gap-3">
      <p className="meta">
        <span>{request.name}</span>
        <a href={`mailto:${request.email}`}>{request.email}</a>
        <span>{moment(request.createdAt)}</span>
      </p>
      <p className="whitespace-pre-line text-lg">{request.question}</p>
      {told.length > 0 && (
        <p className="meta">
          {told.map((answer) => (
            <span key={answer}>{answer}</span>
          ))}
        </p>
      )}
      {request.answer === null ? (
        <div className="flex flex-wrap items-center gap-4">
          <Button small onClick={onAnswer}>
            <Trans>Beantwoord deze vraag</Trans>
          </Button>
          <span className="soft text-sm">
            <Trans>Beloofd voor {day(request.answerBy)}</Trans>
          </span>
        </div>
      ) : (
        <p className="soft whitespace-pre-line">{request.answer}</p>
      )}
    </li>
  );
}

function AnswerDialog({ request, onClose }: { request: GuidanceRequestSummary; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const form = useForm({ defaultValues: { answer: '' } });
  return (
    <Dialog open onClose={onClose} title={t`Antwoord aan ${request.name}`}>
      <p className="soft mb-4 whitespace-pre-line">{request.question}</p>
      <Form
        form={form}
        onSubmit={async ({ answer }) => {
          await createGuidanceRequestStatusChange({
            path: { guidanceRequestId: request.id },
            body: { toStatus: 'answered', answer },
            headers: { 'If-Match': `"${request.version}"` },
            throwOnError: true,
          });
          await queries.invalidateQueries({ queryKey: listGuidanceRequestsQueryKey() });
          toast(t`Uw antwoord is onderweg.`);
          onClose();
        }}
      >
        <TextArea name="answer" label={t`Uw antwoord`} rows={8} maxLength={4000} />
        <SubmitButton>
          <Trans>Verstuur het antwoord</Trans>
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
