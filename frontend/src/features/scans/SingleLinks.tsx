import { Trans, useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { Button } from '@/ui/Button.tsx';

interface SingleLinksProps {
  busy: boolean;
  madeBefore: number;
  onMake: (quantity: number) => void;
  kind?: 'primary' | 'secondary';
}

/** How many links that each work once. */
export function SingleLinks(props: SingleLinksProps) {
  const { t } = useLingui();
  const id = useId();
  const [quantity, setQuantity] = useState('10');
  const count = Number(quantity);
  const fits = Number.isInteger(count) && count >= 1 && count <= 250;
  return (
    <form
      className="mt-1 grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (fits) props.onMake(count);
      }}
    >
      <p className="soft text-sm">
        {props.madeBefore > 0 ? (
          <Trans>U maakte er al {props.madeBefore}. Die blijven werken.</Trans>
        ) : (
          <Trans>U krijgt een vel om uit te knippen en uit te delen.</Trans>
        )}
      </p>
      <label className="grid gap-1" htmlFor={id}>
        <span className="field-label">
          <Trans>Hoeveel links</Trans>
        </span>
        <input
          id={id}
          className="input max-w-28"
          inputMode="numeric"
          value={quantity}
          aria-invalid={!fits}
          onChange={(event) => setQuantity(event.target.value)}
        />
      </label>
      {!fits && (
        <p className="field-error" role="status">
          <Trans>Kies een aantal van 1 tot en met 250.</Trans>
        </p>
      )}
      <div>
        <Button
          type="submit"
          kind={props.kind ?? 'secondary'}
          busy={props.busy}
          {...(fits ? {} : { blockedBecause: t`Kies eerst een aantal van 1 tot en met 250.` })}
        >
          <Trans>Maak losse links</Trans>
        </Button>
      </div>
    </form>
  );
}
