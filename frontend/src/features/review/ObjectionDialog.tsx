import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ObjectionRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button } from '@/ui/Button.tsx';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { DecideForm, ExtendForm, HearForm } from './ObjectionForms.tsx';
import { AGAINST, HEARING } from './objectionWords.ts';
import { objectionOptions } from './reviewQueries.ts';

/** One objection: what the company says, the terms, and the step that comes next. */
export function ObjectionDialog({ objectionId, onClose }: { objectionId: string; onClose: () => void }) {
  const { t } = useLingui();
  const found = useQuery(objectionOptions(objectionId));
  return (
    <Dialog open onClose={onClose} title={t`Bezwaar`}>
      <Loaded query={found} skeleton={<ListSkeleton rows={5} />}>
        {({ data, etag }) => <OpenObjection objection={data} etag={etag} onClose={onClose} />}
      </Loaded>
    </Dialog>
  );
}

interface OpenObjectionProps {
  objection: ObjectionRead;
  etag: string | null;
  onClose: () => void;
}

function OpenObjection({ objection, etag, onClose }: OpenObjectionProps) {
  const { t, i18n } = useLingui();
  const say = useLocalized();
  const { day, moment } = useFormats();
  const [extending, setExtending] = useState(false);
  const blocked = objection.allowedMoves.find((move) => move.blocked)?.blocked;
  const may = (status: ObjectionRead['status']) =>
    objection.allowedMoves.some((move) => move.toStatus === status && !move.blocked);
  return (
    <>
      <p className="font-semibold">
        {objection.companyName},{' '}
        <AppLink to="/syntens/beoordelen" search={{ voucher: objection.voucherId }}>
          {objection.voucherCode}
        </AppLink>
      </p>
      <p className="prose-line">{objection.grounds}</p>
      {objection.lateReason && (
        <Notice tone="warn" title={<Trans>Te laat ingediend</Trans>}>
          <p>{objection.lateReason}</p>
        </Notice>
      )}
      <DefinitionList
        items={[
          {
            term: t`Tegen`,
            value: t`${i18n._(AGAINST[objection.against])} van ${day(objection.announcedOn)}`,
          },
          { term: t`Bezwaar kon tot en met`, value: day(objection.objectionDueOn) },
          { term: t`Ingediend`, value: moment(objection.filedAt) },
          { term: t`Beslissen uiterlijk`, value: day(objection.decisionDueOn) },
          ...(objection.extensionReason
            ? [{ term: t`Verlengd omdat`, value: objection.extensionReason }]
            : []),
          ...(objection.hearing
            ? [
                {
                  term: t`Hoorzitting`,
                  value: [
                    i18n._(HEARING[objection.hearing]),
                    objection.heardOn && day(objection.heardOn),
                    objection.hearingReport,
                  ]
                    .filter(Boolean)
                    .join('. '),
                },
              ]
            : []),
          ...(objection.decisionReason ? [{ term: t`Besluit`, value: objection.decisionReason }] : []),
        ]}
      />
      {blocked && (
        <Notice tone="info" title={<Trans>Dit is voor een collega</Trans>}>
          <p>{say(blocked)}</p>
        </Notice>
      )}
      {extending ? (
        <ExtendForm objection={objection} etag={etag} onClose={() => setExtending(false)} />
      ) : (
        <>
          {may('heard') && <HearForm objection={objection} etag={etag} onClose={onClose} />}
          {may('upheld') && <DecideForm objection={objection} etag={etag} onClose={onClose} />}
          {objection.mayExtend && (
            <Button kind="quiet" onClick={() => setExtending(true)}>
              <Trans>Verleng de termijn met zes weken</Trans>
            </Button>
          )}
        </>
      )}
    </>
  );
}
