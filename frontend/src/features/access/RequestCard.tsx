import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { AccessRequestRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { Panel } from '@/ui/Panel.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { Timeline } from '@/ui/Timeline.tsx';
import { useGroundWords, usePartyWords, useStatusWords } from './words.ts';

/** One request: who asks, where it stands, how it came so, and what can be done. */
export function RequestCard({ request, children }: { request: AccessRequestRead; children?: ReactNode }) {
  const { t } = useLingui();
  const { day, moment } = useFormats();
  const statuses = useStatusWords();
  const parties = usePartyWords();
  const grounds = useGroundWords();
  const isOwn = request.yourPart === 'claimant';
  const kvk = t`KVK-nummer ${request.kvkNumber}`;
  return (
    <Panel>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="text-lg [overflow-wrap:anywhere]">
            {isOwn ? (request.companyName ?? kvk) : request.claimantName}
          </h2>
          <p className="soft text-sm [overflow-wrap:anywhere]">
            {isOwn ? kvk : `${request.claimantEmail}, ${request.companyName}, ${kvk}`}
          </p>
        </div>
        <Pill tone={statuses[request.status].tone}>{statuses[request.status].word}</Pill>
      </div>
      <p className="mt-3 max-w-prose whitespace-pre-line [overflow-wrap:anywhere]">{request.explanation}</p>
      {request.status === 'asked' && (
        <p className="soft mt-2">
          <Trans>
            De eigenaar kan antwoorden tot en met {day(request.answerBefore)}. Daarna beslist Syntens.
          </Trans>
        </p>
      )}
      <div className="mt-5">
        <Timeline
          entries={request.history.map((change) => ({
            key: `${change.toStatus} ${change.occurredAt}`,
            state: 'done' as const,
            title: change.toStatus === 'asked' ? t`Toegang gevraagd` : statuses[change.toStatus].word,
            when: moment(change.occurredAt),
            text: (
              <>
                {parties[change.party]}
                {change.ground && <p>{grounds[change.ground]}</p>}
                {change.reason && (
                  <p className="whitespace-pre-line [overflow-wrap:anywhere]">{change.reason}</p>
                )}
                {change.note && (
                  <p className="[overflow-wrap:anywhere]">
                    <Trans>Alleen voor Syntens: {change.note}</Trans>
                  </p>
                )}
              </>
            ),
          }))}
        />
      </div>
      {request.allowed.length > 0 && <div className="mt-5 flex flex-wrap gap-3">{children}</div>}
    </Panel>
  );
}
