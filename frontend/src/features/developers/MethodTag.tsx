import type { Method } from './openapi.ts';

const TONES: Record<Method, string> = {
  get: 'tone-info',
  post: 'tone-ok',
  put: 'tone-warn',
  patch: 'tone-warn',
  delete: 'tone-err',
};

/** What is done: GET, POST, PUT, PATCH or DELETE. */
export function MethodTag({ method }: { method: Method }) {
  return <span className={`pill method ${TONES[method]}`}>{method.toUpperCase()}</span>;
}

/** An address of the API, which may break at its slashes; the parts to fill in stand out. */
export function PathText({ path }: { path: string }) {
  return (
    <code className="path">
      {path.split(/(?=\/)/).map((part) => (
        <span key={part}>
          <wbr />
          {part.includes('{') ? <i>{part}</i> : part}
        </span>
      ))}
    </code>
  );
}
