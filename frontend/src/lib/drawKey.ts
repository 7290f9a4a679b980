// The signs and the check of `backend/scans/keys.py`: no sign that people confuse, and a check on typing errors.
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const SIGNS = 20;
const GROUP = 5;

/**
 * Draws a response key on the device itself. When the answer to the exchange gets lost on the way, the same key asks again
 * and a link that works once is not lost.
 */
export function drawKey(): string {
  const drawn: number[] = [];
  while (drawn.length < SIGNS - 1) {
    for (const byte of crypto.getRandomValues(new Uint8Array(SIGNS))) {
      // 248 is the largest multiple of 31 in a byte: above it some signs would come up more often.
      if (byte < 248 && drawn.length < SIGNS - 1) drawn.push(byte % ALPHABET.length);
    }
  }
  const check = drawn.reduce((sum, sign, index) => sum + (index + 1) * sign, 0) % ALPHABET.length;
  const signs = [...drawn, check].map((sign) => ALPHABET.charAt(sign)).join('');
  return signs.match(new RegExp(`.{${GROUP}}`, 'g'))?.join('-') ?? signs;
}
