import { createContext, useContext, useEffect } from 'react';

interface FormSurroundings {
  /** Prefix of the ids of this form's controls, so that two forms on a page do not clash. */
  id: string;
  /** Label per field name, for the summary of faults. */
  labels: Map<string, string>;
  busy: boolean;
  /** What is still on its way and belongs to the answer, such as a document: the form is sent after it. */
  underway: Set<Promise<unknown>>;
}

export const FormContext = createContext<FormSurroundings | null>(null);

export function useFormSurroundings(): FormSurroundings {
  const surroundings = useContext(FormContext);
  if (!surroundings) throw new Error('Fields with a name stand inside a Form.');
  return surroundings;
}

/** The id of a field's control. */
export function controlId(form: string, name: string): string {
  return `${form}-${name.replaceAll('.', '-')}`;
}

/** Makes a field known to the form, so that faults the server names find it. */
export function useFieldLabel(name: string, label: string): void {
  const { labels } = useFormSurroundings();
  useEffect(() => {
    labels.set(name, label);
    return () => {
      labels.delete(name);
    };
  }, [labels, name, label]);
}
