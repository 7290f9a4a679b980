import { useLingui } from '@lingui/react/macro';
import { Eye, EyeOff } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '@/ui/Button.tsx';
import { TextField } from '@/ui/form/index.ts';

interface PasswordFieldProps {
  name?: string;
  label?: string;
  /** `new-password` lets a password manager suggest one. */
  autoComplete: 'current-password' | 'new-password';
  description?: ReactNode;
}

/** A password, which can be shown while one types it. */
export function PasswordField({ name = 'password', label, autoComplete, description }: PasswordFieldProps) {
  const { t } = useLingui();
  const [shown, setShown] = useState(false);
  const Mark = shown ? EyeOff : Eye;
  return (
    <div className="grid gap-1">
      <TextField
        name={name}
        label={label ?? t`Wachtwoord`}
        description={description}
        type={shown ? 'text' : 'password'}
        autoComplete={autoComplete}
        maxLength={200}
      />
      <div>
        <Button kind="quiet" small aria-pressed={shown} onClick={() => setShown(!shown)}>
          <Mark aria-hidden="true" className="size-5" />
          {shown ? t`Verberg het wachtwoord` : t`Toon het wachtwoord`}
        </Button>
      </div>
    </div>
  );
}
