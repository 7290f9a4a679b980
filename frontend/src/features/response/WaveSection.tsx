import { Trans, useLingui } from '@lingui/react/macro';
import type { ArmCounts, DeclineReason, WaveResponse } from '@/api/types.gen.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { Table } from '@/ui/Table.tsx';
import { useResponseWords } from './responseWords.ts';

/** The response to one measurement, by group; each number leads to its firms. */
export function WaveSection({ wave, verzonnen }: { wave: WaveResponse; verzonnen: string | undefined }) {
  const { t } = useLingui();
  const words = useResponseWords();
  const name = words.wave(wave.number);
  const declinedOf = (arm: ArmCounts) => Object.values(arm.declined).reduce((sum, firms) => sum + firms, 0);
  const counted = (arm: ArmCounts, stand: string, firms: number) =>
    firms === 0 ? (
      '0'
    ) : (
      <AppLink
        className="link"
        to="/programma/respons"
        search={{ meting: String(wave.number), groep: arm.arm, stand, verzonnen } as never}
        resetScroll={false}
        hash="bedrijven"
        aria-label={t`${firms}, toon deze bedrijven: ${words.arms[arm.arm]}, ${name}`}
      >
        {firms}
      </AppLink>
    );
  const why = (arm: ArmCounts) =>
    (Object.keys(words.reasons) as DeclineReason[])
      .filter((reason) => arm.declined[reason])
      .map((reason) => `${words.reasons[reason]} ${arm.declined[reason]}`)
      .join(', ');
  return (
    <section className="grid gap-3">
      <h2 className="text-xl">{name}</h2>
      {wave.isUneven && (
        <Notice tone="warn" title={t`De groepen verschillen ${wave.gapPoints ?? 0} punten in respons`}>
          <p>
            <Trans>
              Bij meer dan 5 punten zegt een verschil in cijfers minder: wie antwoordt kan anders zijn dan wie
              zwijgt. Herinner eerst de groep die achterblijft.
            </Trans>
          </p>
        </Notice>
      )}
      <Table
        caption={t`Respons: ${name}`}
        captionHidden
        stacked
        rows={wave.arms}
        rowKey={(arm) => arm.arm}
        columns={[
          { key: 'arm', header: t`Groep`, cell: (arm) => words.arms[arm.arm] },
          { key: 'expected', header: t`Gevraagd`, numeric: true, cell: (arm) => arm.expected },
          {
            key: 'answered',
            header: t`Gemeten`,
            numeric: true,
            cell: (arm) => counted(arm, 'answered', arm.answered),
          },
          {
            key: 'share',
            header: t`Respons`,
            numeric: true,
            cell: (arm) => (arm.responsePercent === null ? '–' : `${arm.responsePercent} %`),
          },
          { key: 'open', header: t`Open`, numeric: true, cell: (arm) => counted(arm, 'open', arm.open) },
          {
            key: 'overdue',
            header: t`Te laat`,
            numeric: true,
            cell: (arm) => counted(arm, 'overdue', arm.overdue),
          },
          {
            key: 'lapsed',
            header: t`Niet gemeten`,
            numeric: true,
            cell: (arm) => counted(arm, 'lapsed', arm.lapsed),
          },
          {
            key: 'declined',
            header: t`Antwoordt niet`,
            numeric: true,
            cell: (arm) => (
              <>
                {counted(arm, 'declined', declinedOf(arm))}
                {why(arm) && <span className="quiet block">{why(arm)}</span>}
              </>
            ),
          },
        ]}
      />
    </section>
  );
}
