import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ExchangeShareSummary } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useThemeName } from '@/lib/reference.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { BASES, type ExchangeRoom, KIND_WORDS, STATUS_WORDS, Told } from './exchangeWords.tsx';

/** A piece of work in the list. */
export function ShareRow({ share, room }: { share: ExchangeShareSummary; room: ExchangeRoom }) {
  const { i18n } = useLingui();
  const { day } = useFormats();
  const themeName = useThemeName();
  return (
    <li className="grid gap-2 py-6">
      <p className="meta">
        <span>{i18n._(KIND_WORDS[share.kind])}</span>
        <span>{share.branch}</span>
        {share.sharedAt && <span>{day(share.sharedAt)}</span>}
      </p>
      <h2 className="font-semibold text-xl">
        <AppLink to={`${BASES[room]}/$shareId`} params={{ shareId: share.id }}>
          <Told text={share.title} />
        </AppLink>
      </h2>
      <p className="max-w-prose">
        <Told text={share.gain} />
      </p>
      <p className="meta">
        <span>{share.themes.map(themeName).join(', ')}</span>
        {share.takenOverBy > 0 && (
          <span>
            <Plural
              value={share.takenOverBy}
              one="# branche nam dit over"
              other="# branches namen dit over"
            />
          </span>
        )}
        {share.status !== 'shared' && <Pill>{i18n._(STATUS_WORDS[share.status])}</Pill>}
        {share.takenNumber !== null && (
          <Pill tone={share.takenNumber < share.number ? 'info' : 'ok'}>
            {share.takenNumber < share.number ? (
              <Trans>Nieuwe versie van wat u overnam</Trans>
            ) : (
              <Trans>Door u overgenomen</Trans>
            )}
          </Pill>
        )}
        {share.isDemonstration && <Pill>{<Trans>Verzonnen voorbeeld</Trans>}</Pill>}
      </p>
    </li>
  );
}
