import { fieldOf, type InputFault } from '@/lib/problem.ts';

/** A fault beside a field (`name`), or of the form as a whole. */
export interface FormFault {
  name: string | null;
  message: string;
}

/** The faults of a form as a flat list, in the order of the fields. */
export function faultsOf(errors: object, order: readonly string[]): FormFault[] {
  const found: FormFault[] = [];
  const walk = (value: unknown, path: string) => {
    if (typeof value !== 'object' || value === null) return;
    if ('message' in value && typeof value.message === 'string' && value.message !== '') {
      found.push({ name: path, message: value.message });
      return;
    }
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'ref' || key === 'root') continue;
      walk(inner, path === '' ? key : `${path}.${key}`);
    }
  };
  walk(errors, '');
  const rank = (fault: FormFault) => {
    const index = order.indexOf(fault.name ?? '');
    return index === -1 ? order.length : index;
  };
  return found.sort((a, b) => rank(a) - rank(b));
}

/** Where each fault of the server belongs: beside the field it names, or the nearest field around it, else the form. */
export function placeFaults(faults: readonly InputFault[], fields: readonly string[]): FormFault[] {
  return faults.map((fault) => {
    let name = fieldOf(fault);
    while (name && !fields.includes(name)) {
      name = name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : null;
    }
    return { name, message: fault.detail };
  });
}
