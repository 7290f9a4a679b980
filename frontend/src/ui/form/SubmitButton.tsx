import type { ReactNode } from 'react';
import { Button, type ButtonKind } from '../Button.tsx';
import { useFormSurroundings } from './FormContext.ts';

/** Sends the form; shows that it is being sent. */
export function SubmitButton({ kind, children }: { kind?: ButtonKind; children: ReactNode }) {
  const { busy } = useFormSurroundings();
  return (
    <Button type="submit" kind={kind ?? 'primary'} busy={busy}>
      {children}
    </Button>
  );
}
