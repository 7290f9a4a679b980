import { Trans } from '@lingui/react/macro';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { EmptyState } from '@/ui/States.tsx';

/** No question yet, or no answer to it: the ways on. */
export function NothingFound({
  q,
  filtered,
  onClear,
}: {
  q: string;
  filtered: boolean;
  onClear: () => void;
}) {
  return (
    <EmptyState
      title={
        q ? (
          <Trans>Niets gevonden op “{q}”</Trans>
        ) : (
          <Trans>Instrumenten, adviseurs, voorbeelden en vouchers in één keer</Trans>
        )
      }
      actions={
        <>
          {filtered && (
            <Button kind="secondary" onClick={onClear}>
              <Trans>Haal de filters weg</Trans>
            </Button>
          )}
          <LinkButton to="/themas" kind="secondary">
            <Trans>Bekijk de acht thema's</Trans>
          </LinkButton>
          <LinkButton to="/adviseurs" kind="secondary">
            <Trans>Zoek een adviseur</Trans>
          </LinkButton>
        </>
      }
    >
      {q ? (
        <p>
          <Trans>
            Probeer een ander woord, of zoek op wat er misgaat: “wachten”, “overwerk”, “fouten”. Staat het er
            echt niet bij, <AppLink to="/wegwijzer/vraag">stel Syntens dan uw vraag</AppLink>. Wij tellen
            vragen zonder resultaat, zonder te bewaren wie ze stelde.
          </Trans>
        </p>
      ) : (
        <p>
          <Trans>Typ een of twee gewone woorden. Een typefout is niet erg.</Trans>
        </p>
      )}
    </EmptyState>
  );
}
