import './marked.css';

/** A text in pieces: what was searched for is marked. Plain text, never HTML. */
export function Marked({ pieces }: { pieces: readonly { text: string; hit: boolean }[] }) {
  let at = 0;
  return pieces.map((piece) => {
    const key = at;
    at += piece.text.length;
    return piece.hit ? (
      <mark key={key} className="hit">
        {piece.text}
      </mark>
    ) : (
      <span key={key}>{piece.text}</span>
    );
  });
}
